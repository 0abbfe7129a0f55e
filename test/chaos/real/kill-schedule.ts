import type { FaultKind } from "../../stand-ins/kit";
import { randomFrom, type Random } from "../random";

/** What is going on while a process dies. */
export type Moment =
  /** A call is made and not answered. `kind` is how the other side makes it last: its work done, or not. */
  | {
      readonly at: "call";
      readonly party: string;
      /** One of these: alone, or several orders together. */
      readonly calls: readonly string[];
      readonly kind: FaultKind;
    }
  /** A webhook has just been sent. */
  | { readonly at: "webhook" }
  /** It has only just been started again. */
  | { readonly at: "start" }
  | { readonly at: "any" };

export interface Kill {
  readonly signal: "SIGKILL" | "SIGTERM";
  readonly moment: Moment;
  /** Every process at once, as when a machine goes; else one of them. */
  readonly all: boolean;
  /** Which one: from 0 to less than 1, over the processes that come into question. */
  readonly which: number;
  /** Milliseconds between their all being ready and waiting for the moment; after a start, from the start on. */
  readonly pause: number;
  /** Milliseconds between the moment and the kill. */
  readonly delay: number;
}

/** Calls to die in, each as often as it stands here: those that make something, above all. */
const calls: readonly (readonly [party: string, ...calls: readonly string[]])[] = [
  ["first-delivery", "create", "bulk-create"],
  ["first-delivery", "create", "bulk-create"],
  ["first-delivery", "create", "bulk-create"],
  ["first-delivery", "filter"],
  ["first-delivery", "cancel-orders"],
  ["dropcolis", "create"],
  ["dropcolis", "create"],
  ["dropcolis", "create"],
  ["dropcolis", "cancel"],
  ["ecotrack", "create", "create/orders"],
  ["ecotrack", "create", "create/orders"],
  ["ecotrack", "valid/order"],
  ["delivety", "order"],
  ["delivety", "order"],
  ["shopify", "fulfillmentCreate"],
  ["shopify", "fulfillmentCreate"],
  ["shopify", "fulfillmentCreate"],
  ["shopify", "fulfillmentCreate"],
  ["shopify", "fulfillmentEventCreate"],
  ["shopify", "order"],
];

const elsewhere: readonly Moment[] = [
  { at: "webhook" },
  { at: "webhook" },
  { at: "start" },
  { at: "start" },
  { at: "any" },
  { at: "any" },
  { at: "any" },
  { at: "any" },
  { at: "any" },
];

/** The kills of a run. The same seed gives the same ones, and thirty of them meet every moment. */
export function killSchedule(seed: number, kills: number): readonly Kill[] {
  const random = randomFrom(`kills/${seed}`);
  let deck: Moment[] = [];
  return Array.from({ length: kills }, () => {
    if (deck.length === 0) deck = shuffledMoments(random);
    return killAt(random, deck.pop() ?? { at: "any" });
  });
}

/** No call stands last in its deck only because it is rare: each deck has all of them. */
function shuffledMoments(random: Random): Moment[] {
  const during = calls.map(([party, ...names]): Moment => ({
    at: "call",
    party,
    calls: names,
    kind: random.pick(["late", "late", "timeout-after", "timeout-before"]),
  }));
  return random.shuffled([...during, ...elsewhere]);
}

function killAt(random: Random, moment: Moment): Kill {
  return {
    signal: random.chance(0.15) ? "SIGTERM" : "SIGKILL",
    moment,
    all: random.chance(0.25),
    which: random.next(),
    pause: moment.at === "start" ? random.int(50, 2_500) : random.int(0, 800),
    delay:
      moment.at === "webhook"
        ? random.int(0, 60)
        : moment.at === "any"
          ? random.int(0, 2_500)
          : random.int(0, 120),
  };
}

/** "SIGKILL during first-delivery create"; of several calls the first one gives the name. */
export function labelOf({ signal, moment, all }: Kill, processes: number): string {
  const whom = all && processes > 1 ? " of all" : "";
  switch (moment.at) {
    case "call":
      return `${signal}${whom} during ${moment.party} ${moment.calls[0] ?? ""}`;
    case "webhook":
      return `${signal}${whom} during a webhook`;
    case "start":
      return `${signal}${whom} during its start`;
    case "any":
      return `${signal}${whom} at any moment`;
  }
}
