import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { goodParcel } from "~/carriers/ecotrack/fixtures/parcel";
import { shipmentId, shipmentReference } from "~/shipping/ids";
import type { Parcel, ParcelReport, PreparedCreation, SentParcel } from "~/shipping/ports/carrier";
import type { FaultRequest } from "../../stand-ins/kit";
import { entry } from "./ecotrack-entry";
import { closeChecked, setStage, type Stage } from "./stage";

let stage: Stage;
beforeEach(async () => {
  stage = await setStage(entry);
});
afterEach(() => closeChecked(stage, entry));

/** As closeChecked would refuse to find it anywhere. */
const remark = "Sonner chez Yacine";

const prepared = (n: number, changes: Partial<Parcel> = {}): PreparedCreation => {
  const reference = shipmentReference.parse(`NV${String(n).padStart(10, "0")}`);
  const parcel = { ...goodParcel, ...changes, reference };
  const result = stage.carrier.prepare(parcel, stage.connection.settings, stage.reference);
  if (!result.ok) throw new Error(`the parcel was refused: ${result.error.code}`);
  return result.value;
};
const created = async (
  n = 1,
  changes: Partial<Parcel> = {},
): Promise<SentParcel & { trackingNumber: string }> => {
  const creation = prepared(n, changes);
  const outcome = stage.tell(await stage.carrier.create(stage.connection, creation));
  const trackingNumber = outcome.kind === "created" ? outcome.parcel.trackingNumber : null;
  if (trackingNumber === null) throw new Error(`expected a parcel, got ${JSON.stringify(outcome)}`);
  return { reference: creation.reference, trackingNumber, carrierId: null };
};
const move = (parcel: SentParcel, state: string): Promise<unknown> =>
  stage.standIn.control.post("state", { tracking: parcel.trackingNumber, state });
const followed = async ({ trackingNumber }: SentParcel): Promise<ParcelReport | undefined> => {
  const shipment = shipmentId.parse("00000000-0000-4000-8000-000000000000");
  const asked = { shipment, trackingNumber: trackingNumber ?? "", carrierId: null, createdAt: stage.now() };
  return (await stage.carrier.follow?.(stage.connection, [asked]))?.reports[0];
};
const references = async (): Promise<readonly string[]> =>
  entry.references(await stage.standIn.control.get("ledger"));
const callsOf = (operation: string): number =>
  stage.standIn.ledger.calls().filter((call) => call.operation === operation).length;

