import { setTimeout as pause } from "node:timers/promises";
import type { FaultKind } from "../../stand-ins/kit";
import type { Random } from "../random";
import type { RealInstallation } from "./installation";

/** What goes wrong at the other parties, as often as it stands here. */
const kinds: readonly FaultKind[] = [
  "timeout-before",
  "timeout-after",
  "timeout-after",
  "reset-before",
  "reset-after",
  "500",
  "503",
  "502-html",
  "html-200",
  "429",
  "half",
  "half",
  "late",
];

/** Where; creations above all. `*` is whatever comes next. */
const places: readonly (readonly [party: string, call: string])[] = [
  ["first-delivery", "create"],
  ["first-delivery", "bulk-create"],
  ["first-delivery", "*"],
  ["dropcolis", "create"],
  ["dropcolis", "create"],
  ["dropcolis", "*"],
  ["ecotrack", "create"],
  ["ecotrack", "create/orders"],
  ["ecotrack", "*"],
  ["delivety", "order"],
  ["delivety", "order"],
  ["shopify", "fulfillmentCreate"],
  ["shopify", "fulfillmentCreate"],
  ["shopify", "fulfillmentEventCreate"],
  ["shopify", "graphql"],
];

/** One fault, for the next call that it fits. */
export function plantFault({ standIns }: RealInstallation, random: Random): void {
  const [party, call] = random.pick(places);
  const kind = random.pick(kinds);
  standIns.get(party)?.faults.add({
    call,
    kind,
    seconds: kind === "late" ? random.int(1, 3) : random.int(3, 8),
    ...(kind === "429" ? { retryAfter: random.int(1, 3) } : {}),
    // An answer that tells nothing of whether the work was done.
    ...(kind.startsWith("50") || kind === "html-200" ? { processed: random.chance(0.5) } : {}),
  });
}

/** From now on nothing goes wrong any more. */
export function heal({ standIns }: RealInstallation): void {
  for (const { faults } of standIns.values()) faults.clear();
}

/** Every fault that was met, by the parties' own ledgers. */
export const playedFaults = ({
  standIns,
}: RealInstallation): readonly { readonly party: string; readonly kind: FaultKind }[] =>
  [...standIns].flatMap(([party, { ledger }]) =>
    ledger.calls().flatMap(({ fault: kind }) => (kind ? [{ party, kind }] : [])),
  );

/** How often each kind was met. */
export function faultsMet(installation: RealInstallation): Readonly<Record<string, number>> {
  const met: Record<string, number> = Object.fromEntries(kinds.map((kind) => [kind, 0]));
  for (const { kind } of playedFaults(installation)) met[kind] = (met[kind] ?? 0) + 1;
  return met;
}

let lures = 0;

/**
 * Makes the next of these calls last, and tells when it has come.
 *
 * @returns whether it came within the time
 */
export async function lure(
  { standIns }: RealInstallation,
  about: { readonly party: string; readonly calls: readonly string[]; readonly kind: FaultKind },
  milliseconds: number,
): Promise<boolean> {
  const faults = standIns.get(about.party)?.faults;
  if (!faults) throw new Error(`${about.party} does not run`);
  lures += 1;
  // By its seconds it is known among the other faults that wait.
  const seconds = 2 + lures / 100_000;
  for (const call of about.calls) faults.add({ call, kind: about.kind, seconds });
  const end = Date.now() + milliseconds;
  while (Date.now() < end) {
    const left = faults.waiting().filter((fault) => fault.seconds === seconds);
    if (left.length < about.calls.length) return true;
    await pause(5);
  }
  return false;
}
