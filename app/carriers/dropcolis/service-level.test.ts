import { expect, it } from "vitest";
import { type ServiceLevel, serviceLevelOf } from "./service-level";

it.each<[string | null, ServiceLevel | undefined, ServiceLevel]>([
  [null, undefined, "standard"],
  [null, "express", "express"],
  ["same_day", undefined, "same_day"],
  ["standard", "express", "standard"],
])("an order marked for %j at a connection for %j goes %s", (marked, usual, level) => {
  expect(serviceLevelOf(marked, usual)).toEqual({ ok: true, value: level });
});

it("a service that they do not have is a problem, not a default", () => {
  expect(serviceLevelOf("overnight", "express")).toEqual({
    ok: false,
    error: {
      code: "service_level_unknown",
      field: "service",
      values: { service: "overnight", known: "standard, express, same_day" },
      words: null,
    },
  });
});
