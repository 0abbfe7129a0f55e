import { problemOf, type Problem } from "~/shipping/problem";
import { fail, ok, type Result } from "~/shipping/result";

/** "standard, express, ou same_day" */
export const serviceLevels = ["standard", "express", "same_day"] as const;
export type ServiceLevel = (typeof serviceLevels)[number];

/**
 * How fast a parcel goes: as the order is marked, else as the connection says, else standard, because the other two cost
 * more. A mark for a service that Dropcolis does not have is told, never taken for another one.
 */
export function serviceLevelOf(
  marked: string | null,
  usual: ServiceLevel = "standard",
): Result<ServiceLevel, Problem> {
  if (marked === null) return ok(usual);
  const level = serviceLevels.find((known) => known === marked);
  if (level) return ok(level);
  const values = { service: marked, known: serviceLevels.join(", ") };
  return fail(problemOf("service_level_unknown", { field: "service", values }));
}
