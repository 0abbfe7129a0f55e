import type { LogFields } from "~/shipping/ports/logger";
import { describeError } from "./describe-error";
import { scrub } from "./scrub";

/**
 * What a field may look like. A value that does not is withheld whole: a name or an address in the wrong field has no
 * pattern of its own to find it by, but it does not look like an id or a code either.
 */
type Shape = (value: unknown) => unknown;

const withheld = "[withheld]";

const textLike =
  (...patterns: readonly RegExp[]): Shape =>
  (value) =>
    typeof value === "string" && patterns.some((pattern) => pattern.test(value)) ? value : withheld;

/** A short name from our code: `create`, `fulfillmentCreate`, `process-webhook`, `ORDERS_CREATE`. */
const codeLike: Shape = (value) =>
  typeof value === "string" &&
  /^(?=.{1,64}$)(?:[a-z][A-Za-z0-9]*|[A-Z0-9]+)(?:[_./:-][A-Za-z0-9]+)*$/.test(value)
    ? scrub(value)
    : withheld;

const numberUpTo =
  (limit: number): Shape =>
  (value) =>
    typeof value === "number" && Math.abs(value) <= limit ? value : withheld;

/** A carrier's own number of a request, as req_abc123def456; one that could hold a phone is none. */
const carriersRequest = /^req_(?!.*\d{7})[0-9a-f]{12,32}$/;

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The order's name ("#1001", "TN-1001-A"), with too few digits for a phone. */
const orderName = /^#?(?:[A-Z]{1,6}-?)?\d{1,6}(?:-?[A-Z]{1,4})?$/;
/**
 * Shopify's numeric id. Those of our time have 13 digits and more, the countries we serve at most 12 in a phone
 * number; 2130… is an Algerian one with its trunk zero left in.
 */
const orderId = /^(?!2130|0)\d{13,20}$/;

const shapes: { readonly [Field in keyof Required<LogFields>]: Shape } = {
  shop: textLike(/^[a-z0-9][a-z0-9-]{0,62}\.myshopify\.com$/),
  order: textLike(orderName, orderId),
  shipment: textLike(uuid),
  connection: textLike(uuid),
  carrier: textLike(/^[a-z]{1,20}(?:-[a-z]{1,20})?$/),
  operation: codeLike,
  job: codeLike,
  topic: textLike(/^[a-z_]{1,40}\/[a-z_]{1,60}$/, /^[A-Z_]{1,100}$/),
  state: codeLike,
  code: codeLike,
  kind: codeLike,
  status: numberUpTo(999),
  count: numberUpTo(9_999_999),
  milliseconds: numberUpTo(9_999_999),
  port: numberUpTo(65_535),
  pid: numberUpTo(9_999_999),
  attempt: numberUpTo(9_999),
  requestId: textLike(uuid, carriersRequest),
  error: describeError,
};

/** The fields as they may be printed; fields that are not in the list are left out. */
export function printableFields(fields: LogFields): Record<string, unknown> {
  const printable: Record<string, unknown> = {};
  for (const [name, shape] of Object.entries(shapes)) {
    // Read by name: a caller without types may have put anything in.
    const value: unknown = Reflect.get(fields, name);
    if (value !== undefined && value !== null) printable[name] = shape(value);
  }
  return printable;
}

/** An event's name is a literal in our code (a lint rule holds it); this only keeps the worst out should it not be. */
export const printableEvent = (event: string): string =>
  /^[A-Za-z0-9 ._:/-]{1,80}$/.test(event) ? scrub(event) : withheld;
