import { describe, expect, it } from "vitest";
import type { Carrier } from "~/shipping/ports/carrier";
import { isUnsent } from "~/shipping/moves";
import { shipmentStates } from "~/shipping/shipment";
import { exampleShipment } from "../../../test/examples/shipments";
import { actionsOf, servicesOf } from "./remedies";

/** Operations whose buttons a parcel's card shows. */
const operations = ["validation", "requestReturn", "cancel", "remarks", "history"] as const;
type Operation = (typeof operations)[number];

const anything = () => undefined;

/** A carrier as far as screens look at it. */
const carrierWith = (...those: readonly Operation[]): Carrier => {
  const parts = those.map((name) => [name, name === "remarks" ? { mostCharacters: 255 } : anything]);
  // Screens look at which operations there are, and no further.
  return Object.fromEntries(parts) as Carrier;
};

/** What is offered about a parcel in any state, if its carrier has just these operations. */
function offeredBy(carrier: Carrier): ReadonlySet<string> {
  const offered = new Set<string>();
  for (const state of shipmentStates) {
    // What was not sent is taken off the list, whoever the carrier is.
    if (isUnsent(state)) continue;
    const parcel = exampleShipment({ state, problem: null, validatedAt: null });
    for (const action of actionsOf(parcel, carrier))
      offered.add(action === "validate" ? "validation" : action);
    const { remarks, history } = servicesOf(parcel, carrier);
    if (remarks) offered.add("remarks");
    if (history) offered.add("history");
  }
  return offered;
}

describe("what a parcel's card offers", () => {
  it.each(operations)("is %s where the carrier has that operation, and nothing else", (operation) => {
    expect([...offeredBy(carrierWith(operation))]).toEqual([operation]);
  });

  it("is nothing where the carrier has none of them", () => {
    expect([...offeredBy(carrierWith())]).toEqual([]);
  });

  it("is all of them where it has all", () => {
    expect([...offeredBy(carrierWith(...operations))].toSorted()).toEqual([...operations].toSorted());
  });
});
