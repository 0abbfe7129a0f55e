/** The `query` argument of `orders`: `updated_at:>='2026-11-01T00:00:00Z' AND status:open -test:true`. */
import { GraphQLError } from "graphql";
import { displayFulfillmentStatus } from "../orders/order-status";
import type { Order } from "../orders/order-type";

type Term = {
  readonly not: boolean;
  readonly field: string;
  readonly operator: string;
  readonly value: string;
};

const TERM = /(-|NOT\s+)?(\w+):\s*(>=|<=|>|<|)\s*(?:"([^"]*)"|'([^']*)'|(\S+))|(\S+)/g;

/** Throws a GraphQLError that names what the stand-in does not play, rather than finding too much. */
export function orderFilter(query: string | null | undefined): (order: Order) => boolean {
  const terms = parseTerms(query ?? "");
  return (order) => terms.every((term) => matches(order, term) !== term.not);
}

function parseTerms(query: string): readonly Term[] {
  return [...query.matchAll(TERM)].flatMap((match): readonly Term[] => {
    const [, not, field, operator = "", double, single, bare, other] = match;
    if (other === "AND") return [];
    if (field === undefined) throw notPlayed(`«${other}» in an orders query`);
    return [{ not: not !== undefined, field, operator, value: double ?? single ?? bare ?? "" }];
  });
}

function matches(order: Order, term: Term): boolean {
  const { rest } = order;
  switch (term.field) {
    case "updated_at":
      return compareMoments(rest.updated_at, term);
    case "created_at":
      return compareMoments(rest.created_at, term);
    case "processed_at":
      return compareMoments(rest.processed_at, term);
    case "name":
      return rest.name === term.value || rest.name === `#${term.value}`;
    case "id":
      return compare(BigInt(rest.id), BigInt(term.value), term.operator);
    case "tag":
      return rest.tags.split(",").some((tag) => tag.trim() === term.value);
    case "test":
      return String(rest.test) === term.value;
    case "status":
      return matchesStatus(order, term.value);
    case "financial_status":
      return rest.financial_status === term.value.toLowerCase();
    case "fulfillment_status":
      return matchesFulfillmentStatus(order, term.value.toLowerCase());
    default:
      throw notPlayed(`${term.field} in an orders query`);
  }
}

function matchesStatus({ rest }: Order, wanted: string): boolean {
  switch (wanted) {
    case "any":
    case "not_closed":
      return wanted === "any" || rest.closed_at === null;
    case "open":
      return rest.closed_at === null && rest.cancelled_at === null;
    case "closed":
      return rest.closed_at !== null;
    case "cancelled":
      return rest.cancelled_at !== null;
    default:
      throw notPlayed(`status:${wanted} in an orders query`);
  }
}

function matchesFulfillmentStatus(order: Order, wanted: string): boolean {
  const { fulfillment_status: status } = order.rest;
  switch (wanted) {
    case "unshipped":
    case "unfulfilled":
      return wanted === "unshipped" ? status === null : status !== "fulfilled";
    case "shipped":
    case "fulfilled":
      return status === "fulfilled";
    case "partial":
      return status === "partial";
    default:
      return displayFulfillmentStatus(order).toLowerCase() === wanted;
  }
}

function compareMoments(moment: string, { operator, value }: Term): boolean {
  const wanted = Date.parse(value);
  if (Number.isNaN(wanted)) throw new GraphQLError(`«${value}» in an orders query is no date`);
  return compare(Date.parse(moment), wanted, operator);
}

function compare<Value extends number | bigint>(held: Value, wanted: Value, operator: string): boolean {
  switch (operator) {
    case ">":
      return held > wanted;
    case ">=":
      return held >= wanted;
    case "<":
      return held < wanted;
    case "<=":
      return held <= wanted;
    default:
      return held === wanted;
  }
}

export function notPlayed(what: string): GraphQLError {
  return new GraphQLError(`the Shopify stand-in does not play ${what}`, {
    extensions: { code: "STAND_IN_NOT_PLAYED" },
  });
}
