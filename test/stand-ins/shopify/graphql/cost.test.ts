import { getVariableValues, type GraphQLSchema, Kind, parse } from "graphql";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import type { RunningStandIn } from "../../kit";
import { giveOrder, graphql, SHOP, startShopify, TUNISIAN_ORDER } from "../test-shop";
import { actualCost, type CostQuestion, requestedCost } from "./cost";
import { adminSchema } from "./schema";
import { createThrottle } from "./throttle";

let schema: GraphQLSchema;
beforeAll(async () => {
  schema = await adminSchema();
});

function ask(query: string, inputs: Record<string, unknown> = {}): CostQuestion {
  const document = parse(query);
  const operation = document.definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION);
  if (operation === undefined) throw new Error("no operation");
  const fragments = document.definitions.filter((one) => one.kind === Kind.FRAGMENT_DEFINITION);
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], inputs);
  return {
    schema,
    operation,
    variables: coerced ?? {},
    fragments: Object.fromEntries(fragments.map((one) => [one.name.value, one])),
  };
}

describe("the requested cost", () => {
  it("is what Shopify answered for the same queries", () => {
    // Both from Shopify's developer forum, with the numbers of extensions.cost.
    const variants =
      "query($id: ID!) { product(id: $id) { variants(first: 250) { nodes { inventoryItem { id tracked } } } } }";
    expect(requestedCost(ask(variants, { id: "gid://shopify/Product/1" }))).toBe(25);
    const products =
      "{ products(first: 10) { edges { node { id variants(first: 3) { edges { node { sku } } } } } } }";
    expect(requestedCost(ask(products))).toBe(2 + 4 * (1 + 2 + 2 * 1));
  });

  it("is 10 for a mutation, whatever it gives back, and nothing for scalars", () => {
    const mutation =
      'mutation { tagsAdd(id: "gid://shopify/Order/1", tags: ["a"]) { node { id ... on Order { customer { id } } } } }';
    expect(requestedCost(ask(mutation))).toBe(10);
    expect(requestedCost(ask("{ shop { id name email currencyCode } }"))).toBe(1);
  });

  it("counts fragments and sizes from variables", () => {
    const query =
      "query($n: Int!) { orders(first: $n) { ...page } } fragment page on OrderConnection { nodes { customer { id } } pageInfo { hasNextPage } }";
    expect(requestedCost(ask(query, { n: 50 }))).toBe(2 + 7 * 2);
  });
});

describe("the actual cost", () => {
  it("counts what was there", () => {
    const question = ask("{ orders(first: 50) { nodes { customer { id } } } }");
    expect(actualCost(question, { orders: { nodes: [] } })).toBe(2);
    expect(actualCost(question, { orders: { nodes: [{ customer: { id: "1" } }] } })).toBe(4);
    const product = ask("{ product(id: 1) { variants(first: 250) { nodes { id } } } }");
    expect(actualCost(product, { product: null })).toBe(1);
  });
});

describe("the bucket", () => {
  it("empties and fills", () => {
    let now = 0;
    const bucket = createThrottle(100, 10, () => now);
    expect([bucket.take("a", 60), bucket.take("a", 60), bucket.take("b", 60)]).toEqual([true, false, true]);
    now = 2_000;
    expect([bucket.take("a", 60), bucket.status("a").currentlyAvailable]).toEqual([true, 0]);
    bucket.giveBack("a", 500);
    expect(bucket.status("a")).toEqual({ maximumAvailable: 100, currentlyAvailable: 100, restoreRate: 10 });
  });
});

describe("over HTTP", () => {
  let shopify: RunningStandIn;
  afterEach(() => shopify.close());

  it("says the cost, and throttles when the bucket is short", async () => {
    shopify = await startShopify({ shop: SHOP, bucket: "25", restore: "0" });
    const { id } = await giveOrder(shopify, TUNISIAN_ORDER);
    const first = await graphql(shopify, "{ orders(first: 50) { nodes { id } } }");
    expect(first.cost).toEqual({
      requestedQueryCost: 9,
      actualQueryCost: 3,
      throttleStatus: { maximumAvailable: 25, currentlyAvailable: 22, restoreRate: 0 },
    });
    const tag = 'mutation($id: ID!) { tagsAdd(id: $id, tags: ["a"]) { userErrors { message } } }';
    const variables = { id: `gid://shopify/Order/${id}` };
    expect((await graphql(shopify, tag, variables)).errors).toEqual([]);
    expect((await graphql(shopify, tag, variables)).errors).toEqual([]);
    const throttled = await graphql(shopify, tag, variables);
    expect(throttled).toMatchObject({
      status: 200,
      data: undefined,
      errors: [{ message: "Throttled", extensions: { code: "THROTTLED" } }],
      cost: { requestedQueryCost: 10, actualQueryCost: null, throttleStatus: { currentlyAvailable: 2 } },
    });
    await shopify.control.post("throttle", { shop: SHOP, available: 25 });
    expect((await graphql(shopify, tag, variables)).errors).toEqual([]);
  });

  it("refuses a query that is too dear, and a list that is too long", async () => {
    shopify = await startShopify({ shop: SHOP });
    const dear =
      "{ orders(first: 250) { nodes { lineItems(first: 250) { nodes { variant { product { id } } } } } } }";
    expect((await graphql(shopify, dear)).errors).toEqual([]);
    const dearer = dear
      .replace("product { id }", "product { id } inventoryItem { measurement { weight { value } } }")
      .replace(
        "lineItems",
        "customer { defaultAddress { city } } shippingAddress { city } fulfillmentOrders(first: 250) { nodes { lineItems(first: 250) { nodes { id } } } } lineItems",
      );
    expect((await graphql(shopify, dearer)).errors).toMatchObject([
      { extensions: { code: "MAX_COST_EXCEEDED" } },
    ]);
    const tags = Array.from({ length: 251 }, (_, index) => `t${index}`);
    const many = await graphql(
      shopify,
      'mutation($tags: [String!]!) { tagsAdd(id: "gid://shopify/Order/1", tags: $tags) { userErrors { message } } }',
      { tags },
    );
    expect(many.errors).toMatchObject([{ extensions: { code: "MAX_INPUT_SIZE_EXCEEDED" } }]);
  });
});
