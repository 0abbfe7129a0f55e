import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { divideCash } from "~/shipping/divide-cash";
import { dueFromSent } from "~/shipping/due-from-sent";
import { foldReport } from "~/shipping/fold-report";
import { fulfillableBy } from "~/shipping/fulfillable";
import { goodsToShip } from "~/shipping/goods-to-ship";
import { currencyCode, formatAmount, type Money, parseMoney } from "~/shipping/money";
import { allowedMoves, isGivenUp, isUnsent, mayMove, moved } from "~/shipping/moves";
import { orderState } from "~/shipping/order-state";
import type { ParcelReport } from "~/shipping/ports/carrier";
import { courierGroups } from "~/shipping/shippable";
import { shipmentStates, type Shipment, type ShipmentState } from "~/shipping/shipment";
import type { TrackingEvent } from "~/shipping/tracking";
import { exampleShipment } from "../../examples/shipments";
import { plannedOrders, shipmentsOfIt } from "./orders";
import { runs } from "./runs";

const tnd = currencyCode.parse("TND");
const money = (minor: number): Money => ({ minor, currency: tnd });
const total = (amounts: readonly (Money | null)[]): number =>
  amounts.reduce((sum, amount) => sum + (amount?.minor ?? 0), 0);
const countOf = (
  lines: readonly { readonly orderLineId: string; readonly quantity: number }[],
  id: string,
): number => lines.reduce((sum, line) => sum + (line.orderLineId === id ? line.quantity : 0), 0);

const amounts = fc.nat({ max: 1_000_000 }).map(money);

describe("cash", () => {
  it("is divided to the last millime, and never below zero", () => {
    const goods = fc.record({
      orderLineId: fc.constantFrom("11", "12", "13", "none"),
      quantity: fc.nat({ max: 5 }),
    });
    const parcel = fc.record({ lines: fc.array(goods, { maxLength: 3 }), fixed: fc.option(amounts) });
    fc.assert(
      fc.property(plannedOrders, amounts, fc.array(parcel, { maxLength: 5 }), (order, owed, parcels) => {
        const shares = divideCash(order, owed, parcels);
        const fixed = total(parcels.map((one) => one.fixed));
        expect(shares).toHaveLength(parcels.length);
        expect(shares.every(({ minor }) => Number.isSafeInteger(minor) && minor >= 0)).toBe(true);
        parcels.forEach((one, at) => {
          if (one.fixed) expect(shares[at]).toEqual(one.fixed);
        });
        const isOpen = parcels.some((one) => one.fixed === null);
        expect(total(shares)).toBe(isOpen ? Math.max(owed.minor, fixed) : fixed);
      }),
      runs(300),
    );
  });

  it("that sent parcels should collect is what is owed, and never below zero", () => {
    const sent = fc.record({
      state: fc.constantFrom<ShipmentState>("created", "picked_up", "in_transit", "attempted", "returning"),
      collect: amounts,
    });
    fc.assert(
      fc.property(
        amounts,
        fc.array(sent, { minLength: 1, maxLength: 4 }),
        fc.array(amounts, { maxLength: 3 }),
        (owed, parcels, planned) => {
          const due = dueFromSent(owed, parcels, planned);
          expect(due.every((amount) => amount !== null && amount.minor >= 0)).toBe(true);
          expect(total(due) + total(planned)).toBe(Math.max(owed.minor, total(planned)));
          // Told so once, it stays so.
          const told = parcels.map((one, at) => ({ ...one, collect: due[at] ?? null }));
          expect(dueFromSent(owed, told, planned)).toEqual(due);
          for (const state of ["delivered", "returned"] as const) {
            const ended = [...parcels, { state, collect: owed }];
            expect(dueFromSent(owed, ended, planned)).toEqual(ended.map(({ collect }) => collect));
          }
        },
      ),
      runs(300),
    );
  });

  it("is written and read back the same, and read from any text without a crash", () => {
    const currencies = fc
      .constantFrom("TND", "DZD", "CAD", "JPY", "XXX")
      .map((code) => currencyCode.parse(code));
    fc.assert(
      fc.property(
        fc.integer({ min: -999_999_999_999, max: 999_999_999_999 }),
        currencies,
        fc.string(),
        (minor, currency, text) => {
          const amount = { minor: minor === 0 ? 0 : minor, currency };
          expect(parseMoney(formatAmount(amount), currency)).toEqual({ ok: true, value: amount });
          const read = parseMoney(text, currency);
          if (read.ok) expect(Number.isSafeInteger(read.value.minor)).toBe(true);
        },
      ),
      runs(300),
    );
  });
});

