import { parcelOf } from "./parcel-of";
import type { CarrierParcel, Ledgers, NavetteShipment } from "./ledgers";
import type { Violation } from "./violation";

/** Navette and the carriers speak of the same parcels: one per reference, none more, none less, none half made. */
export const judgeParcels = (ledgers: Ledgers): readonly Violation[] => [
  ...judgeStrangers(ledgers),
  ...judgeReferences(ledgers),
  ...ledgers.navette.shipments.flatMap((shipment) => [
    ...judgeNumber(ledgers, shipment),
    ...judgePhantom(ledgers, shipment),
    ...judgeUnsettled(shipment),
  ]),
  ...judgeJobs(ledgers),
];

function judgeStrangers(ledgers: Ledgers): readonly Violation[] {
  const known = new Set(ledgers.navette.shipments.map(({ reference }) => reference));
  return ledgers.parcels
    .filter(({ reference }) => !known.has(reference))
    .map((parcel) => ({
      kind: "duplicate",
      about: nameOf(ledgers, parcel),
      words: `${parcel.carrier} has a parcel ${parcel.reference} that no shipment knows`,
    }));
}

/** A carrier has at most one parcel per reference. */
function judgeReferences({ parcels }: Ledgers): readonly Violation[] {
  const byReference = Map.groupBy(parcels, ({ reference }) => reference);
  return [...byReference].flatMap(([about, same]): readonly Violation[] =>
    same.length > 1
      ? [{ kind: "duplicate", about, words: `${same[0]?.carrier ?? ""} has ${same.length} parcels of it` }]
      : [],
  );
}

/** A number is one shipment's, and the one that its carrier wrote on its parcel. */
function judgeNumber({ navette, parcels }: Ledgers, shipment: NavetteShipment): readonly Violation[] {
  const { reference, trackingNumber, order: about } = shipment;
  if (trackingNumber === null) return [];
  const own = parcels.find((parcel) => parcel.reference === reference);
  if (own && own.number !== trackingNumber) {
    const words = `${reference} goes by ${trackingNumber}, its carrier calls it ${own.number ?? "nothing"}`;
    return [{ kind: "lost", about, words }];
  }
  const others = navette.shipments.filter((other) => other.trackingNumber === trackingNumber);
  return others.length > 1
    ? [{ kind: "lost", about, words: `${others.length} shipments go by ${trackingNumber}` }]
    : [];
}

const sentStates: readonly string[] = [
  "created",
  "picked_up",
  "in_transit",
  "out_for_delivery",
  "attempted",
  "returning",
  "delivered",
  "returned",
];

/** What is said to travel, its carrier has. */
function judgePhantom(ledgers: Ledgers, shipment: NavetteShipment): readonly Violation[] {
  const { state, order: about, reference } = shipment;
  if (!sentStates.includes(state) || parcelOf(ledgers, shipment)) return [];
  return [{ kind: "lost", about, words: `${reference} is ${state}, and no carrier has such a parcel` }];
}

/** In the end carriers and staff have settled everything, and nothing stays half done. */
const judgeUnsettled = ({ state, order: about }: NavetteShipment): readonly Violation[] =>
  state === "sending" || state === "uncertain"
    ? [{ kind: "lost", about, words: `is ${state} for ever` }]
    : [];

const judgeJobs = ({ jobs }: Ledgers): readonly Violation[] =>
  jobs
    .filter(({ state }) => state === "dead" || state === "active")
    .map(({ name, state }) => ({ kind: "lost", about: name, words: `a job is ${state} at the end` }));

const nameOf = ({ orders }: Ledgers, { text }: CarrierParcel): string =>
  orders.find(({ phone }) => text.includes(phone))?.name ?? "an order nobody knows";
