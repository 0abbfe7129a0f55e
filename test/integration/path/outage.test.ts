import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { orderId } from "~/shipping/ids";
import { createShipment } from "~/use-cases/create-shipment";
import { listOutages } from "~/use-cases/list-outages";
import { listProblems } from "~/use-cases/list-problems";
import { receiveOrder } from "~/use-cases/receive-order";
import { install, shipmentJob, shop, type Installation } from "./installation";
import { firstDelivery } from "./test-carrier";

const { buyer } = firstDelivery.purchase;

/** Without workers, whose questions about the uncertain ones the carrier would answer. */
describe("a carrier that does not answer", () => {
  let at: Installation;
  beforeAll(async () => {
    at = await install({ mode: "manual", working: false });
  });
  afterAll(() => at.close());

  /** Tries it once; whoever ships by hand waits for the end of a short rest. */
  const ship = async (name: string, nth: number) => {
    const id = await at.order({ name, buyer: { ...buyer, phone: `+216 20 333 ${String(100 + nth)}` } });
    const { world } = at.application;
    const request = { actor: "Salma", connection: null };
    await receiveOrder(world, shop, orderId.parse(id), { request });
    const planned = await at.shipmentOf(name);
    if (planned) await createShipment(world, shipmentJob(planned.id));
    return at.shipmentOf(name);
  };
  const outages = () => listOutages(at.application.world, shop);
  const saidOfCarriers = async () => {
    const problems = await listProblems(at.application.world, shop);
    if (!problems.ok) throw new Error(problems.error.code);
    return problems.value.flatMap(({ order, problem }) => (order === null ? [problem] : []));
  };

  it("is said once, with since when and how many parcels wait, for every process to see", async () => {
    await at.carrier.control.post("faults", { call: "create", kind: "reset-before", times: 5 });
    for (const nth of [1, 2, 3, 4]) await ship(`#B${String(nth)}`, nth);
    expect(await outages()).toEqual([]);
    await ship("#B5", 5);
    const held = await ship("#B6", 6);
    expect(held).toMatchObject({ state: "waiting" });
    expect(held?.requestedAt).not.toBeNull();
    const since = expect.any(Date) as unknown;
    expect(await outages()).toEqual([
      { connection: at.connection, carrier: "first-delivery", since, waiting: 6 },
    ]);
    expect(await saidOfCarriers()).toMatchObject([
      { code: "carrier_unavailable", values: { carrier: "first-delivery", waiting: 6 } },
    ]);
    // Nothing was sent meanwhile.
    expect(at.carrier.ledger.calls().filter(({ operation }) => operation === "create")).toHaveLength(5);
  });

  it("is over with the first answer: one call finds out, and what waited goes", async () => {
    const held = await at.shipmentOf("#B6");
    if (!held) throw new Error("#B6 has no shipment");
    at.advance(31_000);
    await createShipment(at.application.world, shipmentJob(held.id));
    expect(await at.shipmentOf("#B6")).toMatchObject({ state: "created" });
    expect(await outages()).toEqual([]);
    expect(await saidOfCarriers()).toEqual([]);
  });

  it("is not believed for ever where the process that found out has died", async () => {
    const { connections } = at.application.world.store;
    const connection = await connections.find(shop, at.connection);
    const now = at.application.world.clock.now();
    const account = { carrier: "first-delivery", account: connection?.account ?? "" } as const;
    await connections.saveAvailability(account, { at: now, until: now });
    expect(await outages()).toHaveLength(1);
    at.advance(16 * 60_000);
    expect(await outages()).toEqual([]);
  });
});