describe("goods", () => {
  it("still to ship are what remains less what travels, of every line", () => {
    fc.assert(
      fc.property(plannedOrders, shipmentsOfIt, (order, shipments) => {
        const groups = courierGroups(order);
        const left = goodsToShip(order, groups, shipments);
        const written = order.fulfillments.map(({ id }) => id);
        const travelling = shipments.filter(
          ({ state, fulfillmentId }) =>
            !isGivenUp(state) && !isUnsent(state) && !(fulfillmentId && written.includes(fulfillmentId)),
        );
        for (const { lines } of left) {
          expect(lines.length).toBeGreaterThan(0);
          for (const { quantity } of lines) expect(quantity).toBeGreaterThan(0);
        }
        for (const { id } of order.lines) {
          const remaining = countOf(
            groups.flatMap(({ lines }) => lines),
            id,
          );
          const sent = countOf(
            travelling.flatMap(({ lines }) => lines),
            id,
          );
          expect(
            countOf(
              left.flatMap(({ lines }) => lines),
              id,
            ),
          ).toBe(Math.max(0, remaining - sent));
        }
        for (const { fulfillmentOrder, lines } of left) {
          const before = groups.find((group) => group.fulfillmentOrder.id === fulfillmentOrder.id);
          for (const line of lines) {
            const was = before?.lines.find(({ id }) => id === line.id)?.quantity ?? 0;
            expect(line.quantity).toBeLessThanOrEqual(was);
          }
        }
      }),
      runs(400),
    );
  });

  it("are fulfilled at one location, never more than remain or than the parcel has", () => {
    fc.assert(
      fc.property(plannedOrders, shipmentsOfIt, (order, [shipment]) => {
        if (!shipment) return;
        const { fulfillmentOrders, leavesGoods } = fulfillableBy(order, shipment);
        const groups = courierGroups(order);
        const taken = fulfillmentOrders.map(({ id, lines }) => {
          const group = groups.find((one) => one.fulfillmentOrder.id === id);
          if (!group) throw new Error(`nothing of ${id} travels by courier`);
          return { group, lines };
        });
        const places = taken.map(
          ({ group: { fulfillmentOrder: one } }) => `${one.locationId} ${one.locationName}`,
        );
        expect(new Set(places).size).toBeLessThanOrEqual(1);
        expect(new Set(fulfillmentOrders.map(({ id }) => id)).size).toBe(fulfillmentOrders.length);
        const goods = taken.flatMap(({ group, lines }) =>
          lines.map(({ id, quantity }) => {
            const line = group.lines.find((one) => one.id === id);
            expect(quantity).toBeGreaterThan(0);
            expect(quantity).toBeLessThanOrEqual(line?.quantity ?? 0);
            return { orderLineId: line?.orderLineId ?? "", quantity };
          }),
        );
        for (const { id } of order.lines) {
          expect(countOf(goods, id)).toBeLessThanOrEqual(countOf(shipment.lines, id));
        }
        const all = groups.flatMap(({ lines }) => lines).reduce((sum, { quantity }) => sum + quantity, 0);
        const fulfilled = goods.reduce((sum, { quantity }) => sum + quantity, 0);
        expect(leavesGoods).toBe(all > fulfilled);
      }),
      runs(400),
    );
  });
});

describe("the moves of a shipment", () => {
  const ends: readonly ShipmentState[] = ["delivered", "returned", "cancelled", "failed"];

  it("lead from waiting to every state, and from an end nowhere", () => {
    const reached = new Set<ShipmentState>(["waiting"]);
    for (const state of reached) for (const next of allowedMoves[state]) reached.add(next);
    expect([...reached].toSorted()).toEqual([...shipmentStates].toSorted());
    for (const end of ends) expect(allowedMoves[end]).toEqual([]);
  });

  it("are made where they are allowed, and throw where they are not", () => {
    const states = fc.constantFrom(...shipmentStates);
    fc.assert(
      fc.property(states, states, (from, to) => {
        const shipment = exampleShipment({ state: from });
        if (from === to || mayMove(from, to))
          expect(moved(shipment, to, {})).toEqual({ ...shipment, state: to });
        else expect(() => moved(shipment, to, {})).toThrow();
        expect(orderState([shipment], null).state).toBe(from);
      }),
      runs(200),
    );
  });
});

describe("what carriers tell, in any order, by any way", () => {
  const start = Date.parse("2026-11-20T10:00:00Z");
  const tellable = shipmentStates.filter(
    (state) => !isUnsent(state) && state !== "sending" && state !== "uncertain",
  );
  const told = fc.record({
    state: fc.option(fc.constantFrom(...tellable), { freq: 6 }),
    minute: fc.option(fc.integer({ min: -600, max: 600 })),
    source: fc.constantFrom<"poll" | "push">("poll", "push", "push"),
    /** Minutes since the news before. */
    later: fc.constantFrom(0, 0, 1, 60),
  });

  it("moves a parcel by the table alone, out of no end, and not back by what is late", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...tellable),
        fc.array(told, { minLength: 1, maxLength: 15 }),
        (first, news) => {
          let shipment: Shipment = exampleShipment({ state: first, carrierState: "before" });
          const known: TrackingEvent[] = [];
          let heardAt = start;
          for (const one of news) {
            heardAt += one.later * 60_000;
            const at = one.minute === null ? null : new Date(start + one.minute * 60_000);
            const report: ParcelReport = {
              trackingNumber: "683375045049",
              carrierState: one.state ?? "inconnu",
              state: one.state,
              at,
            };
            const before = shipment.state;
            const folded = foldReport(shipment, known, report, new Date(heardAt), one.source);
            const after = folded.shipment.state;

            expect(folded.movedTo).toBe(after === before ? null : after);
            if (after !== before) expect(mayMove(before, after) && after === one.state).toBe(true);
            if (ends.has(before)) expect(after).toBe(before);
            const isLate =
              one.source === "push" &&
              at !== null &&
              known.some((event) => event.at.getTime() !== event.heardAt.getTime() && event.at > at);
            if (isLate) expect(folded.shipment).toBe(shipment);
            if (one.source === "push" && at === null)
              expect(rank(after)).toBeGreaterThanOrEqual(rank(before));
            if (folded.event === null) expect(folded.shipment).toBe(shipment);
            else {
              expect(known.map(({ key }) => key)).not.toContain(folded.event.key);
              known.push(folded.event);
            }
            shipment = folded.shipment;

            // The same words once more, in the same moment: nothing new.
            const again = foldReport(shipment, known, report, new Date(heardAt), one.source);
            expect([again.event, again.movedTo]).toEqual([null, null]);
          }
        },
      ),
      runs(1_500),
    );
  });

  const ends: ReadonlySet<ShipmentState> = new Set(["delivered", "returned", "cancelled", "failed"]);
  const rank = (state: ShipmentState): number => shipmentStates.indexOf(state);
});
