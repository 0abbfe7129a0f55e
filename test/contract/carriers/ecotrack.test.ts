import { afterEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { goodParcel } from "~/carriers/ecotrack/fixtures/parcel";
import { shipmentId } from "~/shipping/ids";
import type { FollowOutcome, Parcel, PreparedCreation, SentParcel } from "~/shipping/ports/carrier";
import { standIn } from "../../stand-ins/ecotrack";
import { startStandIn } from "../../stand-ins/kit";
import { carrierBattery } from "./battery";
import { entry, locked } from "./ecotrack-entry";
import { createMemoryLimiter } from "./limiter";
import { setStage, type Stage, type StageOptions } from "./stage";

describe("ecotrack", () => {
  carrierBattery(entry);
});

describe("ecotrack alone", () => {
  let stage: Stage | undefined;
  afterEach(async () => {
    await stage?.close();
    stage = undefined;
  });
  const begin = async (options: StageOptions = {}): Promise<Stage> =>
    (stage = await setStage(entry, options));

  const prepared = (on: Stage, changes: Partial<Parcel> = {}): PreparedCreation => {
    const result = on.carrier.prepare({ ...goodParcel, ...changes }, on.connection.settings, on.reference);
    if (!result.ok) throw new Error(`the parcel was refused: ${result.error.code}`);
    return result.value;
  };
  const created = async (on: Stage, creation = prepared(on)): Promise<SentParcel> => {
    const outcome = await on.carrier.create(on.connection, creation);
    if (outcome.kind !== "created") throw new Error(`expected a parcel, got ${JSON.stringify(outcome)}`);
    const { trackingNumber } = outcome.parcel;
    return { reference: creation.reference, trackingNumber, carrierId: null };
  };
  const followed = async (on: Stage, { trackingNumber }: SentParcel): Promise<FollowOutcome | undefined> =>
    on.carrier.follow?.(on.connection, [
      {
        shipment: shipmentId.parse("00000000-0000-4000-8000-000000000000"),
        trackingNumber: trackingNumber ?? "",
        carrierId: null,
        createdAt: on.now(),
      },
    ]);

  const goodSent: SentParcel = { reference: goodParcel.reference, trackingNumber: "EC0", carrierId: null };

  it("obeys the host's own limit, over all calls, so that it turns none away", async () => {
    const on = await begin({ standIn: { "per-minute": "9" }, limiter: createMemoryLimiter() });
    // The three lists, the token and whether many are taken at once were five calls; what is left are four.
    const [parcel] = [await created(on), await created(on), await created(on)];
    expect(await on.carrier.validation?.validate(on.connection, parcel)).toMatchObject({ ok: true });
    expect(await on.carrier.create(on.connection, prepared(on))).toMatchObject({
      kind: "not-created",
      error: { kind: "rate-limited", status: null, retryAt: expect.any(Date) },
    });
    expect(await on.carrier.cancel?.(on.connection, parcel, "x")).toMatchObject({ kind: "unknown" });
    expect(await on.standIn.control.get("ledger")).toMatchObject({ rejections: 0 });
  });

  it("finds its parcel among pages of others", async () => {
    const on = await begin();
    const startedAt = on.now();
    const creation = prepared(on);
    const { trackingNumber } = await created(on, creation);
    const others = creation.body.replace(goodParcel.reference, "NV9999999999");
    for (let n = 0; n < 90; n += 1) await created(on, { ...creation, body: others });
    const question = {
      reference: goodParcel.reference,
      creation,
      attemptStartedAt: startedAt,
      attemptEndedAt: on.now(),
    };
    expect(await on.carrier.lookUp?.(on.connection, question)).toMatchObject({
      kind: "found",
      parcel: { trackingNumber, carrierState: "prete_a_expedier" },
    });
    const calls = on.standIn.ledger.calls().filter(({ operation }) => operation === "get/orders");
    expect(calls).toHaveLength(3);
  });

  it("sends stop desks and exchanges as the host takes them", async () => {
    const on = await begin();
    await created(
      on,
      prepared(on, {
        marks: { stopDesk: true, exchange: false, serviceLevel: null, parcels: 1, toTakeBack: null },
      }),
    );
    await created(
      on,
      prepared(on, {
        marks: { stopDesk: false, exchange: true, serviceLevel: null, parcels: 1, toTakeBack: null },
      }),
    );
    expect(await on.standIn.control.get("ledger")).toMatchObject({
      parcels: [
        { order: { stop_desk: 1, code_postal: "1602", type: 1 } },
        { order: { stop_desk: 0, type: 2, produit_a_recuperer: "2 x Burnous (L), 1 x Chèche" } },
      ],
    });
  });

  it("tells history and times, from hosts with accents too", async () => {
    const on = await begin({ standIn: { "no-limits": "true", accents: "true", history: "true" } });
    const parcel = await created(on);
    for (const [state, time] of [
      ["vers_hub", "2026-11-20T08:00:00Z"],
      ["en_livraison", "2026-11-20T23:30:00Z"],
      ["livre_non_encaisse", "2026-11-21T09:00:00Z"],
    ]) {
      await on.standIn.control.post("clock", { now: time });
      await on.standIn.control.post("state", { tracking: parcel.trackingNumber, state });
    }
    const [report] = (await followed(on, parcel))?.reports ?? [];
    expect(report).toMatchObject({ carrierState: "Livré_non_encaissé", state: "delivered" });
    expect(report?.at?.toISOString().slice(0, 16)).toBe("2026-11-21T09:00");
    expect(
      report?.history?.map(({ carrierState, state, at }) => [
        carrierState,
        state,
        at.toISOString().slice(0, 16),
      ]),
    ).toEqual([
      ["picked", "picked_up", "2026-11-20T08:00"],
      ["dispatched_to_driver", "out_for_delivery", "2026-11-20T23:30"],
      ["livred", "delivered", "2026-11-21T09:00"],
    ]);
  });

  it("takes a parcel back before its validation, and is refused after", async () => {
    const on = await begin();
    const [first, second] = [await created(on), await created(on)];
    expect(await on.carrier.cancel?.(on.connection, first, "client")).toEqual({ kind: "done" });
    expect(await on.carrier.validation?.validate(on.connection, second)).toEqual({ ok: true, value: null });
    expect(await on.carrier.cancel?.(on.connection, second, "client")).toMatchObject({
      kind: "refused",
      error: { words: "Commande non modifiable" },
    });
    expect(await on.standIn.control.get("ledger")).toMatchObject({
      parcels: [
        { deleted: true, validated: false },
        { deleted: false, validated: true, state: "en_ramassage" },
      ],
    });
  });

  it("is handed over once, when the answer to that was lost", async () => {
    const on = await begin();
    const parcel = await created(on);
    await on.standIn.control.post("faults", { call: "valid/order", kind: "reset-after" });
    const validate = () => on.carrier.validation?.validate(on.connection, parcel);
    expect(await validate()).toMatchObject({ ok: false, error: { kind: "unavailable" } });
    expect(await validate()).toEqual({ ok: true, value: null });
  });

  it("changes all of a parcel that is not validated", async () => {
    const on = await begin();
    const parcel = await created(on);
    const creation = prepared(on, {
      recipientName: "Lina Haddad",
      phones: ["+213661000000"],
      place: { country: "DZ", region: "Oran", regionCode: "31", locality: "Oran" },
      order: { ...goodParcel.order, note: "" },
      collect: { ...goodParcel.collect, minor: 0 },
      contents: goodParcel.contents.slice(0, 1),
      marks: { stopDesk: true, exchange: false, serviceLevel: null, parcels: 1, toTakeBack: null },
    });
    expect(await on.carrier.update?.(on.connection, parcel, creation)).toEqual({ kind: "done" });
    const { parcels } = z
      .object({ parcels: z.array(z.object({ order: z.record(z.string(), z.unknown()) })) })
      .parse(await on.standIn.control.get("ledger"));
    // What the call has no name for stays as it was created.
    const { quantite, weight, ...told } = z.record(z.string(), z.unknown()).parse(JSON.parse(creation.body));
    expect(parcels.map(({ order }) => order)).toEqual([{ ...told, quantite: "3", weight: 1.75 }]);
    expect([quantite, weight]).toEqual(["2", 1.6]);
  });

  const change = (on: Stage, parcel: SentParcel) =>
    on.carrier.update?.(on.connection, parcel, prepared(on, entry.changed));

  it.each([
    ["ignored", false, "Réponse « succès », mais la liste montre encore : montant 4500 au lieu de 6200"],
    [
      "ignored-when-locked",
      true,
      "Réponse « succès », mais la liste montre encore : montant 4500 au lieu de 6200",
    ],
    ["absent", false, "Ce transporteur n'a pas l'appel update/order (404)"],
  ])("is refused an update in words by a host that has it %s", async (mode, isValidated, words) => {
    const on = await begin({ standIn: { "no-limits": "true", changes: mode } });
    const parcel = await created(on);
    if (isValidated) await locked.lock({ ...on, control: on.standIn.control }, parcel);
    expect(await change(on, parcel)).toMatchObject({ kind: "refused", error: { words, retryAt: null } });
  });

  it("believes no success that no list can show: the note of a parcel that is handed over", async () => {
    const on = await begin({ standIn: { "no-limits": "true", changes: "ignored-when-locked" } });
    const parcel = await created(on);
    await locked.lock({ ...on, control: on.standIn.control }, parcel);
    const noted = prepared(on, { order: { ...goodParcel.order, note: "Sonner deux fois" } });
    expect(await on.carrier.update?.(on.connection, parcel, noted)).toMatchObject({
      kind: "refused",
      error: { words: expect.stringContaining("« en_ramassage »"), retryAt: null },
    });
  });

  it("finds the row of an old parcel by the day in its number, among others", async () => {
    const on = await begin();
    await on.standIn.control.post("clock", { now: "2026-08-01T10:00:00Z" });
    const parcel = await created(on);
    const others = prepared(on).body.replace(goodParcel.reference, "NV9999999999");
    for (let n = 0; n < 45; n += 1) await created(on, { ...prepared(on), body: others });
    await on.standIn.control.post("clock", { now: null });
    expect(await change(on, parcel)).toEqual({ kind: "done" });
    const calls = on.standIn.ledger.calls().map(({ operation }) => operation);
    expect(calls.slice(-3)).toEqual(["update/order", "get/orders", "get/orders"]);
  });

  it.each([
    ["ignored-when-locked", true, "refused", "Suppression acceptée, mais le colis est déjà « en_ramassage »"],
    ["ignored", false, "unknown", "Suppression acceptée, mais le colis est encore « prete_a_expedier »"],
    ["absent", false, "refused", "Ce transporteur n'a pas l'appel delete/order (404)"],
  ])("believes no deletion by a host that has it %s", async (mode, isValidated, kind, words) => {
    const on = await begin({ standIn: { "no-limits": "true", changes: mode } });
    const parcel = await created(on);
    if (isValidated) await locked.lock({ ...on, control: on.standIn.control }, parcel);
    const outcome = await on.carrier.cancel?.(on.connection, parcel, "client");
    expect(outcome).toMatchObject({ kind, error: { words } });
  });

  it("tells why, in the driver's words", async () => {
    const on = await begin();
    const parcel = await created(on);
    await on.standIn.control.post("state", { tracking: parcel.trackingNumber, state: "suspendu" });
    expect(await followed(on, parcel)).toMatchObject({
      reports: [{ state: "attempted", words: "Client ne répond pas" }],
    });
  });

  it("shows the new address of a host that has moved, whatever is asked", async () => {
    const { carrier, withSettings } = await begin();
    const moved = await startStandIn(standIn, { options: { "moved-to": "https://new.ecotrack.dz" } });
    const connection = withSettings({ host: moved.url, token: "tok-battery-31f9" });
    const error = {
      kind: "unexpected-answer",
      words: "301 → https://new.ecotrack.dz",
      field: "host",
      retryAt: null,
    };
    expect(await carrier.syncReference?.(connection)).toMatchObject({ ok: false, error });
    expect(await carrier.cancel?.(connection, goodSent, "x")).toMatchObject({ kind: "unknown", error });
    expect(await carrier.validation?.validate(connection, goodSent)).toMatchObject({ ok: false, error });
    await moved.close();
  });
});
