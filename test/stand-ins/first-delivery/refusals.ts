/** Orders that this First Delivery does not want, for reasons that no rule of its document tells. */
import { z } from "zod";
import type { Order } from "./validate";

export const refusalSchema = z.strictObject({ match: z.string().min(1), message: z.string().min(1) });
type Refusal = z.infer<typeof refusalSchema>;

export type Refusals = {
  add(refusal: Refusal): void;
  /** The words in which this order is refused; undefined: it is not. */
  of(order: Order): string | undefined;
};

export function createRefusals(): Refusals {
  const refusals: Refusal[] = [];
  return {
    add: (refusal) => void refusals.push(refusal),
    of(order) {
      const text = JSON.stringify(order);
      return refusals.find(({ match }) => text.includes(match))?.message;
    },
  };
}