describe("many at once", () => {
  const numbers = [1, 2, 3];
  const ours = numbers.map((n) => prepared.bind(null, n));
  const all = (): readonly PreparedCreation[] => ours.map((make) => make());
  const send = async (creations: readonly PreparedCreation[], carrier = stage.carrier) => {
    const outcomes = (await carrier.batch?.create(stage.connection, creations)) ?? [];
    return outcomes.map((outcome) => stage.tell(outcome));
  };
  const lookUp = async (times: { startedAt: Date; endedAt: Date }) =>
    stage.carrier.batch?.lookUp(
      stage.connection,
      all().map((creation) => ({
        reference: creation.reference,
        creation,
        attemptStartedAt: times.startedAt,
        attemptEndedAt: times.endedAt,
      })),
    );

  it("are offered by a host that has the call, and are one call", async () => {
    expect(stage.carrier.batch?.isOffered?.(stage.reference)).toBe(true);
    const before = callsOf("create/orders");
    const outcomes = await send(all());
    expect(outcomes.map(({ kind }) => kind)).toEqual(["created", "created", "created"]);
    expect(await references()).toEqual(["NV0000000001", "NV0000000002", "NV0000000003"]);
    expect(callsOf("create/orders") - before).toBe(1);
  });

  it("are a hundred, with each its own number", async () => {
    const hundred = Array.from({ length: 100 }, (_, n) => prepared(n + 1));
    const outcomes = await send(hundred);
    const { parcels } = z
      .object({ parcels: z.array(z.object({ tracking: z.string(), reference: z.string() })) })
      .parse(await stage.standIn.control.get("ledger"));
    const trackingOf = new Map(parcels.map(({ reference, tracking }) => [reference, tracking]));
    expect(outcomes.map((outcome) => outcome.kind === "created" && outcome.parcel.trackingNumber)).toEqual(
      hundred.map(({ reference }) => trackingOf.get(reference)),
    );
    expect(trackingOf.size).toBe(100);
  });

  it("are refused one by one, with the courier's words and our field", async () => {
    const [first, second, third] = [prepared(1), entry.spoil(prepared(2)), prepared(3)];
    expect(await send([first, second, third])).toMatchObject([
      { kind: "created" },
      { kind: "not-created", error: { kind: "rejected", ...entry.spoilt } },
      { kind: "created" },
    ]);
    expect(await references()).toEqual(["NV0000000001", "NV0000000003"]);
  });

  it("are refused in one and the same way by a host that has lost the call, and not offered by the next list", async () => {
    await stage.standIn.control.post("lacks", { calls: ["create/orders"] });
    const error = {
      kind: "rejected",
      words: "Ce transporteur n'a pas l'appel create/orders (404)",
      retryAt: null,
    };
    const not = { kind: "not-created", error };
    expect(await send(all())).toMatchObject([not, not, not]);
    const read = await stage.carrier.syncReference?.(stage.connection);
    expect(read?.ok && stage.carrier.batch?.isOffered?.(read.value)).toBe(false);
    expect(await references()).toEqual([]);
  });

  it("are told by 401 that the token is not good", async () => {
    const outcomes = await stage.carrier.batch?.create(stage.denied, all());
    expect(outcomes?.map((outcome) => outcome.kind === "not-created" && outcome.error.kind)).toEqual([
      "auth",
      "auth",
      "auth",
    ]);
  });

  const lost: readonly Omit<FaultRequest, "call">[] = [
    { kind: "timeout-after" },
    { kind: "reset-after" },
    { kind: "half" },
    { kind: "500", processed: true },
    { kind: "502-html", processed: true },
    { kind: "html-200", processed: true },
  ];
  const unheard: readonly Omit<FaultRequest, "call">[] = [
    { kind: "timeout-before" },
    { kind: "reset-before" },
    { kind: "500" },
    { kind: "html-200" },
  ];
  const attempt = async (wanted: Omit<FaultRequest, "call">) => {
    await stage.standIn.control.post("faults", { call: "create/orders", ...wanted });
    const startedAt = stage.now();
    const outcomes = await send(all(), /^timeout/.test(String(wanted.kind)) ? stage.hasty : stage.carrier);
    expect(outcomes.map(({ kind }) => kind)).toEqual(["uncertain", "uncertain", "uncertain"]);
    return { startedAt, endedAt: stage.now() };
  };

  it.each(lost)("are all found by one look after $kind", async (wanted) => {
    const times = await attempt(wanted);
    const before = callsOf("get/orders");
    expect(await lookUp(times)).toMatchObject(
      numbers.map(() => ({ kind: "found", parcel: { trackingNumber: expect.stringMatching(/^ECDEMO/) } })),
    );
    expect(callsOf("get/orders") - before).toBe(1);
    expect(await references()).toHaveLength(3);
  });

  it.each(unheard)("are proven absent after 120 seconds, and go again, after $kind", async (wanted) => {
    const times = await attempt(wanted);
    const askAgainAt = new Date(times.endedAt.getTime() + 120_000);
    const notYet = { kind: "absent", provesAbsence: false, askAgainAt };
    expect(await lookUp(times)).toEqual(numbers.map(() => notYet));
    stage.later(120_000);
    const proven = { kind: "absent", provesAbsence: true, askAgainAt: null };
    expect(await lookUp(times)).toEqual(numbers.map(() => proven));
    expect((await send(all())).map(({ kind }) => kind)).toEqual(["created", "created", "created"]);
    expect(await references()).toHaveLength(3);
  });
});

describe("a parcel's label", () => {
  it("is the courier's own PDF", async () => {
    const parcel = { ...(await created()), labelUrl: null };
    const label = await stage.carrier.label?.(stage.connection, parcel);
    if (!label?.ok) throw new Error(`no label: ${label?.error.words}`);
    expect(label.value.contentType).toBe("application/pdf");
    const text = Buffer.from(label.value.body).toString("latin1");
    expect(text.startsWith("%PDF-1.4")).toBe(true);
    expect(text).toContain(`(${parcel.trackingNumber}) Tj`);
    expect(text.endsWith("%%EOF\n")).toBe(true);
  });

  it("is none of a host without labels, and said so", async () => {
    const parcel = { ...(await created()), labelUrl: null };
    await stage.standIn.control.post("lacks", { calls: ["get/order/label"] });
    expect(await stage.carrier.label?.(stage.connection, parcel)).toMatchObject({
      ok: false,
      error: { kind: "rejected", words: "Ce transporteur n'a pas l'appel get/order/label (404)" },
    });
  });

  it.each(["502-html", "html-200", "half"] as const)("is no part of one, nor a page: %s", async (kind) => {
    const parcel = { ...(await created()), labelUrl: null };
    await stage.standIn.control.post("faults", { call: "get/order/label", kind });
    expect(await stage.carrier.label?.(stage.connection, parcel)).toMatchObject({ ok: false });
  });
});

