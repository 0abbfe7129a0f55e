/** The parcels that an ECOTRACK host keeps, and how they move. */
import type { Clock } from "../kit";
import { dayOf } from "./algiers";
import { ARCHIVED, ASKED_FOR, CANCELLED, CREATED, eventOf, JOURNEY, VALIDATED_EVENT } from "./states";
import type { Order } from "./validate";

/** `station` and `livreur` are empty where the shop wrote it. */
export type Remark = {
  readonly content: string;
  readonly at: Date;
  readonly station: string;
  readonly livreur: string;
};

export type Parcel = {
  readonly tracking: string;
  readonly token: string;
  order: Order;
  readonly createdAt: Date;
  /** A state of the document, or any text a test made up. */
  state: string;
  validatedAt: Date | null;
  deleted: boolean;
  readonly history: { readonly word: string; readonly at: Date }[];
  readonly remarks: Remark[];
  /** Moved by hand, or not on a journey. */
  walking: boolean;
};

export type Parcels = {
  add(token: string, order: Order): Parcel;
  /** The parcel of this token; a deleted one and another account's are not found. */
  find(token: string, tracking: string): Parcel | undefined;
  findAnyones(tracking: string): Parcel | undefined;
  /** Of the days in Algiers, both included, newest first, archived and deleted ones left out. */
  list(token: string, startDay: string, endDay: string): readonly Parcel[];
  all(): readonly Parcel[];
  move(parcel: Parcel, state: string, at: Date): void;
  validate(parcel: Parcel, asksForCollection: boolean): void;
  remove(parcel: Parcel): void;
  /** From now on validated parcels walk by themselves (or stand still), one step every `stepMs`. */
  setJourney(journey: { auto: boolean; stepMs: number }): void;
};

export function createParcels(clock: Clock): Parcels {
  const parcels = new Map<string, Parcel>();
  let journey = { auto: false, stepMs: 60_000, since: clock.now() };

  function move(parcel: Parcel, state: string, at: Date): void {
    if (parcel.state === state) return;
    parcel.state = state;
    const word = eventOf(state);
    if (word !== undefined) parcel.history.push({ word, at });
  }

  /** Nobody ticks: how far a parcel has walked is worked out whenever someone looks. */
  function walk(parcel: Parcel): Parcel {
    // A parcel that was never validated is never collected.
    if (!journey.auto || !parcel.walking || parcel.validatedAt === null) return parcel;
    const start = Math.max(parcel.validatedAt.getTime(), journey.since.getTime());
    const steps = Math.min(Math.floor((clock.now().getTime() - start) / journey.stepMs), JOURNEY.length);
    const done = JOURNEY.findIndex((state) => state === parcel.state) + 1;
    for (let step = done; step < steps; step += 1) {
      const state = JOURNEY[step];
      if (state !== undefined) move(parcel, state, new Date(start + (step + 1) * journey.stepMs));
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
      const day = dayOf(clock.now()).replaceAll("-", "").slice(2);
      const parcel: Parcel = {
        // As the samples write them: EC, four letters or digits, the day, a number.
        tracking: `ECDEMO${day}${String(parcels.size + 1).padStart(4, "0")}`,
        token,
        order,
        createdAt: clock.now(),
        state: CREATED,
        validatedAt: null,
        deleted: false,
        history: [],
        remarks: [],
        walking: true,
      };
      parcels.set(parcel.tracking, parcel);
      return parcel;
    },
    find(token, tracking) {
      const parcel = parcels.get(tracking);
      return parcel?.token === token && !parcel.deleted ? walk(parcel) : undefined;
    },
    findAnyones: (tracking) => parcels.get(tracking),
    list: (token, startDay, endDay) =>
      all()
        .filter((parcel) => {
          const day = dayOf(parcel.createdAt);
          const isShown = !parcel.deleted && !ARCHIVED.has(parcel.state);
          return parcel.token === token && isShown && day >= startDay && day <= endDay;
        })
        .reverse(),
    validate(parcel, asksForCollection) {
      parcel.validatedAt = clock.now();
      parcel.history.push({ word: VALIDATED_EVENT, at: clock.now() });
      if (asksForCollection) parcel.state = ASKED_FOR;
    },
    remove(parcel) {
      parcel.deleted = true;
      parcel.walking = false;
      parcel.state = CANCELLED;
    },
  };
}
