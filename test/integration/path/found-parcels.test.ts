import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { orderId } from "~/shipping/ids";
import type { Shipment } from "~/shipping/shipment";
import { acknowledge } from "~/use-cases/acknowledge";
import { adoptFound } from "~/use-cases/adopt-found";
import { compareShop } from "~/use-cases/compare-shop";
import { dismissFound } from "~/use-cases/dismiss-found";
import { eraseCustomer } from "~/use-cases/erase-customer";
import { listFound } from "~/use-cases/list-found";
import { listProblems } from "~/use-cases/list-problems";
import { receiveOrder } from "~/use-cases/receive-order";
import { settleByStaff } from "~/use-cases/settle-by-staff";
import { settleUncertain } from "~/use-cases/settle-uncertain";
import { shipOrders } from "~/use-cases/ship-orders";
import { ecotrack, ecotrackToken } from "../carriers/carriers";
import { install, shipmentJob, shop, type Installation } from "./installation";
import { firstDelivery } from "./test-carrier";

const actor = "Salma";
const hour = 3_600_000;
const { buyer } = firstDelivery.purchase;

const reading = (at: () => Installation) => {
  const found = async () => {
    const listed = await listFound(at().application.world, shop);
    if (!listed.ok) throw new Error(listed.error.code);
    return listed.value;
  };
  const foundAs = async (number: string | null) =>
    (await found()).find((overview) => overview.found.listed.trackingNumber === number);
  const problems = async (): Promise<readonly string[]> => {
    const listed = await listProblems(at().application.world, shop);
    if (!listed.ok) throw new Error(listed.error.code);
    return listed.value.map(({ order, problem }) => `${order ?? ""} ${problem.code}`);
  };
  const ship = async (name: string): Promise<Shipment> => {
    const shipped = await shipOrders(at().application.world, shop, [name], { actor });
    if (!shipped.ok) throw new Error(shipped.error.code);
    const shipment = await at().shipmentOf(name);
    if (!shipment) throw new Error(`${name} has no shipment`);
    return shipment;
  };
  const compare = () => compareShop(at().application.world, shop);
  return { found, foundAs, problems, ship, compare };
};

