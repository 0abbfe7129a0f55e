import { afterEach, describe, expect, it } from "vitest";
import { goodParcel } from "~/carriers/first-delivery/fixtures/parcel";
import { shipmentId } from "~/shipping/ids";
import type { SentParcel } from "~/shipping/ports/carrier";
import { carrierBattery } from "./battery";
import { firstDeliveryEntry as entry } from "./first-delivery-entry";
import { createMemoryLimiter } from "./limiter";
import { setStage, type Stage } from "./stage";

describe("first-delivery", () => {
  carrierBattery(entry);
});

describe("first-delivery alone", () => {
  let stage: Stage | undefined;
  afterEach(() => stage?.close());

  it("keeps its limits so exactly that the carrier turns no call away", async () => {
    const {
      carrier,
      connection,
      standIn: running,
      now,
    } = (stage = await setStage(entry, {
      standIn: {},
      limiter: createMemoryLimiter(),
    }));
    const parcels = ["1", "2", "3"].map((trackingNumber, index) => ({
      shipment: shipmentId.parse(`00000000-0000-4000-8000-00000000000${index}`),
      trackingNumber,
      carrierId: null,
      createdAt: now(),
    }));
    // Three parcels that it does not have: one page of filter and one etat each, three times over.
    for (const parcel of parcels) {
      expect(await carrier.follow?.(connection, [parcel])).toEqual({ reports: [], error: null });
    }
    expect(await carrier.follow?.(connection, parcels)).toEqual({ reports: [], error: null });
    expect(await running.control.get("ledger")).toMatchObject({ rejections: {} });
  });

  it("finds its parcel among pages of others, whether states come as labels or codes", async () => {
    for (const states of ["label", "code"]) {
      const {
        carrier,
        connection,
        standIn: running,
        now,
      } = (stage = await setStage(entry, {
        standIn: { "no-limits": "true", states },
      }));
      const startedAt = now();
      const prepared = carrier.prepare(goodParcel, connection.settings, null);
      if (!prepared.ok) throw new Error(prepared.error.code);
      await carrier.create(connection, prepared.value);
      const others = prepared.value.body.replace(goodParcel.reference, "NV9999999999");
      for (let n = 0; n < 150; n += 1) await carrier.create(connection, { ...prepared.value, body: others });

      const question = {
        reference: goodParcel.reference,
        creation: prepared.value,
        attemptStartedAt: startedAt,
        attemptEndedAt: now(),
      };
      expect(await carrier.lookUp?.(connection, question)).toMatchObject({
        kind: "found",
        parcel: { trackingNumber: "683375000001", carrierState: "En attente" },
      });
      const calls = running.ledger.calls().filter(({ operation }) => operation === "filter");
      expect(calls).toHaveLength(2);
      await running.close();
    }
  });

  it("tells the carrier's own times of pick-up and delivery", async () => {
    const { carrier, connection, standIn: running, now } = (stage = await setStage(entry));
    const prepared = carrier.prepare(goodParcel, connection.settings, null);
    if (!prepared.ok) throw new Error(prepared.error.code);
    const outcome = await carrier.create(connection, prepared.value);
    if (outcome.kind !== "created") throw new Error(outcome.kind);
    const trackingNumber = outcome.parcel.trackingNumber ?? "";
    const shipment = shipmentId.parse("00000000-0000-4000-8000-000000000000");
    const seen: unknown[] = [];
    for (const [state, time] of [
      ["Enlevé", "2026-11-20T10:00:00Z"],
      ["Livré", "2026-11-20T12:00:00Z"],
    ]) {
      await running.control.post("clock", { now: time });
      await entry.move(running.control, trackingNumber, state ?? "");
      const told = await carrier.follow?.(connection, [
        { shipment, trackingNumber, carrierId: null, createdAt: now() },
      ]);
      seen.push([told?.reports[0]?.state, told?.reports[0]?.at?.toISOString().slice(0, 16)]);
    }
    expect(seen).toEqual([
      ["picked_up", "2026-11-20T10:00"],
      ["delivered", "2026-11-20T12:00"],
    ]);
  });

  /** A parcel that First Delivery has, in the state it is put into. */
  const madeIn = async (on: Stage, state: string): Promise<SentParcel> => {
    const prepared = on.carrier.prepare(goodParcel, on.connection.settings, null);
    if (!prepared.ok) throw new Error(prepared.error.code);
    const outcome = await on.carrier.create(on.connection, prepared.value);
    if (outcome.kind !== "created") throw new Error(outcome.kind);
    const { trackingNumber } = outcome.parcel;
    await entry.move(on.standIn.control, trackingNumber ?? "", state);
    return { reference: goodParcel.reference, trackingNumber, carrierId: null };
  };

  it("takes a parcel that its sender deleted on First Delivery's own site for cancelled", async () => {
    const on = (stage = await setStage(entry));
    const parcel = await madeIn(on, "Supprimé");
    expect(await on.carrier.cancel?.(on.connection, parcel, "client")).toEqual({ kind: "done" });
    const followed = {
      shipment: shipmentId.parse("00000000-0000-4000-8000-000000000000"),
      trackingNumber: parcel.trackingNumber ?? "",
      carrierId: null,
      createdAt: on.now(),
    };
    expect(await on.carrier.follow?.(on.connection, [followed])).toMatchObject({
      reports: [{ carrierState: "Supprimé", state: "cancelled", words: "Commande annulé par expéditeur" }],
    });
  });

  it.each(["En cours", "Enlevé", "Livré", "Retour reçu", "Perdu en mer"])(
    "is refused the cancel of what is %j, by its name",
    async (state) => {
      const on = (stage = await setStage(entry));
      const parcel = await madeIn(on, state);
      expect(await on.carrier.cancel?.(on.connection, parcel, "client")).toMatchObject({
        kind: "refused",
        error: { words: expect.stringContaining(`« ${state} »`), retryAt: null },
      });
    },
  );

  it("is refused the cancel of a parcel of another account", async () => {
    const on = (stage = await setStage(entry));
    const parcel = await madeIn(on, "En attente");
    const other = on.withSettings({ token: "tok-other" });
    expect(await on.carrier.cancel?.(other, parcel, "client")).toMatchObject({
      kind: "refused",
      error: { words: expect.stringContaining("ne connaît pas le colis"), retryAt: null },
    });
  });
});
