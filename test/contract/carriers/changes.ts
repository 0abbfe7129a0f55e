import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Carrier, CarrierConnection, ChangeOutcome, SentParcel } from "~/shipping/ports/carrier";
import type { FaultRequest } from "../../stand-ins/kit";
import type { BatteryEntry } from "./entry";
import { closeChecked, setStage, type Stage } from "./stage";

/** Both are asked in the same way, and may come to the same. */
export const changeOperations = ["cancel", "update"] as const;
export type ChangeOperation = (typeof changeOperations)[number];

/** Its answer is lost, or cannot be read, after the work was done. */
const lost: readonly Omit<FaultRequest, "call">[] = [
  { kind: "timeout-after" },
  { kind: "reset-after" },
  { kind: "half" },
  { kind: "late", seconds: 3 },
  { kind: "slow", seconds: 20 },
  { kind: "500", processed: true },
  { kind: "502-html", processed: true },
  { kind: "503", processed: true },
  { kind: "html-200", processed: true },
];

/** It came to nothing, and nobody can see that from here. */
const unheard: readonly Omit<FaultRequest, "call">[] = [
  { kind: "timeout-before" },
  { kind: "reset-before" },
  { kind: "500" },
  { kind: "502-html" },
  { kind: "503" },
  { kind: "html-200" },
];

/** The cases of changing a parcel that the carrier has: the same for every carrier that can, and for both operations. */
export function changeBattery(entry: BatteryEntry, operation: ChangeOperation): void {
  const theirs = entry.changes[operation];
  if (!theirs) throw new Error(`${entry.name}'s entry says nothing of ${operation}`);

  describe(operation, () => {
    let stage: Stage;
    /** The hasty one once a fault is to run into the time-out. */
    let carrier: Carrier;
    beforeEach(async () => {
      stage = await setStage(entry);
      carrier = stage.carrier;
    });
    afterEach(() => closeChecked(stage, entry));

    const prepared = (changes: BatteryEntry["changed"] = {}) => {
      const parcel = { ...entry.parcel, ...changes };
      const result = stage.carrier.prepare(parcel, stage.connection.settings, stage.reference);
      if (!result.ok) throw new Error(`the parcel was refused: ${result.error.code}`);
      return result.value;
    };
    const made = async (): Promise<SentParcel> => {
      const outcome = await stage.carrier.create(stage.connection, prepared());
      if (outcome.kind !== "created") throw new Error(`expected a parcel, got ${outcome.kind}`);
      const { trackingNumber, carrierId = null } = outcome.parcel;
      return { reference: entry.parcel.reference, trackingNumber, carrierId };
    };
    const change = async (
      parcel: SentParcel,
      connection: CarrierConnection = stage.connection,
    ): Promise<ChangeOutcome | undefined> => {
      const outcome =
        operation === "cancel"
          ? await carrier.cancel?.(connection, parcel, "Le client a changé d'avis")
          : await carrier.update?.(connection, parcel, prepared(entry.changed));
      return outcome && stage.tell(outcome);
    };
    const fault = async (wanted: Omit<FaultRequest, "call">): Promise<void> => {
      if (/^(timeout|late|slow)/.test(String(wanted.kind))) carrier = stage.hasty;
      await stage.standIn.control.post("faults", { call: theirs.call, ...wanted });
    };
    const isDone = async (): Promise<boolean> => theirs.isDone(await stage.standIn.control.get("ledger"));

    it("is done, and done again when it is asked twice", async () => {
      const parcel = await made();
      expect(await isDone()).toBe(false);
      expect(await change(parcel)).toEqual({ kind: "done" });
      expect(await isDone()).toBe(true);
      expect(await change(parcel)).toEqual({ kind: "done" });
      expect(entry.references(await stage.standIn.control.get("ledger"))).toEqual([entry.parcel.reference]);
    });

    it.each(lost)("is asked again after an answer that was lost, and found done: $kind", async (wanted) => {
      const parcel = await made();
      await fault(wanted);
      expect(await change(parcel)).toMatchObject({ kind: "unknown", error: { retryAt: expect.any(Date) } });
      expect(await isDone()).toBe(true);
      expect(await change(parcel)).toEqual({ kind: "done" });
    });

    it.each(unheard)("is asked again after it came to nothing, and done then: $kind", async (wanted) => {
      const parcel = await made();
      await fault(wanted);
      expect(await change(parcel)).toMatchObject({ kind: "unknown", error: { retryAt: expect.any(Date) } });
      expect(await isDone()).toBe(false);
      expect(await change(parcel)).toEqual({ kind: "done" });
      expect(await isDone()).toBe(true);
    });

    it("is refused in words once it is too late, however often it is asked", async () => {
      const parcel = await made();
      const { connection, standIn } = stage;
      await theirs.lock({ carrier: stage.carrier, connection, control: standIn.control }, parcel);
      const refused = { kind: "refused", error: { words: theirs.lockedWords, retryAt: null } };
      expect(await change(parcel)).toMatchObject(refused);
      expect(await change(parcel)).toMatchObject(refused);
      expect(await isDone()).toBe(false);
    });

    it("waits for a person where the settings are not good", async () => {
      const parcel = await made();
      expect(await change(parcel, stage.denied)).toMatchObject({
        kind: "unknown",
        error: { kind: "auth", status: 401, retryAt: null },
      });
      expect(await isDone()).toBe(false);
    });

    it.each([
      ["429 with Retry-After", { kind: "429", retryAfter: 7 }, 7_000],
      ["429 without", { kind: "429" }, null],
    ] as const)("obeys a %s, and everybody with the same account does", async (_what, wanted, exactly) => {
      const parcel = await made();
      await fault(wanted);
      const before = stage.now().getTime();
      const outcome = await change(parcel);
      const after = stage.now().getTime();
      if (outcome?.kind !== "unknown") throw new Error(`expected unknown, got ${outcome?.kind ?? "nothing"}`);
      expect(outcome.error).toMatchObject({ kind: "rate-limited", status: 429 });
      const retryAt = outcome.error.retryAt?.getTime() ?? 0;
      expect(retryAt).toBeGreaterThan(after);
      if (exactly !== null) {
        expect(retryAt).toBeGreaterThanOrEqual(before + exactly);
        expect(retryAt).toBeLessThanOrEqual(after + exactly);
      }
      expect(stage.limiter.blocks).toEqual([
        { key: expect.stringMatching(`^${entry.name}:.+`), until: outcome.error.retryAt },
      ]);
      expect(await isDone()).toBe(false);
      expect(await change(parcel)).toEqual({ kind: "done" });
    });

    it("is not refused by an address that has moved, which a person mends", async () => {
      const parcel = await made();
      const mover = createServer((request, response) => {
        request.resume();
        response.writeHead(301, { location: `${stage.standIn.url}${request.url}?token=hidden-query` }).end();
      });
      await new Promise<void>((resolve) => mover.listen(0, "127.0.0.1", resolve));
      // A TCP server's address is always an AddressInfo.
      const { port } = mover.address() as AddressInfo;
      const address = `http://127.0.0.1:${port}`;
      carrier = stage.at(address);
      const outcome = await change(parcel, stage.connectionAt(address));
      mover.close();
      expect(outcome).toMatchObject({
        kind: "unknown",
        error: { words: expect.stringContaining(stage.standIn.url), status: 301, retryAt: null },
      });
      expect(JSON.stringify(outcome)).not.toContain("hidden-query");
      expect(await isDone()).toBe(false);
    });
  });
}
