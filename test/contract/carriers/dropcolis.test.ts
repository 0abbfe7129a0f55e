import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { goodParcel } from "~/carriers/dropcolis/fixtures/parcel";
import { shipmentId, shipmentReference } from "~/shipping/ids";
import type { Parcel, PushedReport, SentParcel } from "~/shipping/ports/carrier";
import { standIn } from "../../stand-ins/dropcolis";
import { carrierBattery } from "./battery";
import type { BatteryEntry } from "./entry";
import { setStage, type Stage } from "./stage";

const ledgerSchema = z.object({
  parcels: z.array(z.object({ reference: z.string(), state: z.string() })),
});

const keys = {
  publicKey: "pk_test_dropcolis_partner",
  secretKey: "sk_test_secret_dropcolis_partner",
  webhookSecret: "whsec_battery",
};

const entry: BatteryEntry = {
  name: "dropcolis",
  standIn,
  addressedAt: (url) => ({ dropcolisUrl: url }),
  settingsAt: () => keys,
  deniedSettingsAt: () => ({ ...keys, secretKey: "sk_test_other" }),
  parcel: goodParcel,
  operations: ["create", "lookUp", "follow", "cancel", "push"],
  createCall: "create",
  // Any call of theirs under /v1/orders: a look-up here is the creation again.
  readCall: "orders",
  settlesBy: "replay",
  spoil: (creation) => ({
    ...creation,
    body: creation.body.replace('"postal_code":"H2S2K1"', '"postal_code":"H2S 2K1"'),
  }),
  spoilt: { field: "zip", words: "Invalid postal code format (Canadian postal code (e.g., H1A1A1))" },
  // The same bytes under the same key: "la reponse originale".
  parcelsOfTwoSends: 1,
  proofMilliseconds: 60_000,
  references: (ledger) => ledgerSchema.parse(ledger).parcels.map(({ reference }) => reference),
  move: (control, id, state) => control.post("state", { id, state }),
  known: { carrierState: "out_for_delivery", state: "out_for_delivery" },
  changes: {
    cancel: {
      call: "cancel",
      lock: ({ control }, { carrierId }) =>
        control.post("state", { id: carrierId, state: "courier_assigned" }),
      lockedWords: "An order in status courier_assigned cannot be cancelled",
      isDone: (ledger) => ledgerSchema.parse(ledger).parcels[0]?.state === "cancelled",
    },
  },
  secrets: ["sk_test", "pk_test", "whsec", "4385550102", "Julie", "Rosemont", "julie.gagnon"],
};

describe("dropcolis", () => {
  carrierBattery(entry);
});

