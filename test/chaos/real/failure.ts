import type { Violation } from "../oracle/violation";
import type { RealInstallation } from "./installation";
import type { RealLedgers } from "./ledgers";
import type { Traffic } from "./traffic";

/** An order's whole story is long; the first ones show the cause of the others, mostly. */
const told = 6;

/** Everything that anybody has about the orders that came out wrong. */
export function failureLines(
  violations: readonly Violation[],
  read: RealLedgers,
  traffic: Traffic,
  installation: RealInstallation,
): readonly string[] {
  const lines = violations.map(({ kind, about, words }) => `${kind}: ${about} ${words}`);
  const names = new Set(violations.flatMap(({ about }) => ordersAbout(about, read.ledgers)));
  for (const name of [...names].slice(0, told)) {
    lines.push(`--- ${name}`, ...storyOf(name, read, traffic, installation));
  }
  for (const job of read.book.jobs) lines.push(`job ${job.name} ${job.state}: ${job.about ?? ""}`);
  return lines;
}

/** A violation names its order, or a parcel's reference. */
function ordersAbout(about: string, { navette }: RealLedgers["ledgers"]): readonly string[] {
  const shipment = navette.shipments.find(({ reference }) => reference === about);
  return shipment ? [shipment.order] : about.startsWith("#") ? [about] : [];
}

function storyOf(
  name: string,
  { ledgers, book, log }: RealLedgers,
  traffic: Traffic,
  { standIns }: RealInstallation,
): readonly string[] {
  const order = ledgers.orders.find((one) => one.name === name);
  if (!order) return ["nobody placed it"];
  const shipments = ledgers.navette.shipments.filter(({ orderId }) => orderId === order.id);
  const ours = new Set(shipments.map(({ id }) => id));
  const parcels = ledgers.parcels.filter(
    ({ text, reference }) =>
      text.includes(order.phone) || shipments.some((one) => one.reference === reference),
  );
  const words = [order.id, name, ...shipments.flatMap(({ id, reference }) => [id, reference])];
  const isAbout = (text: string): boolean => words.some((word) => text.includes(word));
  const calls = [...standIns].flatMap(([party, { ledger }]) => [
    ...ledger.calls().flatMap((call) => {
      const text = JSON.stringify(call);
      return isAbout(text) ? [`${party} call ${text}`] : [];
    }),
    ...ledger.events().flatMap((event) => {
      const text = JSON.stringify(event);
      return isAbout(text) ? [`${party} event ${text}`] : [];
    }),
  ]);
  return [
    ...traffic.history.filter((line) => line.includes(`${name} `)),
    ...book.journal.filter((entry) => entry.order === order.id).map((entry) => `journal ${entry.words}`),
    `Shopify ${JSON.stringify(order)}`,
    ...ledgers.owed.filter((one) => one.order === order.id).map((one) => `owed ${JSON.stringify(one)}`),
    ...shipments.map((shipment) => `Navette ${JSON.stringify(shipment)}`),
    ...ledgers.states
      .filter(({ shipment }) => ours.has(shipment))
      .map((seen) => `state ${JSON.stringify(seen)}`),
    ...parcels.map((parcel) => `${parcel.carrier} ${JSON.stringify(parcel)}`),
    ...calls,
    ...log.filter(isAbout).map((line) => `log ${line}`),
  ];
}
