import type { ConnectionId } from "./ids";
import type { DeliveryMethod } from "./order";
import type { CarrierFacts } from "./ports/carrier";
import { problemOf, type Problem } from "./problem";
import { fail, ok, type Result } from "./result";

export interface Connected {
  readonly id: ConnectionId;
  readonly facts: CarrierFacts;
}

/**
 * Which of the shop's connections (oldest first) takes it: staff's choice over the shop's setting over the
 * destination's default. Staff are taken at their word, and the carrier's own rules still speak; the shop's setting
 * only where that carrier goes there at all.
 */
export function chooseConnection<C extends Connected>(
  connections: readonly C[],
  destination: { readonly country: string; readonly method: DeliveryMethod },
  wishes: { readonly staff: ConnectionId | null; readonly shop: ConnectionId | null },
): Result<C, Problem> {
  const serves = (connection: C): boolean =>
    connection.facts.delivers.some((method) => method === destination.method) &&
    (connection.facts.countries.includes("*") || connection.facts.countries.includes(destination.country));

  const chosen =
    connections.find((connection) => connection.id === wishes.staff) ??
    connections.find((connection) => connection.id === wishes.shop && serves(connection)) ??
    connections.find(serves);
  if (chosen) return ok(chosen);
  if (destination.method === "LOCAL") return fail(problemOf("no_local_carrier"));
  return fail(problemOf("no_carrier", { field: "country", values: { country: destination.country } }));
}
