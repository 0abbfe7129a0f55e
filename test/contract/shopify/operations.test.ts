import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { NoDeprecatedCustomRule, parse, specifiedRules, validate } from "graphql";
import { beforeAll, describe, expect, it } from "vitest";
import { apiVersion } from "~/shopify/api-version";
import { operations } from "~/shopify/operations";
import { type AdminSchema, loadAdminSchema } from "./admin-schema";
import { queryCost } from "./query-cost";

let admin: AdminSchema;
beforeAll(async () => {
  admin = await loadAdminSchema();
});

const problemsOf = (document: string) =>
  validate(admin.schema, parse(document), [...specifiedRules, NoDeprecatedCustomRule]).map(
    ({ message }) => message,
  );

describe("the Admin API's operations", () => {
  it.each(operations)(
    "$name is valid against the real schema and uses nothing deprecated",
    ({ document }) => {
      expect(problemsOf(document)).toEqual([]);
    },
  );

  it.each(operations)("$name costs what it says, and fits into one call", (operation) => {
    expect(operation.cost).toBe(queryCost(admin.schema, operation.document));
    // A single call may cost 1,000 points whatever the plan.
    expect(operation.cost).toBeLessThanOrEqual(1_000);
  });

  it("have names of their own", () => {
    const names = operations.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it("are checked for real: planted faults are found", () => {
    expect(problemsOf("{ order(id: 1) { nickname } }")).toHaveLength(1);
    expect(problemsOf("{ order(id: 1) { totalRefunded } }")).toEqual([expect.stringContaining("deprecated")]);
    expect(problemsOf("query unused($id: ID!) { shop { id } }")).toHaveLength(1);
  });
});

describe("the rule of costs", () => {
  it.each([
    ["{ shop { id name } }", 1],
    [
      "{ order(id: 1) { id lineItems(first: 5) { nodes { id variant { id } } pageInfo { endCursor } } } }",
      11,
    ],
    ["{ order(id: 1) { fulfillments(first: 3) { id trackingInfo(first: 2) { number } } } }", 10],
    ["{ node(id: 1) { id ... on Order { customer { id } } ... on Shop { id } } }", 2],
    ['mutation m { tagsAdd(id: "1", tags: []) { userErrors { message } } }', 11],
  ])("%s costs %i", (document, cost) => {
    expect(queryCost(admin.schema, document)).toBe(cost);
  });
});

describe("the API version", () => {
  it("is the one the schema was published for", () => {
    const script = fileURLToPath(new URL("../../../scripts/admin-schema.mjs", import.meta.url));
    expect(readFileSync(script, "utf8")).toContain(`admin_${apiVersion}.json`);
  });
});
