import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { goodParcel } from "~/carriers/first-delivery/fixtures/parcel";
import { shipmentReference } from "~/shipping/ids";
import type { CreationOutcome, PreparedCreation, SentParcel } from "~/shipping/ports/carrier";
import { firstDeliveryEntry as entry } from "./first-delivery-entry";
import { createMemoryLimiter } from "./limiter";
import { closeChecked, setStage, type Stage, type StageOptions } from "./stage";

const ledgerSchema = z.object({
  parcels: z.array(z.object({ barCode: z.string(), reference: z.string(), state: z.string() })),
  pickups: z.array(z.object({ pickup: z.string(), barCodes: z.array(z.string()) })),
});

/** What First Delivery offers beyond one parcel's way, against its stand-in. */
describe("first-delivery's services", () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await setStage(entry);
  });
  afterEach(() => closeChecked(stage, entry));
  const again = async (options: StageOptions): Promise<void> => {
    await stage.close();
    stage = await setStage(entry, options);
  };
  const ledger = async () => ledgerSchema.parse(await stage.standIn.control.get("ledger"));
  const calls = (operation: string) =>
    stage.standIn.ledger.calls().filter((call) => call.operation === operation);

  const prepared = (count: number): readonly PreparedCreation[] =>
    Array.from({ length: count }, (_, nth) => {
      const reference = shipmentReference.parse(`NV${String(nth).padStart(10, "0")}`);
      const result = stage.carrier.prepare(
        { ...goodParcel, reference },
        stage.connection.settings,
        stage.reference,
      );
      if (!result.ok) throw new Error(result.error.code);
      return result.value;
    });
  const createMany = async (creations: readonly PreparedCreation[]): Promise<readonly CreationOutcome[]> => {
    const outcomes = (await stage.carrier.batch?.create(stage.connection, creations)) ?? [];
    return outcomes.map((outcome) => stage.tell(outcome));
  };
  const parcelsOf = (
    creations: readonly PreparedCreation[],
    outcomes: readonly CreationOutcome[],
  ): readonly (SentParcel & { readonly labelUrl: string | null })[] =>
    outcomes.map((outcome, nth) => {
      const creation = creations[nth];
      if (outcome.kind !== "created" || !creation) throw new Error(outcome.kind);
      const { trackingNumber, labelUrl } = outcome.parcel;
      return { reference: creation.reference, trackingNumber, carrierId: null, labelUrl };
    });
  const made = async (count: number) => {
    const creations = prepared(count);
    return parcelsOf(creations, await createMany(creations));
  };

  it("creates a hundred in one request, each with its own number", async () => {
    const parcels = await made(100);
    const { parcels: theirs } = await ledger();
    expect(theirs.map(({ reference, barCode }) => [reference, barCode])).toEqual(
      parcels.map(({ reference, trackingNumber }) => [reference, trackingNumber]),
    );
    expect(calls("bulk-create")).toHaveLength(1);
  });

  it("is told of each that failed, in its words, and the others go", async () => {
    const creations = prepared(4);
    const spoilt = creations.map((creation, nth) => (nth % 2 === 1 ? entry.spoil(creation) : creation));
    expect(await createMany(spoilt)).toMatchObject([
      { kind: "created" },
      { kind: "not-created", error: { status: 207, retryAt: null, ...entry.spoilt } },
      { kind: "created" },
      { kind: "not-created", error: { status: 207, retryAt: null, ...entry.spoilt } },
    ]);
    expect((await ledger()).parcels).toHaveLength(2);
  });

  it.each(["reset-after", "half", "timeout-after", "500", "502-html", "html-200"] as const)(
    "settles all of a lost answer (%s) by one reading",
    async (kind) => {
      await stage.standIn.control.post("faults", {
        call: "bulk-create",
        kind,
        ...(/\d/.test(kind) ? { processed: true } : {}),
      });
      const creations = prepared(30);
      const startedAt = stage.now();
      const carrier = kind === "timeout-after" ? stage.hasty : stage.carrier;
      const outcomes = (await carrier.batch?.create(stage.connection, creations)) ?? [];
      expect(new Set(outcomes.map((outcome) => outcome.kind))).toEqual(new Set(["uncertain"]));
      const found = await stage.carrier.batch?.lookUp(
        stage.connection,
        creations.map((creation) => ({
          reference: creation.reference,
          creation,
          attemptStartedAt: startedAt,
          attemptEndedAt: stage.now(),
          inBatch: true,
        })),
      );
      expect(found?.map((outcome) => outcome.kind)).toEqual(creations.map(() => "found"));
      expect(calls("filter")).toHaveLength(1);
      expect((await ledger()).parcels).toHaveLength(30);
    },
  );

  it("keeps to one bulk in ten seconds: what is too early waits for its turn, or is not sent", async () => {
    await again({ standIn: {}, limiter: createMemoryLimiter() });
    await made(2);
    const turn = await stage.carrier.batch?.turn?.(stage.connection);
    expect(turn?.getTime()).toBeGreaterThan(Date.now());
    await made(2);
    expect(await stage.standIn.control.get("ledger")).toMatchObject({ rejections: {} });
  }, 30_000);

  it("takes many back in one request: done, too late, not known", async () => {
    const parcels = await made(3);
    await entry.move(stage.standIn.control, parcels[1]?.trackingNumber ?? "", "Enlevé");
    const stranger = { reference: goodParcel.reference, trackingNumber: "999", carrierId: null };
    const outcomes = await stage.carrier.batchCancel?.cancel(
      stage.connection,
      [...parcels, stranger],
      "client",
    );
    expect(outcomes?.map(({ kind }) => kind)).toEqual(["done", "refused", "done", "refused"]);
    expect(calls("cancel-orders")).toHaveLength(1);
    expect(calls("etat")).toHaveLength(2);
  });

  it("asks for a pick-up once, finds a lost answer by the parcels' states, and prints its paper", async () => {
    const { carrier, connection, standIn } = stage;
    const parcels = await made(3);
    expect(await carrier.pickups?.lookUp(connection, parcels)).toEqual({ ok: true, value: "not-requested" });
    await standIn.control.post("faults", { call: "pickup", kind: "reset-after" });
    const lost = await carrier.pickups?.request(connection, parcels);
    expect(lost?.kind).toBe("uncertain");
    expect(await carrier.pickups?.lookUp(connection, parcels)).toEqual({ ok: true, value: "requested" });
    // Asked again, the carrier says no: nothing is En attente any more.
    const refused = await carrier.pickups?.request(connection, parcels);
    expect(refused).toMatchObject({
      kind: "refused",
      error: { words: expect.stringContaining("n'est pas en attente") },
    });

    const { pickups } = await ledger();
    expect(pickups).toHaveLength(1);
    const printed = await carrier.pickups?.print(connection, {
      number: pickups[0]?.pickup ?? "",
      printUrl: null,
    });
    expect(printed).toMatchObject({ ok: true, value: { contentType: "text/html" } });
    expect(printed?.ok && new TextDecoder().decode(printed.value.body)).toContain(parcels[2]?.trackingNumber);
    expect(await carrier.pickups?.print(connection, { number: "1", printUrl: null })).toMatchObject({
      ok: false,
      error: { kind: "rejected", words: "Demande d'enlèvement introuvable" },
    });
  });

  it("is refused a pick-up of a parcel that it does not know", async () => {
    const [parcel] = await made(2);
    if (!parcel) throw new Error("nothing was made");
    const outcome = await stage.carrier.pickups?.request(stage.connection, [
      parcel,
      { ...parcel, trackingNumber: "1" },
    ]);
    expect(outcome).toMatchObject({ kind: "refused", error: { words: "La commande 1 est introuvable" } });
    expect((await ledger()).pickups).toEqual([]);
  });

  it("gives the label of one, and of a bulk the page of all", async () => {
    const { carrier, connection } = stage;
    const parcels = await made(2);
    const [first, second] = parcels;
    if (!first || !second) throw new Error("nothing was made");
    const page = await carrier.label?.(connection, first);
    const text = page?.ok ? new TextDecoder().decode(page.value.body) : "";
    expect(text).toContain(first.trackingNumber);
    expect(text).toContain(second.trackingNumber);
    expect(
      await carrier.label?.(connection, { ...first, labelUrl: `${stage.standIn.url}/api/v2/print?q=other` }),
    ).toMatchObject({
      ok: false,
      error: { kind: "rejected", status: 403 },
    });
  });

  it("lists every parcel of the account, with what it collects", async () => {
    await made(100);
    const from = new Date(stage.now().getTime() - 3_600_000);
    await made(50);
    const listing = await stage.carrier.list?.(stage.connection, { from, to: stage.now() });
    expect(listing?.error).toBeNull();
    expect(listing?.parcels).toHaveLength(150);
    expect(listing?.parcels[0]).toMatchObject({
      reference: expect.stringMatching(/^NV/),
      collect: { minor: 45_500, currency: "TND" },
      recipientName: goodParcel.recipientName,
      phones: ["22123456", "98765432"],
    });
    expect(calls("filter")).toHaveLength(2);
  });

  it("proves the token without creating anything", async () => {
    expect(await stage.carrier.check?.(stage.connection)).toEqual({ kind: "works", proves: "credentials" });
    expect(await stage.carrier.check?.(stage.denied)).toMatchObject({ kind: "fails", cause: "key" });
    expect((await ledger()).parcels).toEqual([]);
  });

  it("sends the locality where the host lists them, and works without where it does not", async () => {
    expect(prepared(1)[0]?.body).not.toContain("locality_id");
    await again({ standIn: { "no-limits": "true", localities: "true" } });
    expect(prepared(1)[0]?.body).toContain('"locality_id":5101');
    expect((await createMany(prepared(2))).map(({ kind }) => kind)).toEqual(["created", "created"]);
  });

  it("counts an exchange, and its return states are told as they are", async () => {
    const marks = { ...goodParcel.marks, exchange: true };
    const result = stage.carrier.prepare({ ...goodParcel, marks }, stage.connection.settings, null);
    if (!result.ok) throw new Error(result.error.code);
    await stage.carrier.create(stage.connection, result.value);
    expect(await stage.standIn.control.get("ledger")).toMatchObject({
      parcels: [{ Produit: { nombreEchange: 1 } }],
    });
    const [parcel] = (await ledger()).parcels;
    const seen: unknown[] = [];
    for (const code of ["5", "7", "11", "201", "202", "203", "30", "31", "204"]) {
      await stage.standIn.control.post("state", { barCode: parcel?.barCode, state: code });
      const from = new Date(stage.now().getTime() - 60_000);
      const listing = await stage.carrier.list?.(stage.connection, { from, to: stage.now() });
      seen.push(listing?.parcels[0]?.state);
    }
    expect(seen).toEqual([
      "returning",
      "returning",
      "returning",
      "returning",
      "returning",
      "returning",
      "returned",
      "returned",
      "attempted",
    ]);
  });
});