describe("dropcolis alone", () => {
  const closing: (() => unknown)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0)) await close();
  });

  it("offers what its document does, and has no label of its own", async () => {
    const { carrier } = await setUp();
    const offered = ["quote", "history", "list", "testPush", "check"] as const;
    expect(offered.filter((name) => carrier[name])).toEqual(offered);
    const { label, batch, batchCancel, pickups, remarks, requestReturn, fees } = carrier;
    expect([label, batch, batchCancel, pickups, remarks, requestReturn, fees]).toEqual(
      Array.from({ length: 7 }, () => undefined),
    );
  });

  const setUp = async (): Promise<Stage> => {
    const stage = await setStage(entry);
    closing.push(() => stage.close());
    return stage;
  };
  const creationOf = ({ carrier }: Stage, changes: Partial<Parcel> = {}) => {
    const prepared = carrier.prepare({ ...goodParcel, ...changes }, keys, null);
    if (!prepared.ok) throw new Error(prepared.error.code);
    return prepared.value;
  };
  const made = async (stage: Stage): Promise<SentParcel & { readonly carrierId: string }> => {
    const outcome = await stage.carrier.create(stage.connection, creationOf(stage));
    if (outcome.kind !== "created") throw new Error(outcome.kind);
    const { trackingNumber, carrierId = "" } = outcome.parcel;
    return { reference: goodParcel.reference, trackingNumber, carrierId };
  };
  const followed = (stage: Stage, { trackingNumber, carrierId }: SentParcel) =>
    stage.carrier.follow?.(stage.connection, [
      {
        shipment: shipmentId.parse("00000000-0000-4000-8000-000000000000"),
        trackingNumber: trackingNumber ?? "",
        carrierId,
        createdAt: stage.now(),
      },
    ]);

  it("keeps the tracking page, the real cost and the estimated day", async () => {
    const stage = await setUp();
    const outcome = await stage.carrier.create(stage.connection, creationOf(stage));
    expect(outcome).toMatchObject({
      kind: "created",
      parcel: {
        trackingUrl: expect.stringMatching(`^${stage.standIn.url}/track/dc_`),
        carrierState: "pending",
        cost: { minor: 1_499, currency: "CAD" },
        estimatedDelivery: expect.any(Date),
      },
    });
  });

  it("is taken with everything that can be known: windows, three pieces, nothing to collect", async () => {
    const stage = await setUp();
    const { settings, fulfillmentOrder } = goodParcel;
    const tomorrow = new Date(stage.now().getTime() + 24 * 60 * 60 * 1000);
    const creation = creationOf(stage, {
      collect: { ...goodParcel.collect, minor: 0 },
      marks: { stopDesk: false, exchange: false, serviceLevel: null, parcels: 3, toTakeBack: null },
      settings: {
        ...settings,
        pickup: { ...settings.pickup, name: "Entrepôt", hours: { start: "09:00", end: "17:30" } },
      },
      fulfillmentOrder: {
        ...fulfillmentOrder,
        deliverAfter: tomorrow,
        deliverBefore: new Date(tomorrow.getTime() + 2 * 60 * 60 * 1000),
      },
    });
    expect(await stage.carrier.create(stage.connection, creation)).toMatchObject({ kind: "created" });
    expect(await stage.standIn.control.get("ledger")).toMatchObject({
      parcels: [
        {
          codCents: 0,
          pieces: 3,
          order: {
            pickup: {
              name: "Entrepôt",
              time_window: { start: expect.stringMatching(/T09:00:00-0[45]:00$/) },
            },
            dropoff: { time_window: { start: expect.any(String) } },
          },
        },
      ],
    });
  });

  it("is taken with every field that the document has", async () => {
    const stage = await setUp();
    const { settings, fulfillmentOrder, order } = goodParcel;
    const tomorrow = new Date(stage.now().getTime() + 24 * 60 * 60 * 1000);
    const prepared = stage.carrier.prepare(
      {
        ...goodParcel,
        order: { ...order, tags: ["fragile"] },
        marks: { ...goodParcel.marks, serviceLevel: "same_day" },
        settings: {
          ...settings,
          pickup: { ...settings.pickup, name: "Entrepôt", hours: { start: "09:00", end: "17:30" } },
        },
        fulfillmentOrder: {
          ...fulfillmentOrder,
          deliverAfter: tomorrow,
          deliverBefore: new Date(tomorrow.getTime() + 2 * 60 * 60 * 1000),
        },
      },
      { ...keys, insurance: "declared-value" },
      null,
    );
    if (!prepared.ok) throw new Error(prepared.error.code);
    expect(await stage.carrier.create(stage.connection, prepared.value)).toMatchObject({ kind: "created" });
    const { parcels } = z
      .object({ parcels: z.array(z.object({ order: z.unknown() })) })
      .parse(await stage.standIn.control.get("ledger"));
    const address = ["line1", "line2", "city", "province", "postal_code", "country"];
    const end = { time_window: { start: 0, end: 0 }, instructions: 0 };
    const shape = (names: readonly string[], more: object = {}) => ({
      ...Object.fromEntries(names.map((name) => [name, 0])),
      ...more,
    });
    const stop = shape(["name", "phone", "email"], { address: shape(address), ...end });
    const blank = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(blank);
      if (typeof value !== "object" || value === null) return 0;
      return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, blank(part)]));
    };
    // "Exemple de commande complete": every name of it.
    expect(blank(parcels[0]?.order)).toEqual(
      shape(["partner_order_id", "reference", "service_level", "instructions"], {
        cod: shape(["amount_cents", "currency"]),
        insurance: shape(["amount_cents", "currency"]),
        pickup: stop,
        dropoff: stop,
        parcels: [
          shape([
            "parcel_id",
            "description",
            "length_cm",
            "width_cm",
            "height_cm",
            "weight_kg",
            "value_cents",
            "fragile",
            "barcode",
          ]),
        ],
        metadata: shape(["order_name", "order_id", "order_source", "shipment_reference"]),
      }),
    );
  });

  it("settles an accepted creation with keys that were replaced meanwhile", async () => {
    const stage = await setUp();
    const creation = creationOf(stage);
    await stage.standIn.control.post("faults", { call: "create", kind: "reset-after" });
    const startedAt = stage.now();
    expect((await stage.carrier.create(stage.connection, creation)).kind).toBe("uncertain");
    const rotated = { publicKey: "pk_test_new", secretKey: "sk_test_new" };
    const { publicKey } = keys;
    await stage.standIn.control.post("keys", { ...rotated, sameAs: publicKey, revoke: publicKey });
    const question = {
      reference: goodParcel.reference,
      creation,
      attemptStartedAt: startedAt,
      attemptEndedAt: stage.now(),
    };
    expect((await stage.carrier.lookUp?.(stage.connection, question))?.kind).toBe("unknown");
    expect(await stage.carrier.lookUp?.(stage.withSettings(rotated), question)).toMatchObject({
      kind: "found",
    });
    expect(entry.references(await stage.standIn.control.get("ledger"))).toHaveLength(1);
  });

  it("finds its order in their list where it stands in the way of another key", async () => {
    const stage = await setUp();
    const { carrierId } = await made(stage);
    const creation = { ...creationOf(stage), idempotencyKey: "forgotten" };
    expect((await stage.carrier.create(stage.connection, creation)).kind).toBe("uncertain");
    const question = {
      reference: goodParcel.reference,
      creation,
      attemptStartedAt: stage.now(),
      attemptEndedAt: stage.now(),
    };
    expect(await stage.carrier.lookUp?.(stage.connection, question)).toMatchObject({
      kind: "found",
      parcel: { carrierId },
    });
  });

  it("is told by a replay that was refused that there is nothing", async () => {
    const stage = await setUp();
    await stage.standIn.control.post("faults", { call: "create", kind: "reset-before" });
    const creation = entry.spoil(creationOf(stage));
    expect((await stage.carrier.create(stage.connection, creation)).kind).toBe("uncertain");
    const question = {
      reference: goodParcel.reference,
      creation,
      attemptStartedAt: stage.now(),
      attemptEndedAt: stage.now(),
    };
    expect(await stage.carrier.lookUp?.(stage.connection, question)).toMatchObject({
      kind: "refused",
      error: { field: "zip", retryAt: null },
    });
  });

  it.each(["pending", "accepted"])("cancels while it is %s, with its reason", async (state) => {
    const stage = await setUp();
    const parcel = await made(stage);
    await stage.standIn.control.post("state", { id: parcel.carrierId, state });
    expect(await stage.carrier.cancel?.(stage.connection, parcel, "Annulée")).toEqual({ kind: "done" });
    expect(await followed(stage, parcel)).toMatchObject({ reports: [{ state: "cancelled" }] });
  });

  it.each(["courier_assigned", "picked_up", "in_transit", "out_for_delivery", "delivered", "failed"])(
    "is refused the cancel once it is %s",
    async (state) => {
      const stage = await setUp();
      const parcel = await made(stage);
      await stage.standIn.control.post("state", { id: parcel.carrierId, state });
      expect(await stage.carrier.cancel?.(stage.connection, parcel, "Annulée")).toMatchObject({
        kind: "refused",
        error: { operation: "cancel", status: 409, words: `An order in status ${state} cannot be cancelled` },
      });
    },
  );

  it("is refused the cancel of an order that they do not have", async () => {
    const stage = await setUp();
    const parcel = { reference: goodParcel.reference, trackingNumber: "dc_0", carrierId: "dc_0" };
    expect(await stage.carrier.cancel?.(stage.connection, parcel, "Annulée")).toMatchObject({
      kind: "refused",
      error: { status: 404, words: "No such order", retryAt: null },
    });
  });

  it.each([
    [
      { state: "cancelled", cancelledBy: "courier", reason: "Vehicle broke down" },
      "courier: Vehicle broke down",
    ],
    [{ state: "failed", reason: "Adresse introuvable" }, "Adresse introuvable"],
    [{ state: "failed", reason: "Absent", nextAttempt: "2026-11-21" }, "Absent"],
    [{ state: "delivered" }, undefined],
  ])("tells by GET why it is %j", async (told, words) => {
    const stage = await setUp();
    const parcel = await made(stage);
    await stage.standIn.control.post("state", { id: parcel.carrierId, ...told });
    const { reports } = (await followed(stage, parcel)) ?? { reports: [] };
    expect(reports.map((report) => report.words)).toEqual([words]);
  });

  it("tells the way it came, with the carrier's own times", async () => {
    const stage = await setUp();
    const parcel = await made(stage);
    const { control } = stage.standIn;
    for (const [state, nextAttempt] of [
      ["accepted"],
      ["picked_up"],
      ["failed", "2026-11-21"],
      ["delivered"],
    ]) {
      await control.post("state", { id: parcel.carrierId, state, nextAttempt });
    }
    const told = await followed(stage, parcel);
    expect(told).toMatchObject({
      reports: [
        {
          carrierState: "delivered",
          at: expect.any(Date),
          history: [
            { carrierState: "pending", state: "created" },
            { carrierState: "accepted", state: "created" },
            { carrierState: "picked_up", state: "picked_up" },
            { carrierState: "failed", state: "attempted" },
          ],
          cost: { minor: 1_499, currency: "CAD" },
        },
      ],
    });
  });

  it.each([
    ["2026-11-21", "attempted"],
    [null, "failed"],
  ])("reads a failure with next attempt %s as %s, by GET", async (nextAttempt, state) => {
    const stage = await setUp();
    const parcel = await made(stage);
    await stage.standIn.control.post("state", { id: parcel.carrierId, state: "failed", nextAttempt });
    expect(await followed(stage, parcel)).toMatchObject({ reports: [{ carrierState: "failed", state }] });
  });

  describe("quotes", () => {
    const quoted = async (stage: Stage, connection = stage.connection) =>
      stage.carrier.quote?.(connection, goodParcel);

    it("price the three service levels, and create nothing", async () => {
      const stage = await setUp();
      await stage.standIn.control.post("clock", { now: stage.now().toISOString() });
      const day = stage.now().toISOString().slice(0, 10);
      expect(await quoted(stage)).toEqual({
        ok: true,
        value: [
          ["standard", 1_499, 2],
          ["express", 2_199, 1],
          ["same_day", 3_199, 0],
        ].map(([serviceLevel, minor, transitDays]) => ({
          serviceLevel,
          price: { minor, currency: "CAD" },
          estimatedDelivery: expect.any(Date),
          transitDays,
          validUntil: new Date(`${day}T23:59:59Z`),
        })),
      });
      expect(entry.references(await stage.standIn.control.get("ledger"))).toEqual([]);
    });

    it("leave out the level that is not served there", async () => {
      const stage = await setUp();
      const { order } = goodParcel;
      if (!order.shippingAddress) throw new Error("the good parcel has an address");
      const shippingAddress = { ...order.shippingAddress, city: "Québec", zip: "G1R 4P5" };
      const parcel = { ...goodParcel, order: { ...order, shippingAddress } };
      expect(await stage.carrier.quote?.(stage.connection, parcel)).toMatchObject({
        ok: true,
        value: [{ serviceLevel: "standard" }, { serviceLevel: "express" }],
      });
    });

    it("are an error where the keys are not good, or one answer is lost", async () => {
      const stage = await setUp();
      expect(await quoted(stage, stage.denied)).toMatchObject({
        ok: false,
        error: { kind: "auth", requestId: expect.stringMatching(/^req_/) },
      });
      await stage.standIn.control.post("faults", { call: "rates/quote", kind: "502-html" });
      expect(await quoted(stage)).toMatchObject({
        ok: false,
        error: { kind: "unavailable", retryAt: expect.any(Date) },
      });
    });
  });

  it("tells the whole history of a parcel, and why it ended", async () => {
    const stage = await setUp();
    const parcel = await made(stage);
    const { control } = stage.standIn;
    await control.post("state", { id: parcel.carrierId, state: "accepted" });
    await control.post("state", {
      id: parcel.carrierId,
      state: "cancelled",
      cancelledBy: "courier",
      reason: "Vehicle broke down",
    });
    const at = expect.any(Date);
    expect(await stage.carrier.history?.(stage.connection, parcel)).toEqual({
      ok: true,
      value: [
        { carrierState: "pending", state: "created", at },
        { carrierState: "accepted", state: "created", at },
        { carrierState: "cancelled", state: "cancelled", at, words: "courier: Vehicle broke down" },
      ],
    });
  });

  it.each([
    {},
    { shape: "array" },
    { shape: "data", pageSize: 2 },
    { shape: "items", pageSize: 1, hint: "address" },
    { pageSize: 1, hint: "number" },
  ])("lists every order of the account, as %j", async (listing) => {
    const stage = await setUp();
    await stage.standIn.control.post("list", listing);
    const references = ["NV0123456789", "NV1123456789", "NV2123456789"].map((name) =>
      shipmentReference.parse(name),
    );
    for (const reference of references) {
      const outcome = await stage.carrier.create(stage.connection, creationOf(stage, { reference }));
      expect(outcome.kind).toBe("created");
    }
    const now = stage.now().getTime();
    const lately = { from: new Date(now - 60_000), to: new Date(now + 60_000) };
    const listed = await stage.carrier.list?.(stage.connection, lately);
    expect(listed?.parcels.map(({ reference }) => reference)).toEqual(references.toReversed());
    expect(listed).toMatchObject({
      error: null,
      parcels: [
        { recipientName: "Julie Gagnon", phones: ["+14385550102"], createdAt: expect.any(Date) },
        {},
        {},
      ],
    });
    const before = { from: new Date(0), to: new Date(now - 60_000) };
    expect(await stage.carrier.list?.(stage.connection, before)).toEqual({ parcels: [], error: null });
  });

  it("says that a list without its second page is not whole", async () => {
    const stage = await setUp();
    await stage.standIn.control.post("list", { pageSize: 1, hint: "none" });
    for (const name of ["NV0123456789", "NV1123456789"]) {
      const reference = shipmentReference.parse(name);
      await stage.carrier.create(stage.connection, creationOf(stage, { reference }));
    }
    const always = { from: new Date(0), to: new Date("2099-01-01T00:00:00Z") };
    expect(await stage.carrier.list?.(stage.connection, always)).toMatchObject({
      parcels: [{ reference: "NV1123456789" }],
      error: { kind: "unexpected-answer", words: "la suite de la liste ne se lit pas" },
    });
  });

  describe("the connection test", () => {
    const checked = (stage: Stage, settings: object = keys) =>
      stage.carrier.check?.(stage.withSettings(settings));

    it("proves the keys and creates nothing", async () => {
      const stage = await setUp();
      expect(await checked(stage)).toEqual({ kind: "works", proves: "credentials" });
      expect(stage.standIn.ledger.calls().map(({ operation }) => operation)).toEqual(["list"]);
    });

    it.each([
      ["key", { ...keys, publicKey: "pk_test_other" }, "Unknown API key"],
      ["secret", { ...keys, secretKey: "sk_test_other" }, "Signature does not match"],
    ])("tells a wrong %s", async (cause, settings, words) => {
      expect(await checked(await setUp(), settings)).toMatchObject({
        kind: "fails",
        cause,
        error: { kind: "auth", status: 401, words, requestId: expect.stringMatching(/^req_[0-9a-f]{12}$/) },
      });
    });

    it("tells clocks that differ, and shows both", async () => {
      const stage = await setUp();
      const theirs = new Date(stage.now().getTime() + 12 * 60_000);
      await stage.standIn.control.post("clock", { now: theirs.toISOString() });
      expect(await checked(stage)).toMatchObject({
        kind: "fails",
        cause: "clock",
        error: {
          kind: "auth",
          words: expect.stringMatching(
            `^X-Timestamp is too far from now \\(Date: ${theirs.toISOString().slice(0, 13)}.+ ≠ .+Z\\)$`,
          ),
        },
      });
    });

    it.each([
      ["500", "no-answer"],
      ["502-html", "no-answer"],
      ["reset-before", "no-answer"],
      ["429", "no-answer"],
      ["html-200", "not-the-carrier"],
      ["half", "no-answer"],
    ])("tells %s as %s", async (kind, cause) => {
      const stage = await setUp();
      await stage.standIn.control.post("faults", { call: "list", kind });
      expect(await checked(stage)).toMatchObject({ kind: "fails", cause });
    });
  });

  it("has no test to send while no address is pasted into their dashboard", async () => {
    const stage = await setUp();
    expect(await stage.carrier.testPush?.(stage.connection, "https://app.example/hook")).toMatchObject({
      ok: false,
      error: { operation: "webhooks/test", status: 409, words: "No webhook URL in the partner dashboard" },
    });
  });

  describe("webhooks", () => {
    /** What the app's door would do with each: verify, then read. */
    const doorOf = async (stage: Stage, settings: readonly object[]) => {
      const verified: (PushedReport | null)[] = [];
      const refused: string[] = [];
      const server = createServer((request, response) => {
        const chunks: Buffer[] = [];
        request.on("data", (chunk: Buffer) => chunks.push(chunk));
        request.on("end", () => {
          const body = Buffer.concat(chunks);
          const headers = new Headers(
            Object.entries(request.headers).map(([name, value]): [string, string] => [name, String(value)]),
          );
          if (stage.carrier.push?.verify(body, headers, settings)) {
            const read = stage.carrier.push.read(body.toString());
            if (read.ok) verified.push(read.value);
            else refused.push(read.error);
          } else refused.push("signature");
          response.end();
        });
      });
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
      closing.push(() => server.close());
      // A TCP server's address is always an AddressInfo.
      const { port } = server.address() as AddressInfo;
      return { url: `http://127.0.0.1:${port}/`, verified, refused };
    };

    it("tell all eight types, the carrier's times where they have one", async () => {
      const stage = await setUp();
      const door = await doorOf(stage, [keys]);
      const { control } = stage.standIn;
      await control.post("webhook", { url: door.url, secret: "whsec_battery" });
      const parcel = await made(stage);
      const told = [
        ["accepted", "created"],
        ["courier_assigned", "created"],
        ["picked_up", "picked_up"],
        ["in_transit", "in_transit"],
        ["out_for_delivery", "out_for_delivery"],
        ["failed", "failed"],
        ["delivered", "delivered"],
        ["cancelled", "cancelled"],
      ];
      for (const [index, [state]] of told.entries()) {
        await control.post("state", { id: parcel.carrierId, state });
        await expect.poll(() => door.verified.length).toBe(index + 1);
      }
      expect(door.verified.map((report) => [report?.carrierState, report?.state])).toEqual(told);
      expect(door.verified.map((report) => report?.carrierId)).toEqual(told.map(() => parcel.carrierId));
      expect(door.verified.map((report) => report?.at !== null)).toEqual(
        told.map(([state]) => state === "picked_up" || state === "delivered"),
      );
      expect(door.verified[0]?.reference).toBe(goodParcel.reference);
      await control.post("events", { type: "order.weighed", data: { order_id: parcel.carrierId } });
      await expect.poll(() => door.verified.at(-1)).toBeNull();
      expect(door.refused).toEqual([]);
    });

    it("tell who cancelled an order and why, and why it failed", async () => {
      const stage = await setUp();
      const door = await doorOf(stage, [keys]);
      const { control } = stage.standIn;
      await control.post("webhook", { url: door.url, secret: "whsec_battery" });
      const { carrierId: id } = await made(stage);
      for (const told of [
        { state: "failed", reason: "Absent", nextAttempt: "2026-11-21" },
        { state: "cancelled", cancelledBy: "courier", reason: "Vehicle broke down" },
      ]) {
        await control.post("state", { id, ...told });
      }
      await expect.poll(() => door.verified.length).toBe(2);
      expect(door.verified).toMatchObject([
        { state: "attempted", words: "Absent" },
        { state: "cancelled", words: "courier: Vehicle broke down" },
      ]);
    });

    it("tell the courier, the carrier's times, the proof and what failed", async () => {
      const stage = await setUp();
      const door = await doorOf(stage, [keys]);
      const { control } = stage.standIn;
      await control.post("webhook", { url: door.url, secret: "whsec_battery" });
      const { carrierId: id } = await made(stage);
      const steps = [
        { state: "courier_assigned" },
        { state: "picked_up" },
        { state: "out_for_delivery" },
        { state: "failed", reason: "Absent", nextAttempt: "2026-11-21" },
        { state: "delivered" },
        { state: "cancelled", cancelledBy: "courier", reason: "Vehicle broke down" },
      ];
      for (const [index, step] of steps.entries()) {
        await control.post("state", { id, ...step });
        await expect.poll(() => door.verified.length).toBe(index + 1);
      }
      const courier = { name: "Luc Bouchard", phone: "+1-514-555-0198" };
      expect(door.verified.map((report) => report?.details)).toEqual([
        { courier },
        { pickedUpAt: expect.any(Date) },
        { courier },
        { failureReason: "Absent", nextAttemptAt: new Date("2026-11-21T12:00:00Z") },
        { deliveredAt: expect.any(Date), signatureUrl: `${stage.standIn.url}/track/${id}/signature` },
        { cancelledBy: "courier" },
      ]);
      expect(door.verified[2]?.estimatedDelivery).toEqual(expect.any(Date));
    });

    it("are tested on demand: the test arrives signed, and is a type that is kept and shown", async () => {
      const stage = await setUp();
      const door = await doorOf(stage, [keys]);
      await stage.standIn.control.post("webhook", { url: door.url, secret: "whsec_battery" });
      expect(await stage.carrier.testPush?.(stage.connection, door.url)).toEqual({ ok: true, value: null });
      await expect.poll(() => door.verified).toEqual([null]);
      expect(door.refused).toEqual([]);
    });

    it("are the same report however often one body comes, under whatever id", async () => {
      const stage = await setUp();
      const door = await doorOf(stage, [keys]);
      const { control } = stage.standIn;
      await control.post("webhook", { url: door.url, secret: "whsec_battery", forge: "replay", copies: 2 });
      const parcel = await made(stage);
      await control.post("state", { id: parcel.carrierId, state: "delivered" });
      await expect.poll(() => door.verified.length).toBe(3);
      expect(door.verified).toEqual([door.verified[0], door.verified[0], door.verified[0]]);
    });

    it("are refused with a forged signature or none, and accepted with a replaced secret", async () => {
      const stage = await setUp();
      const door = await doorOf(stage, [{ ...keys, webhookSecret: "whsec_new" }, keys]);
      const { control } = stage.standIn;
      const parcel = await made(stage);
      for (const forge of ["signature", "unsigned"]) {
        await control.post("webhook", { url: door.url, secret: "whsec_battery", forge });
        await control.post("state", { id: parcel.carrierId, state: "accepted" });
      }
      await expect.poll(() => door.refused).toEqual(["signature", "signature"]);
      for (const secret of ["whsec_battery", "whsec_new"]) {
        await control.post("webhook", { url: door.url, secret });
        await control.post("state", { id: parcel.carrierId, state: "accepted" });
      }
      await expect.poll(() => door.verified.length).toBe(2);
    });
  });
});
