import type { End } from "./sample";

type More = Partial<Omit<End, "state" | "problem">>;

export const delivered = (collect: string | readonly string[], more: More = {}): End => ({
  state: "delivered",
  problem: null,
  collect,
  ...more,
});

/** The parcel arrived, and something about it is still a person's to deal with. */
export const deliveredBut = (problem: string, collect: string, more: More = {}): End => ({
  state: "delivered",
  problem,
  collect,
  ...more,
});

export const waiting = (problem: string | null, more: More = {}): End => ({
  state: "waiting",
  problem,
  ...more,
});

export const asking = (problem: string): End => ({ state: "asking", problem });

export const notShipped = (problem: string, more: More = {}): End => ({
  state: "not_shipped",
  problem,
  ...more,
});
