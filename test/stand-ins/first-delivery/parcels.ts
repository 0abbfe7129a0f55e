/** The parcels that a First Delivery stand-in keeps, and how they move. */
import type { Clock } from "../kit";
import { DELIVERED, journeyStates, labels, PICKED_UP, WAITING } from "./states";
import type { Filter, Order } from "./validate";

export type Parcel = {
  readonly barCode: string;
  readonly token: string;
  readonly order: Order;
  /** The last word of the designation: where a client that wants to find its parcel again puts its reference. */
  readonly reference: string;
  readonly createdAt: Date;
  /** A code of the table, or any text a test made up. */
  state: number | string;
  pickupAt: Date | null;
  deliveredAt: Date | null;
  /** Moved by hand, or not on a journey. */
  walking: boolean;
};

export type Parcels = {
  add(token: string, order: Order): Parcel;
  /** The parcel of this token; another account's is not found. */
  find(token: string, barCode: string): Parcel | undefined;
  findAnyones(barCode: string): Parcel | undefined;
  filter(token: string, filter: Filter): readonly Parcel[];
  all(): readonly Parcel[];
  move(parcel: Parcel, state: number | string, at: Date): void;
  /** From now on parcels walk by themselves (or stand still), one step every `stepMs`. */
  setJourney(journey: { auto: boolean; stepMs: number }): void;
};

export const labelOf = (state: number | string): string =>
  typeof state === "number" ? (labels.get(state) ?? String(state)) : state;

export function createParcels(clock: Clock): Parcels {
  const parcels = new Map<string, Parcel>();
  let journey = { auto: false, stepMs: 60_000, since: clock.now() };

  function move(parcel: Parcel, state: number | string, at: Date): void {
    parcel.state = state;
    if (state === PICKED_UP) parcel.pickupAt ??= at;
    if (typeof state === "number" && DELIVERED.has(state)) {
      parcel.pickupAt ??= at;
      parcel.deliveredAt ??= at;
    }
  }

  /** Nobody ticks: how far a parcel has walked is worked out whenever someone looks. */
  function walk(parcel: Parcel): Parcel {
    if (!journey.auto || !parcel.walking) return parcel;
    const start = Math.max(parcel.createdAt.getTime(), journey.since.getTime());
    const aged = clock.now().getTime() - start;
    const steps = Math.min(Math.floor(aged / journey.stepMs), journeyStates.length - 1);
    for (let step = 1; step <= steps; step += 1) {
      const state = journeyStates[step] ?? WAITING;
      move(parcel, state, new Date(start + step * journey.stepMs));
    }
    return parcel;
  }

  const all = (): readonly Parcel[] => [...parcels.values()].map(walk);

  return {
    setJourney(wanted) {
      journey = { ...wanted, since: clock.now() };
    },
    move,
    all,
    add(token, order) {
      const parcel: Parcel = {
        barCode: String(683_375_000_001 + parcels.size),
        token,
        order,
        reference: order.Produit.designation.trim().split(/\s+/).at(-1) ?? "",
        createdAt: clock.now(),
        state: WAITING,
        pickupAt: null,
        deliveredAt: null,
        walking: true,
      };
      parcels.set(parcel.barCode, parcel);
      return parcel;
    },
    find(token, barCode) {
      const parcel = parcels.get(barCode);
      return parcel?.token === token ? walk(parcel) : undefined;
    },
    findAnyones: (barCode) => parcels.get(barCode),
    // Newest first, both days included, in UTC: (assumed), the document says none of it.
    filter(token, { barCode, createdAtFrom, createdAtTo, state }) {
      return all()
        .filter((parcel) => {
          const day = parcel.createdAt.toISOString().slice(0, 10);
          return (
            parcel.token === token &&
            (!barCode || parcel.barCode === barCode) &&
            (!createdAtFrom || day >= createdAtFrom) &&
            (!createdAtTo || day <= createdAtTo) &&
            (state === undefined || parcel.state === state)
          );
        })
        .reverse();
    },
  };
}

/** One of `result.Items` of `filter`, as the document shows it: some numbers are strings. */
export const itemOf = (parcel: Parcel, states: "label" | "code"): unknown => ({
  barCode: parcel.barCode,
  createdAt: parcel.createdAt.toISOString(),
  pickupAt: parcel.pickupAt?.toISOString() ?? null,
  deliveredAt: parcel.deliveredAt?.toISOString() ?? null,
  Client: {
    name: parcel.order.Client.nom,
    address: parcel.order.Client.adresse,
    city: parcel.order.Client.ville,
    state: parcel.order.Client.gouvernerat,
    telephone: parcel.order.Client.telephone,
    telephone2: parcel.order.Client.telephone2 ?? "",
  },
  Product: {
    designation: parcel.order.Produit.designation,
    price: parcel.order.Produit.prix,
    message: parcel.order.Produit.commentaire ?? "",
    itemNumber: String(parcel.order.Produit.nombreArticle),
  },
  state: states === "code" ? parcel.state : labelOf(parcel.state),
  exchange: String(parcel.order.Produit.nombreEchange ?? 0),
});