describe("remarks", () => {
  it("are the shop's and the courier's, oldest first", async () => {
    const parcel = await created();
    expect(await stage.carrier.remarks?.add(stage.connection, parcel, remark)).toEqual({ kind: "done" });
    const theirs = { content: "Client absent", station: "Hub", livreur: "Livreur 7" };
    await stage.standIn.control.post("remark", { tracking: parcel.trackingNumber, ...theirs });
    expect(await stage.carrier.remarks?.list(stage.connection, parcel)).toMatchObject({
      ok: true,
      value: [
        { text: `Boutique : ${remark}`, station: null, courier: null, at: expect.any(Date) },
        { text: "Client absent", station: "Hub", courier: "Livreur 7", at: expect.any(Date) },
      ],
    });
  });

  it("are seen to be there where the answer was lost, and are there once", async () => {
    const parcel = await created();
    await stage.standIn.control.post("faults", { call: "add/maj", kind: "reset-after" });
    expect(await stage.carrier.remarks?.add(stage.connection, parcel, remark)).toEqual({ kind: "done" });
    await stage.standIn.control.post("faults", { call: "add/maj", kind: "500" });
    const unheard = await stage.carrier.remarks?.add(stage.connection, parcel, "Au 3e étage");
    expect(unheard).toMatchObject({ kind: "unknown", error: { retryAt: expect.any(Date) } });
    expect(await stage.standIn.control.get("ledger")).toMatchObject({ parcels: [{ remarks: [remark] }] });
  });

  it("of 256 letters never leave, of 255 are taken", async () => {
    const parcel = await created();
    const add = (text: string) => stage.carrier.remarks?.add(stage.connection, parcel, text);
    expect(await add("ش".repeat(256))).toMatchObject({ kind: "refused" });
    expect(callsOf("add/maj")).toBe(0);
    expect(await add("ش".repeat(255))).toEqual({ kind: "done" });
  });
});

describe("a return that is asked for", () => {
  const ask = async (parcel: SentParcel) => {
    const outcome = await stage.carrier.requestReturn?.(stage.connection, parcel);
    return outcome && stage.tell(outcome);
  };

  it("is refused in the courier's words before the parcel is out for delivery", async () => {
    expect(await ask(await created())).toMatchObject({
      kind: "refused",
      error: { words: "Le retour ne peut pas etre demandé pour cette commande", retryAt: null },
    });
  });

  it.each([
    ["accepted", "returning"],
    ["ignored", "out_for_delivery"],
  ])("is done, and whether it was %s is for tracking to tell", async (mode, state) => {
    const parcel = await created();
    await move(parcel, "en_livraison");
    await stage.standIn.control.post("returns", { mode });
    expect(await ask(parcel)).toEqual({ kind: "done" });
    expect(await followed(parcel)).toMatchObject({ state });
    // Asked again, as after an answer that was lost.
    expect(await ask(parcel)).toEqual({ kind: "done" });
  });

  it.each(["reset-after", "html-200", "500"] as const)("is left open by %s", async (kind) => {
    const parcel = await created();
    await move(parcel, "en_livraison");
    await stage.standIn.control.post("faults", { call: "ask/for/order/return", kind });
    expect(await ask(parcel)).toMatchObject({ kind: "unknown", error: { retryAt: expect.any(Date) } });
  });
});

it("tells the whole history of a parcel, in the document's words", async () => {
  const parcel = await created();
  await stage.carrier.validation?.validate(stage.connection, parcel);
  const way = [
    "vers_hub",
    "en_hub",
    "en_livraison",
    "suspendu",
    "retour_chez_livreur",
    "retour_transit_entrepot",
  ];
  for (const state of [...way, "retour_recu"]) await move(parcel, state);
  const history = await stage.carrier.history?.(stage.connection, parcel);
  expect(history?.ok && history.value.map(({ carrierState, state }) => [carrierState, state])).toEqual([
    ["order_information_received_by_carrier", "created"],
    ["picked", "picked_up"],
    ["accepted_by_carrier", "in_transit"],
    ["dispatched_to_driver", "out_for_delivery"],
    ["attempt_delivery", "attempted"],
    ["return_asked", "returning"],
    ["return_in_transit", "returning"],
    ["Return_received", "returned"],
  ]);
});

it("lists what the host has, over all its pages, without what is archived", async () => {
  const trackings: string[] = [];
  for (let n = 1; n <= 85; n += 1) trackings.push((await created(n)).trackingNumber);
  const [archived, ...others] = trackings;
  await stage.standIn.control.post("state", { tracking: archived, state: "paye_et_archive" });
  const day = 24 * 3_600_000;
  const range = { from: new Date(stage.now().getTime() - day), to: stage.now() };
  const told = await stage.carrier.list?.(stage.connection, range);
  expect(told?.error).toBeNull();
  expect(told?.parcels.map(({ trackingNumber }) => trackingNumber).toSorted()).toEqual(others.toSorted());
  expect(told?.parcels.find(({ trackingNumber }) => trackingNumber === others[0])).toMatchObject({
    reference: "NV0000000002",
    carrierState: "prete_a_expedier",
    state: "created",
    collect: goodParcel.collect,
    recipientName: goodParcel.recipientName,
    phones: ["0550123456", "021634567"],
  });
  expect(callsOf("get/orders")).toBe(3);
});

