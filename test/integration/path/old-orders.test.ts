import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { attendShops } from "~/use-cases/attend-shops";
import { listOrders } from "~/use-cases/list-orders";
import { listProblems } from "~/use-cases/list-problems";
import { reconcileNow } from "~/use-cases/reconcile-shop";
import { shipOrders } from "~/use-cases/ship-orders";
import { payload } from "../../demo/samples/payload";
import { install, shop, type Installation } from "./installation";
import { firstDelivery } from "./test-carrier";

const hour = 3_600_000;
const oldOnes = 500;
/** Each of them is read; a busy machine takes a while. */
const patience = 300_000;

describe("a shop that installs the app with 500 open orders", () => {
  let at: Installation;
  beforeAll(async () => {
    at = await install({
      // Reading 500 orders takes minutes at the points a small shop has.
      shopifyOptions: { bucket: "100000", restore: "10000" },
      before: async ({ control }) => {
        const { name: _own, ...order } = payload({ ...firstDelivery.purchase, name: "" });
        const old = { ...order, created_at: "2026-10-01T09:00:00Z" };
        await control.post(`orders?shop=${shop}`, { count: oldOnes, order: old });
      },
    });
  });
  afterAll(() => at.close());

  const listed = async () => {
    const orders = await listOrders(at.application.world, shop);
    if (!orders.ok) throw new Error(orders.error.code);
    return orders.value;
  };
  const heldAsOld = async () =>
    (await listed()).filter(({ state, problem }) => state === "waiting" && problem?.code === "old_order");
  const sentParcels = async () => {
    // The stand-in's documented ledger.
    const { parcels } = (await at.carrier.control.get("ledger")) as { parcels: readonly object[] };
    return parcels.length;
  };
  const now = () => at.application.world.clock.now();

  it("lists them all with their reason, and ships none", { timeout: patience }, async () => {
    await expect.poll(async () => (await heldAsOld()).length, { timeout: patience - 10_000 }).toBe(oldOnes);
    const problems = await listProblems(at.application.world, shop);
    expect(problems.ok && problems.value.length).toBe(oldOnes);
    expect(await sentParcels()).toBe(0);
  });

  it("ships all that are ordered from then on, and still none of the old", async () => {
    const names = ["#N1", "#N2", "#N3", "#N4", "#N5"];
    for (const name of names) await at.webhook("orders/create", await at.order({ name }));
    for (const name of names) await at.until(name, ({ fulfillmentId }) => fulfillmentId !== null);
    expect(await sentParcels()).toBe(names.length);
    expect(await heldAsOld()).toHaveLength(oldOnes);
  });

  it("ships an old one that staff ask for, and that one alone", async () => {
    const [one] = await heldAsOld();
    if (!one) throw new Error("no order is old");
    // An edit of it is no wish to ship it.
    await at.change(one.id, { note: "Toujours intéressée" });
    expect(await heldAsOld()).toHaveLength(oldOnes);
    const before = await sentParcels();
    const shipped = await shipOrders(at.application.world, shop, [one.id], { actor: "Salma" });
    expect(shipped).toMatchObject({ ok: true, value: { shipped: 1 } });
    expect(await sentParcels()).toBe(before + 1);
  });

  it("leaves to staff what was ordered during a long absence, and ships what comes after", async () => {
    // Nobody worked for three days; the shop's limit is two.
    at.advance(72 * hour);
    at.shopify.clock.set(new Date(now().getTime() - 60 * hour));
    await at.order({ name: "#M1" });
    await at.order({ name: "#M2" });
    at.shopify.clock.set(now());
    const before = await sentParcels();

    await attendShops(at.application.world);
    const reconciled = await reconcileNow(at.application.world, shop);
    expect(reconciled.ok).toBe(true);
    for (const name of ["#M1", "#M2"]) {
      expect(await at.until(name, ({ problem }) => problem !== null)).toMatchObject({
        state: "waiting",
        problem: { code: "old_order" },
      });
    }
    expect(await sentParcels()).toBe(before);

    await at.webhook("orders/create", await at.order({ name: "#M3" }));
    await at.until("#M3", ({ fulfillmentId }) => fulfillmentId !== null);
    expect(await sentParcels()).toBe(before + 1);
  });

  it("ships by itself what was ordered during a short absence and no webhook told", async () => {
    at.advance(3 * hour);
    at.shopify.clock.set(new Date(now().getTime() - 2 * hour));
    await at.order({ name: "#M4" });
    at.shopify.clock.set(now());
    await attendShops(at.application.world);
    await reconcileNow(at.application.world, shop);
    await at.until("#M4", ({ fulfillmentId }) => fulfillmentId !== null);
  });
});
