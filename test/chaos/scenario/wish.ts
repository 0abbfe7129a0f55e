import { playedCarriers, type PlayedCarrier } from "../simulation/carriers";

/** What a world needs to have, so that it comes by the place that its seed aims at. */
export interface Wish {
  readonly carrier: PlayedCarrier | null;
  readonly processes: "one" | "several" | null;
  readonly has: ReadonlySet<Ingredient>;
}

export const ingredients = [
  /** Orders cancelled, parcels taken back. */
  "cancels",
  /** Orders changed after their parcel was made. */
  "changes",
  /** Creations whose answer is lost. */
  "uncertain",
  /** Places that staff have to say. */
  "questions",
  /** Staff ship what no webhook has told of yet. */
  "by-name",
  /** Tokens that are refused, and expire. */
  "tokens",
  /** The app away for longer than a restart. */
  "downtime",
  /** A shop that leaves, comes back, and is forgotten; a customer who is. */
  "leaving",
  /** Staff move parcels of a carrier that tells nothing. */
  "progress",
  /** A connection's settings replaced. */
  "reconnect",
  /** Staff click what stands still. */
  "clicks",
  /** What staff did outside. */
  "acknowledge",
  /** What staff ask beside shipping: a pick-up, a price, a remark. */
  "desk",
  /** A death in the middle of a creation. */
  "orphans",
] as const;
export type Ingredient = (typeof ingredients)[number];

/** By words in the point's name, the first that fits; the rest needs nothing but orders. */
const recipes: readonly (readonly [RegExp, PlayedCarrier | null, readonly Ingredient[]])[] = [
  [/ecotrack update\/order|commit update-shipment/, "ecotrack", ["changes"]],
  [/ecotrack delete\/order/, "ecotrack", ["cancels"]],
  [/ecotrack get\/orders$/, "ecotrack", ["uncertain"]],
  [/ecotrack valid\/order|commit validate-shipment/, "ecotrack", ["clicks"]],
  [/first-delivery cancel-orders|first-delivery etat/, "first-delivery", ["cancels"]],
  [/first-delivery filter/, "first-delivery", ["uncertain"]],
  [/dropcolis cancel|dropcolis get/, "dropcolis", ["cancels"]],
  [/dropcolis list/, "dropcolis", ["cancels", "uncertain"]],
  [/commit (cancel-shipment|cancel-fulfillment)|cancelFulfillment|fulfillmentStatus/, null, ["cancels"]],
  [/commit answer-question/, "ecotrack", ["questions"]],
  [/commit settle-by-staff/, "delivety", ["uncertain"]],
  [/commit (settle-uncertain|resume-shipments)/, "first-delivery", ["uncertain"]],
  [/commit (fold-push|receive-carrier-webhook)/, "dropcolis", []],
  [/commit progress/, "delivety", ["progress"]],
  [/commit adopt-orphans/, null, ["orphans"]],
  [/commit acknowledge/, "first-delivery", ["changes", "acknowledge"]],
  [
    /ecotrack (add\/maj|get\/maj|ask|get\/tracking|get\/fees)|commit (request-return|add-remark)/,
    "ecotrack",
    ["desk"],
  ],
  [/pickup/, "first-delivery", ["desk"]],
  [/first-delivery localities/, "first-delivery", ["desk"]],
  [/dropcolis (rates|webhooks)|quotes\./, "dropcolis", ["desk"]],
  [/compare|ComparedTo|find-missing|heal-from-list/, null, ["desk"]],
  [/findOrderByName/, null, ["by-name"]],
  [/token-refresh|session\.storeSession/, null, ["tokens"]],
  [/session\.deleteSession|shops\.(erase|uninstall|saveScopes)|orders\.erase/, null, ["leaving"]],
  [/commit attend-shops|shops\.saveAutomaticSince/, null, ["downtime"]],
  [/connections\.(replaceSettings|saveReference)/, "ecotrack", ["reconnect"]],
  [/journal\.add/, null, ["clicks"]],
];

export function wishOf(point: string): Wish {
  const named = playedCarriers.find((name) => point.includes(` ${name} `)) ?? null;
  const recipe = recipes.find(([words]) => words.test(point));
  const has = new Set<Ingredient>(recipe?.[2] ?? []);
  return { carrier: named ?? recipe?.[1] ?? null, processes: has.has("orphans") ? "one" : null, has };
}
