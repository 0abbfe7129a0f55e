import type { HttpRequest } from "../kit/http";
import type { EcotrackSettings } from "./settings";

interface CallShape {
  readonly method: HttpRequest["method"];
  readonly path: string;
  /**
   * Where its parameters travel. The document's own calls have them in the query. `create/order` has been seen with a
   * query and with a JSON body (public, unconfirmed): we send JSON. The short ones are told both ways, which costs nothing.
   */
  readonly parameters: "query" | "json" | "both";
  /** Of parameters that travel as JSON, those that stand in the query as well. */
  readonly alsoInQuery?: readonly string[];
  /** Whether the token stands in the query as well, where the document shows it. */
  readonly apiToken?: true;
  /** A document instead of JSON, and how long it may be. */
  readonly binary?: { readonly maxBytes: number };
}

/** One label is a page; what is longer than this is none. */
const longestLabel = { maxBytes: 5 * 1024 * 1024 };

/** The calls we use. This table is the one place that says how each is made. */
export const calls = {
  create: { method: "POST", path: "create/order", parameters: "json" },
  batch: { method: "POST", path: "create/orders", parameters: "json" },
  orders: { method: "GET", path: "get/orders", parameters: "query" },
  statuses: { method: "GET", path: "get/orders/status", parameters: "query", apiToken: true },
  history: { method: "GET", path: "get/tracking/info", parameters: "query" },
  // The same calls as `history` and `orders`, asked by somebody who waits for the answer.
  steps: { method: "GET", path: "get/tracking/info", parameters: "query" },
  check: { method: "GET", path: "get/orders", parameters: "query" },
  addRemark: { method: "POST", path: "add/maj", parameters: "query" },
  // GET by its title; the sample beside it says POST.
  remarks: { method: "GET", path: "get/maj", parameters: "query" },
  requestReturn: { method: "POST", path: "ask/for/order/return", parameters: "query" },
  // Shown with everything in the query (public, unconfirmed), which is no place for texts of 255 letters: as `create/order`.
  update: { method: "POST", path: "update/order", parameters: "json", alsoInQuery: ["tracking"] },
  delete: { method: "DELETE", path: "delete/order", parameters: "both" },
  validate: { method: "POST", path: "valid/order", parameters: "both" },
  token: { method: "GET", path: "validate/token", parameters: "query", apiToken: true },
  wilayas: { method: "GET", path: "get/wilayas", parameters: "query" },
  communes: { method: "GET", path: "get/communes", parameters: "query" },
  desks: { method: "GET", path: "get/desks", parameters: "query" },
  fees: { method: "GET", path: "get/fees", parameters: "query" },
  label: { method: "GET", path: "get/order/label", parameters: "query", binary: longestLabel },
} as const satisfies Record<string, CallShape>;

export type Operation = keyof typeof calls;

/** What a call says: parameters, or bytes that were prepared before. */
export type Said = { readonly parameters: Readonly<Record<string, string>> } | { readonly body: string };

/** The request of a call. `Authorization: Bearer` goes with every one (public, unconfirmed: the document shows no header). */
export function requestOf(settings: EcotrackSettings, operation: Operation, said: Said): HttpRequest {
  const shape: CallShape = calls[operation];
  const parameters = "parameters" in said ? said.parameters : {};
  const isInQuery = (name: string): boolean =>
    shape.parameters !== "json" || (shape.alsoInQuery ?? []).includes(name);
  const query = new URLSearchParams({
    ...(shape.apiToken ? { api_token: settings.token } : {}),
    ...Object.fromEntries(Object.entries(parameters).filter(([name]) => isInQuery(name))),
  }).toString();
  const body =
    "body" in said ? said.body : shape.parameters === "query" ? null : JSON.stringify(said.parameters);
  return {
    method: shape.method,
    url: `${settings.host}/api/v1/${shape.path}${query === "" ? "" : `?${query}`}`,
    headers: {
      authorization: `Bearer ${settings.token}`,
      accept: shape.binary ? "application/pdf, application/json" : "application/json",
      ...(body === null ? {} : { "content-type": "application/json" }),
    },
    body,
    ...(shape.binary ? { binary: shape.binary } : {}),
  };
}
