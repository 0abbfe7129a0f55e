import type { AppLoadContext } from "@remix-run/node";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runVerb } from "~/operator/run-verb";
import { action as paper } from "~/routes/app.pickup-paper.$id";
import { shopDomain } from "~/shipping/ids";
import type { Pickup } from "~/shipping/pickup";
import type { Shipment } from "~/shipping/shipment";
import { connectCarrier } from "~/use-cases/connect-carrier";
import { attemptLifeMilliseconds } from "~/use-cases/create-shipment";
import { followParcels } from "~/use-cases/follow-parcels";
import { installShop } from "~/use-cases/install-shop";
import { listPickups } from "~/use-cases/list-pickups";
import { requestPickup } from "~/use-cases/request-pickup";
import { resumePickups } from "~/use-cases/resume-pickups";
import { sendPickup } from "~/use-cases/send-pickup";
import { settlePickup } from "~/use-cases/settle-pickup";
import { shipOrders } from "~/use-cases/ship-orders";
import type { World } from "~/use-cases/world";
import { install, offlineToken, shop, type Installation } from "./installation";

const actor = "Salma";

/** Without workers: each step is taken by hand, so that a death can be put between any two. */
describe("a pick-up at First Delivery", () => {
  let at: Installation;
  beforeAll(async () => {
    at = await install({ mode: "manual", working: false });
  });
  afterAll(() => at.close());

  const world = (): World => at.application.world;
  const bought = async (name: string): Promise<Shipment> => {
    await at.order({ name });
    const shipped = await shipOrders(world(), shop, [name], { actor });
    if (!shipped.ok) throw new Error(shipped.error.code);
    const shipment = await at.shipmentOf(name);
    if (shipment?.state !== "created") throw new Error(`${name} is ${shipment?.state ?? "nowhere"}`);
    return shipment;
  };
  const ask = async (parcels: readonly Shipment[] | null, by = world()): Promise<readonly Pickup[]> => {
    const ids = parcels && parcels.map(({ id }) => id);
    const asked = await requestPickup(by, shop, ids, actor);
    if (!asked.ok) throw new Error(asked.error.code);
    return asked.value.map(({ pickup }) => pickup);
  };
  const askedFor = async (parcels: readonly Shipment[], by = world()): Promise<Pickup> => {
    const [pickup] = await ask(parcels, by);
    if (!pickup) throw new Error("nothing was asked");
    return pickup;
  };
  const now = async ({ id }: Pickup): Promise<Pickup | null> => world().store.pickups.find(shop, id);
  const of = (shipment: Shipment) => world().store.pickups.ofParcel(shop, shipment.id);
  const job = ({ id }: Pickup) => ({ shop, pickupId: id });
  const fault = (kind: string, more: object = {}) =>
    at.carrier.control.post("faults", { call: "pickup", kind, ...more });
  const calls = (): number =>
    at.carrier.ledger.calls().filter(({ operation }) => operation === "pickup").length;
  const atCarrier = async (name: string) => (await at.parcelsOf(name)).map(({ state }) => state);
  const tell = async (shipment: Shipment, state: number) => {
    await at.carrier.control.post("state", { barCode: shipment.trackingNumber, state });
    await followParcels(world(), { shop, connectionId: at.connection });
  };
  /** The same world, whose process dies before its nth transaction. */
  const dyingBefore = (nth: number): World => {
    let count = 0;
    const { store } = world();
    return {
      ...world(),
      store: {
        ...store,
        transaction: (work) => {
          count += 1;
          return count < nth ? store.transaction(work) : Promise.reject(new Error("killed"));
        },
      },
    };
  };
  const journalOf = async (shipment: Shipment) =>
    (await world().store.journal.ofOrder(shop, shipment.orderId)).filter(({ event }) =>
      event.startsWith("pickup-"),
    );

  it("is asked for once for all parcels that wait, and has its number", async () => {
    const parcels = [await bought("#1"), await bought("#2")];
    const [pickup, ...others] = await ask(null);
    expect(others).toEqual([]);
    expect(pickup).toMatchObject({
      state: "requested",
      number: expect.stringMatching(/^\d{12}$/),
      actor,
      problem: null,
    });
    expect(pickup?.printUrl).toMatch(/^http/);
    expect(calls()).toBe(1);
    expect(await atCarrier("#1")).toEqual(["Demande d'enlèvement"]);
    for (const parcel of parcels) {
      expect((await of(parcel))?.id).toBe(pickup?.id);
      expect(await journalOf(parcel)).toMatchObject([
        { event: "pickup-requested", actor, values: { number: pickup?.number } },
      ]);
    }
    // Nothing waits any more, and nobody is asked twice.
    expect(await ask(null)).toEqual([]);
    const again = await requestPickup(
      world(),
      shop,
      parcels.map(({ id }) => id),
      actor,
    );
    expect(again).toMatchObject({ error: { code: "pickup_under_way" } });
    expect(calls()).toBe(1);
  });

  it("is one of two clicks at once", async () => {
    const before = calls();
    const parcel = await bought("#3");
    const asked = (await Promise.all([ask(null), ask(null), ask(null)])).flat();
    expect(asked).toHaveLength(1);
    expect(calls()).toBe(before + 1);
    expect((await of(parcel))?.state).toBe("requested");
  });

  it("is several requests where more parcels wait than a carrier takes in one", async () => {
    const parcels = [await bought("#4"), await bought("#5"), await bought("#6")];
    const carrier = world().carriers.get("first-delivery");
    if (!carrier?.pickups) throw new Error("it has pick-ups");
    const few = { ...carrier, pickups: { ...carrier.pickups, mostParcels: 2 } };
    const before = calls();
    const asked = await ask(null, { ...world(), carriers: new Map([["first-delivery", few]]) });
    expect(asked.map(({ state }) => state)).toEqual(["requested", "requested"]);
    expect(calls()).toBe(before + 2);
    const inOne = await Promise.all(parcels.map(async (parcel) => (await of(parcel))?.id));
    expect(new Set(inOne).size).toBe(2);
  });

  it("whose answer never came is settled by its parcels' states, and not asked for again", async () => {
    const parcel = await bought("#11");
    const before = calls();
    await fault("reset-after");
    const uncertain = await askedFor([parcel]);
    expect(uncertain).toMatchObject({ state: "uncertain", problem: { code: "pickup_uncertain" } });
    expect(await requestPickup(world(), shop, [parcel.id], actor)).toMatchObject({
      error: { code: "pickup_under_way" },
    });
    await settlePickup(world(), job(uncertain));
    expect(await now(uncertain)).toMatchObject({ state: "requested", number: null, problem: null });
    expect(calls()).toBe(before + 1);
    expect(await journalOf(parcel)).toMatchObject([{ event: "pickup-requested" }]);
  });

  it("is settled by a parcel's news as well", async () => {
    const parcel = await bought("#12");
    await fault("reset-after");
    const uncertain = await askedFor([parcel]);
    await tell(parcel, 101);
    expect(await now(uncertain)).toMatchObject({ state: "assigned", problem: null });
  });

  it("goes again once it is surely absent, and not before", async () => {
    const parcel = await bought("#13");
    const before = calls();
    await fault("reset-before");
    const uncertain = await askedFor([parcel]);
    expect(uncertain.state).toBe("uncertain");
    expect((await settlePickup(world(), job(uncertain))).done).toBe(false);
    expect((await now(uncertain))?.state).toBe("uncertain");
    at.advance(121_000);
    await settlePickup(world(), job(uncertain));
    expect(await now(uncertain)).toMatchObject({ state: "requesting", attempt: null });
    await sendPickup(world(), job(uncertain));
    expect(await now(uncertain)).toMatchObject({ state: "requested", id: uncertain.id });
    expect(calls()).toBe(before + 2);
    expect(await atCarrier("#13")).toEqual(["Demande d'enlèvement"]);
  });

  it("that died before the call is asked for by its job", async () => {
    const parcel = await bought("#21");
    const before = calls();
    await expect(ask([parcel], dyingBefore(2))).rejects.toThrow("killed");
    const saved = await of(parcel);
    if (!saved) throw new Error("it was saved before");
    expect(saved).toMatchObject({ state: "requesting", attempt: null });
    expect(calls()).toBe(before);
    expect(await resumePickups(world(), shop)).toBe(1);
    await sendPickup(world(), job(saved));
    expect(await of(parcel)).toMatchObject({ state: "requested" });
    expect(calls()).toBe(before + 1);
  });

  it("that died after the call, before its answer was saved, is settled", async () => {
    const parcel = await bought("#22");
    const before = calls();
    await expect(ask([parcel], dyingBefore(3))).rejects.toThrow("killed");
    const orphan = await of(parcel);
    if (!orphan) throw new Error("it was saved before");
    expect(orphan).toMatchObject({ state: "requesting", attempt: { endedAt: null } });
    // It may still be at work elsewhere.
    expect((await sendPickup(world(), job(orphan))).done).toBe(false);
    at.advance(attemptLifeMilliseconds);
    await sendPickup(world(), job(orphan));
    expect((await now(orphan))?.state).toBe("uncertain");
    await settlePickup(world(), job(orphan));
    expect((await now(orphan))?.state).toBe("requested");
    expect(calls()).toBe(before + 1);
  });

  it("that the carrier refuses lets its parcels go, with its words", async () => {
    const [good, deleted] = [await bought("#31"), await bought("#32")];
    await at.carrier.control.post("state", { barCode: deleted.trackingNumber, state: 6 });
    const refused = await askedFor([good, deleted]);
    expect(refused).toMatchObject({ state: "refused", problem: { words: expect.any(String) } });
    expect(await of(good)).toBeNull();
    expect(await journalOf(good)).toMatchObject([{ event: "pickup-refused" }]);
    expect(await askedFor([good])).toMatchObject({ state: "requested" });
  });

  it("follows its parcels to the end", async () => {
    const [one, other] = [await bought("#41"), await bought("#42")];
    const pickup = await askedFor([one, other]);
    await tell(one, 101);
    expect((await now(pickup))?.state).toBe("requested");
    await tell(other, 102);
    expect((await now(pickup))?.state).toBe("assigned");
    await tell(one, 103);
    expect((await now(pickup))?.state).toBe("collecting");
    await tell(other, 1);
    expect((await now(pickup))?.state).toBe("collected");
    expect((await at.shipmentOf("#42"))?.state).toBe("in_transit");
  });

  it("that is cancelled leaves its parcels to the next one", async () => {
    const parcel = await bought("#51");
    const first = await askedFor([parcel]);
    await tell(parcel, 104);
    expect((await now(first))?.state).toBe("cancelled");
    expect(await of(parcel)).toBeNull();
    expect((await journalOf(parcel)).map(({ event }) => event)).toEqual([
      "pickup-requested",
      "pickup-cancelled",
    ]);
    await at.carrier.control.post("state", { barCode: parcel.trackingNumber, state: 0 });
    const second = await askedFor([parcel]);
    expect(second.id).not.toBe(first.id);
    expect(second.state).toBe("requested");
  });

  it("takes no parcel that was not created, or is collected", async () => {
    await at.order({ name: "#61" });
    const parcel = await bought("#62");
    await tell(parcel, 1);
    expect(await requestPickup(world(), shop, [parcel.id], actor)).toMatchObject({
      error: { code: "pickup_not_possible", values: { state: "in_transit" } },
    });
  });

  it("is listed, newest first, and never with the address of its paper in a log", async () => {
    const listed = await listPickups(world(), shop);
    if (!listed.ok) throw new Error(listed.error.code);
    expect(listed.value.length).toBeGreaterThan(10);
    const times = listed.value.map(({ pickup }) => pickup.createdAt.getTime());
    expect(times).toEqual(times.toSorted((a, b) => b - a));
    const links = listed.value.flatMap(({ pickup }) => (pickup.printUrl ? [pickup.printUrl] : []));
    expect(links.length).toBeGreaterThan(0);
    for (const link of links) expect(at.logLines.join("\n")).not.toContain(new URL(link).search.slice(1));
  });

  it("that the carrier puts off for a moment is waited for", async () => {
    const parcel = await bought("#71");
    const before = calls();
    await fault("429", { retryAfter: 2 });
    expect(await askedFor([parcel])).toMatchObject({ state: "requested", problem: null });
    expect(calls()).toBe(before + 2);
  });

  it("has a paper for staff of its own shop alone, as a file and never as a page of ours", async () => {
    const printable = await askedFor([await bought("#72")]);
    const asStaffOf = async (domain: string, id: string) => {
      const authenticateAdmin = async () => ({ shop: domain, staffId: "7", session: { scope: "" } });
      // As much of the context as the route touches.
      const context = {
        world: world(),
        shopify: { authenticateAdmin, staffName: async () => null },
      } as unknown as AppLoadContext;
      const request = new Request(`http://127.0.0.1:3000/app/pickup-paper/${id}`, { method: "POST" });
      return paper({ request, params: { id }, context });
    };
    const answer = await asStaffOf(shop, printable.id);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-disposition")).toContain("attachment");
    expect(answer.headers.get("cache-control")).toBe("private, no-store");
    expect(answer.headers.get("content-security-policy")).toContain("sandbox");
    expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(0);

    const other = shopDomain.parse("other-shop.myshopify.com");
    await installShop(world(), other, offlineToken());
    const foreign = await asStaffOf(other, printable.id);
    expect(foreign.status).toBe(404);
    expect(await foreign.json()).toEqual({ refusal: { code: "pickup_unknown", values: {} } });
    expect((await asStaffOf(shop, "1")).status).toBe(404);
    expect((await asStaffOf(shop, crypto.randomUUID())).status).toBe(404);
  });

  it("is asked for and listed by the operator's verbs", async () => {
    const parcel = await bought("#81");
    const run = async (verb: string, words: readonly string[], json: string | null = null) => {
      const running = runVerb(
        { world: world(), rotateKeys: async () => ({}) },
        { verb, words: [...words], json },
      );
      const lines: object[] = [];
      for (let next = await running.next(); ; next = await running.next()) {
        if (next.done) return { lines, ended: next.value };
        lines.push(next.value);
      }
    };
    const asked = await run("pickup", [shop]);
    expect(asked).toEqual({
      lines: [
        {
          id: expect.any(String),
          number: expect.stringMatching(/^\d{12}$/),
          state: "requested",
          carrier: "first-delivery",
          connection: at.connection,
          parcels: [parcel.id],
          problem: null,
        },
        { requested: 1, uncertain: 0, refused: 0 },
      ],
      ended: { ok: true, value: null },
    });
    expect((await run("pickups", [shop])).lines[0]).toEqual(asked.lines[0]);
    expect((await run("pickup", [shop])).lines).toEqual([{ requested: 0, uncertain: 0, refused: 0 }]);
    expect((await run("pickup", [shop, parcel.id])).ended).toEqual({
      ok: false,
      error: "The pick-up of order #81’s parcel was asked for already.",
    });
    expect(await run("check", [shop, at.connection])).toEqual({
      lines: [{ works: true, proves: "credentials" }],
      ended: { ok: true, value: null },
    });
    for (const [verb, words, json] of [
      ["remark", [parcel.id], '{"text":"Appeler avant"}'],
      ["remarks", [parcel.id], null],
      ["return", [parcel.id], null],
      ["history", [parcel.id], null],
      ["test-push", [shop, at.connection], null],
      ["fees", [shop, at.connection], null],
    ] as const) {
      expect([verb, (await run(verb, words, json)).ended]).toEqual([
        verb,
        { ok: false, error: "First Delivery does not offer this operation. Do it on its own portal." },
      ]);
    }
    const bad = await connectCarrier(world(), shop, "first-delivery", { token: "bad-token" });
    if (!bad.ok) throw new Error(bad.error.code);
    const checked = await run("check", [shop, bad.value.id]);
    expect(checked.lines).toMatchObject([
      { works: false, cause: "key", message: expect.stringContaining("key") },
    ]);
    expect(checked.ended).toMatchObject({ ok: false, error: expect.stringContaining("First Delivery") });
  });
});