/** Without workers: what a comparison does by itself, and what it leaves to staff, is seen step by step. */
describe("a parcel that First Delivery has and Navette has not", () => {
  let at: Installation;
  beforeAll(async () => {
    at = await install({ mode: "manual", working: false });
  });
  afterAll(() => at.close());
  const { found, foundAs, problems, ship, compare } = reading(() => at);

  const ordered = async (name: string, phone: string): Promise<string> => {
    const id = await at.order({ name, buyer: { ...buyer, phone } });
    await receiveOrder(at.application.world, shop, orderId.parse(id));
    return id;
  };
  const unanswered = async (name: string, phone: string): Promise<Shipment> => {
    await ordered(name, phone);
    await at.carrier.control.post("faults", { call: "create", kind: "reset-after" });
    const uncertain = await ship(name);
    expect(uncertain.state).toBe("uncertain");
    return uncertain;
  };
  const numberAtTheCarrier = async (name: string) => (await at.parcelsOf(name))[0]?.barCode ?? "";

  it("is offered for the one order of its phone and amount, and ships nothing", async () => {
    await ordered("#F1", "+216 20 111 001");
    await ordered("#F2", "+216 20 111 002");
    const number = await madeByHand(at, { phone: "20111001", price: 45.5 });
    expect(await compare()).toMatchObject({ listed: 1, offered: 1, raised: 0, unknown: 0, unread: 0 });
    expect(await foundAs(number)).toMatchObject({ order: "#F1", found: { cause: "offered" } });
    expect(await at.shipmentOf("#F1")).toMatchObject({ state: "waiting", requestedAt: null });
    // The next comparison keeps it, as the same.
    const [first] = await found();
    await compare();
    expect((await found()).map((overview) => overview.found.id)).toEqual([first?.found.id]);
    expect(await problems()).toEqual([]);
  });

  it("becomes the order's shipment when staff say so, is fulfilled, and makes no other parcel", async () => {
    const [offered] = await found();
    if (!offered) throw new Error("nothing is offered");
    const adopted = await adoptFound(at.application.world, shop, offered.found.id, { order: null, actor });
    const { trackingNumber } = offered.found.listed;
    expect(adopted).toMatchObject({
      ok: true,
      value: { state: "created", trackingNumber, orderName: "#F1" },
    });
    expect(await at.fulfillmentsOf("#F1")).toMatchObject([{ status: "SUCCESS", trackingNumber }]);
    expect(await found()).toEqual([]);
    expect(await compare()).toMatchObject({ listed: 1, offered: 0, unknown: 0 });
    expect(await at.parcelsOf("#F1")).toEqual([]);
    const shipment = await at.shipmentOf("#F1");
    const journal = await at.application.world.store.journal.ofOrder(shop, orderId.parse(shipment?.orderId));
    expect(journal.find(({ event }) => event === "adopted-found")?.actor).toBe(actor);
    const again = await adoptFound(at.application.world, shop, offered.found.id, { order: null, actor });
    expect(again).toMatchObject({ ok: false, error: { code: "found_unknown" } });
  });

  it("is nobody's where phone or amount differ, and is not shown again once it was put aside", async () => {
    const otherAmount = await madeByHand(at, { phone: "20111002", price: 44 });
    const otherPhone = await madeByHand(at, { phone: "55999888", price: 45.5 });
    expect(await compare()).toMatchObject({ offered: 0, unknown: 2 });
    const unknown = await foundAs(otherAmount);
    expect(unknown).toMatchObject({ order: null, found: { cause: "unknown" } });
    if (!unknown) throw new Error("it is not listed");
    const { world } = at.application;
    expect(await adoptFound(world, shop, unknown.found.id, { order: null, actor })).toMatchObject({
      ok: false,
      error: { code: "adopt_needs_order" },
    });
    expect(await dismissFound(world, shop, unknown.found.id, actor)).toMatchObject({ ok: true });
    expect(await dismissFound(world, shop, unknown.found.id, actor)).toMatchObject({ ok: false });
    await compare();
    expect(await foundAs(otherAmount)).toBeUndefined();
    expect(await foundAs(otherPhone)).toMatchObject({ found: { cause: "unknown" } });
  });

  it("is offered for none of several orders, and adopted for the one that staff name", async () => {
    await ordered("#F3", "+216 20 111 003");
    await ordered("#F4", "+216 20 111 003");
    const number = await madeByHand(at, { phone: "+216 20 111 003", price: 45.5 });
    await compare();
    const several = await foundAs(number);
    expect(several).toMatchObject({ order: null, found: { cause: "several_orders" } });
    if (!several) throw new Error("it is not listed");
    const adopted = await adoptFound(at.application.world, shop, several.found.id, { order: "#F4", actor });
    expect(adopted).toMatchObject({ ok: true, value: { orderName: "#F4", trackingNumber: number } });
    expect((await at.shipmentOf("#F3"))?.trackingNumber).toBeNull();
  });

  it("is settled, by the job that asks for it, where its creation is uncertain", async () => {
    const uncertain = await unanswered("#F5", "+216 20 111 005");
    expect(await compare()).toMatchObject({ healed: 1 });
    expect((await at.shipmentOf("#F5"))?.state).toBe("uncertain");
    await settleUncertain(at.application.world, shipmentJob(uncertain.id));
    expect((await at.shipmentOf("#F5"))?.trackingNumber).toBe(await numberAtTheCarrier("#F5"));
  });

  it("is taken for the shipment whose reference it bears, before that is sent a second time", async () => {
    const uncertain = await unanswered("#F6", "+216 20 111 006");
    const { world } = at.application;
    // As if a look at the carrier had proven too early that there is no such parcel.
    await world.store.transaction((tx) =>
      tx.shipments.save(shop, { ...uncertain, state: "waiting", problem: null }),
    );
    expect(await compare()).toMatchObject({ healed: 1 });
    const trackingNumber = await numberAtTheCarrier("#F6");
    expect(await at.shipmentOf("#F6")).toMatchObject({ state: "created", trackingNumber });
    expect(await at.parcelsOf("#F6")).toHaveLength(1);
  });

  it("is raised once, and never taken in by itself, where staff had said that it was not sent", async () => {
    const uncertain = await unanswered("#F7", "+216 20 111 007");
    const { world } = at.application;
    await settleByStaff(world, shop, uncertain.id, "not-sent", { trackingNumber: null, actor });
    expect(await compare()).toMatchObject({ raised: 1, healed: 0 });
    await compare();
    const trackingNumber = await numberAtTheCarrier("#F7");
    const raised = await foundAs(trackingNumber);
    expect(raised).toMatchObject({ order: "#F7", found: { cause: "parcel_not_ended" } });
    expect((await problems()).filter((line) => line.startsWith("#F7"))).toEqual([
      "#F7 ship_again",
      "#F7 parcel_not_ended",
    ]);
    if (!raised) throw new Error("it is not listed");
    const adopted = await adoptFound(world, shop, raised.found.id, { order: null, actor });
    expect(adopted).toMatchObject({ ok: true, value: { state: "created", trackingNumber } });
    expect((await problems()).filter((line) => line.startsWith("#F7"))).toEqual([]);
  });

  it("is raised where it bears the reference of another one, until it is deleted", async () => {
    await ordered("#F8", "+216 20 111 008");
    const shipment = await ship("#F8");
    const number = await madeByHand(at, {
      phone: "20111008",
      price: 45.5,
      designation: `Foulard ${shipment.reference}`,
    });
    expect(await compare()).toMatchObject({ raised: 1 });
    expect(await problems()).toContain("#F8 parcel_doubled");
    await at.carrier.control.post("state", { barCode: number, state: 6 });
    expect(await compare()).toMatchObject({ raised: 0 });
    expect(await problems()).not.toContain("#F8 parcel_doubled");
  });

  it("loses its recipient when its customer is erased, and is not told about again", async () => {
    const id = orderId.parse(await ordered("#F9", "+216 20 111 009"));
    const number = await madeByHand(at, { phone: "20111009", price: 45.5 });
    await compare();
    expect((await foundAs(number))?.found.listed).toMatchObject({
      recipientName: "Amel Trabelsi",
      phones: ["20111009"],
    });
    await eraseCustomer(at.application.world, shop, { customerId: null, orderIds: [id] });
    const erased = { recipientName: null, phones: [] };
    expect((await foundAs(number))?.found.listed).toMatchObject(erased);
    await compare();
    expect((await foundAs(number))?.found.listed).toMatchObject(erased);
  });
});

