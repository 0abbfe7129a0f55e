/** What happened to fulfillment orders, as far as a webhook's payload tells more of it than the one it happened to. */
import type { ChosenLines } from "./line-choice";
import type { FulfillmentOrder, Location } from "./order-type";

export type RoutingEvent =
  /** `remaining` has the lines that are not held, where only some of them are. */
  | {
      readonly kind: "held";
      readonly held: FulfillmentOrder;
      readonly remaining: FulfillmentOrder | null;
      readonly lines: ChosenLines["lines"];
    }
  | {
      readonly kind: "moved";
      readonly original: FulfillmentOrder;
      readonly moved: FulfillmentOrder;
      readonly from: Location;
      readonly lines: ChosenLines["lines"];
    }
  /** `made` has what was split off. */
  | {
      readonly kind: "split";
      readonly original: FulfillmentOrder;
      readonly made: FulfillmentOrder;
      readonly lines: ChosenLines["lines"];
    }
  | { readonly kind: "merged"; readonly made: FulfillmentOrder; readonly from: readonly ChosenLines[] };