it("tells the desk and the driver beside the state", async () => {
  const { marks } = goodParcel;
  const parcel = await created(1, { marks: { ...marks, stopDesk: true } });
  expect((await followed(parcel))?.details).toEqual({
    desk: {
      commune: "Bab Ezzouar",
      address: "Station Bab Ezzouar, Alger",
      phone: "023456789",
      mapUrl: "https://maps.example/desk",
    },
  });
  const toTheDoor = await created(2);
  expect(await followed(toTheDoor)).not.toHaveProperty("details");
  await move(toTheDoor, "en_livraison");
  expect((await followed(toTheDoor))?.details).toEqual({ courier: { name: null, phone: "0550000000" } });
});

it("tells the host's prices, and says where it has none", async () => {
  const fees = await stage.carrier.fees?.(stage.connection);
  const dzd = (minor: number) => ({ minor, currency: "DZD" });
  expect(fees?.ok && fees.value.find(({ regionCode }) => regionCode === "16")).toEqual({
    regionCode: "16",
    toTheDoor: dzd(60_000),
    toTheDesk: dzd(40_000),
    returned: dzd(20_000),
  });
  await stage.standIn.control.post("lacks", { calls: ["get/fees"] });
  expect(await stage.carrier.fees?.(stage.connection)).toMatchObject({
    ok: false,
    error: { words: "Ce transporteur n'a pas l'appel get/fees (404)", retryAt: null },
  });
});

it("takes back, in an exchange, what the order names", async () => {
  const marks = { ...goodParcel.marks, exchange: true, toTakeBack: "Burnous (M)" };
  await created(1, { marks });
  expect(await stage.standIn.control.get("ledger")).toMatchObject({
    parcels: [{ order: { type: 2, produit_a_recuperer: "Burnous (M)" } }],
  });
});

describe("the connection test", () => {
  const check = (settings: object) => stage.carrier.check?.(stage.withSettings(settings));
  const token = "tok-battery-31f9";
  const works = { kind: "works", proves: "credentials" };

  it("proves host and token, and makes nothing", async () => {
    expect(await stage.carrier.check?.(stage.connection)).toEqual(works);
    await stage.standIn.control.post("lacks", { calls: ["validate/token"] });
    expect(await stage.carrier.check?.(stage.connection)).toEqual(works);
    expect(await references()).toEqual([]);
  });

  it.each([
    ["bad-battery-31f9", [], "INVALID_TOKEN"],
    ["closed-battery-31f9", [], "TOKEN_NOT_ALLOWED"],
    ["bad-battery-31f9", ["validate/token"], "Unauthenticated."],
  ])("says that the key is wrong: %s, host without %j", async (wrong, calls, words) => {
    await stage.standIn.control.post("lacks", { calls });
    expect(await check({ host: stage.standIn.url, token: wrong })).toMatchObject({
      kind: "fails",
      cause: "key",
      error: { kind: "auth", words },
    });
  });

  it("says where the host has moved to", async () => {
    await stage.standIn.control.post("moved", { to: "https://new.ecotrack.dz" });
    expect(await stage.carrier.check?.(stage.connection)).toMatchObject({
      kind: "fails",
      cause: "moved",
      error: { words: "301 → https://new.ecotrack.dz", field: "host" },
    });
  });

  it.each(["502-html", "503", "reset-before", "timeout-before"] as const)(
    "says that nobody answers: %s",
    async (kind) => {
      await stage.standIn.control.post("faults", { call: "*", kind, times: 2 });
      expect(await stage.hasty.check?.(stage.connection)).toMatchObject({
        kind: "fails",
        cause: "no-answer",
      });
    },
  );

  it("says that somebody else lives there, or nobody", async () => {
    const shop = createServer((_request, response) => response.end("<html>Bienvenue</html>"));
    await new Promise<void>((resolve) => shop.listen(0, "127.0.0.1", resolve));
    // A TCP server's address is always an AddressInfo.
    const host = `http://127.0.0.1:${(shop.address() as AddressInfo).port}`;
    expect(await check({ host, token })).toMatchObject({ kind: "fails", cause: "not-the-carrier" });
    await new Promise((resolve) => shop.close(resolve));
    expect(await check({ host, token })).toMatchObject({ kind: "fails", cause: "no-answer" });
    expect(await check({ host: "https://169.254.1.1", token })).toMatchObject({
      kind: "fails",
      cause: "host",
    });
  });
});