describe("a parcel that Navette has and ECOTRACK has not", () => {
  let at: Installation;
  beforeAll(async () => {
    at = await install({ carrier: ecotrack, mode: "manual", working: false });
  });
  afterAll(() => at.close());
  const { problems, ship, compare } = reading(() => at);

  it("is raised once it is not even known by its number, and no second time once staff have dealt with it", async () => {
    for (const [name, phone] of [
      ["#M1", "0550 12 34 01"],
      ["#M2", "0550 12 34 02"],
    ] as const) {
      await at.order({ name, buyer: { ...ecotrack.purchase.buyer, phone } });
      await ship(name);
    }
    const lost = await at.shipmentOf("#M1");
    if (!lost) throw new Error("#M1 was not shipped");
    await deletedAtTheHost(at, lost.trackingNumber ?? "");
    // A list may lag behind what was made a moment ago.
    expect(await compare()).toMatchObject({ listed: 1, missing: 0 });
    at.advance(2 * hour);
    expect(await compare()).toMatchObject({ listed: 1, missing: 1 });
    await compare();
    expect(await problems()).toEqual(["#M2 not_validated", "#M1 parcel_missing"]);
    expect(await at.shipmentOf("#M1")).toMatchObject({
      state: "created",
      problem: { code: "parcel_missing" },
    });
    await acknowledge(at.application.world, shop, lost.id, actor);
    expect(await compare()).toMatchObject({ missing: 0 });
    expect((await at.shipmentOf("#M1"))?.problem?.code).not.toBe("parcel_missing");
  });

  it("is not missed where the list cannot be read whole", async () => {
    await at.carrier.control.post("faults", { call: "get/orders", kind: "500" });
    expect(await compare()).toMatchObject({ listed: 0, missing: 0, unread: 1 });
    expect(await problems()).not.toContain("#M2 parcel_missing");
  });
});

interface HandMade {
  readonly phone: string;
  readonly price: number;
  readonly designation?: string;
}

/** As if staff had made it on the carrier's site. */
async function madeByHand(
  at: Installation,
  { phone, price, designation = "Foulard" }: HandMade,
): Promise<string> {
  const answer = await fetch(`${at.carrier.url}/api/v2/create`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: "Bearer path-token" },
    body: JSON.stringify({
      Client: {
        nom: "Amel Trabelsi",
        gouvernerat: "Tunis",
        ville: "Tunis",
        adresse: "12 rue de Marseille",
        telephone: phone.replace(/^\+216|\s/g, "").replaceAll(" ", ""),
      },
      Produit: { article: "Foulard", prix: price, designation, nombreArticle: 1, nombreEchange: 0 },
    }),
  });
  // The document's answer.
  const { result } = (await answer.json()) as { result: { barCode: string } };
  return result.barCode;
}

async function deletedAtTheHost(at: Installation, tracking: string): Promise<void> {
  const answer = await fetch(`${at.carrier.url}/api/v1/delete/order?tracking=${tracking}`, {
    method: "DELETE",
    headers: { authorization: `Bearer ${ecotrackToken}` },
  });
  expect(answer.status).toBe(200);
}
