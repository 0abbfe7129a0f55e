import { isEnumType } from "graphql";
import { beforeAll, describe, expect, it } from "vitest";
import { operations } from "~/shopify/operations";
import { type AdminSchema, loadAdminSchema } from "./admin-schema";
import { readAppConfiguration } from "./app-configuration";
import { touchedBy } from "./query-cost";

/** Something the app does, and the scopes of which it needs one. */
interface Need {
  readonly what: string;
  readonly oneOf: readonly string[];
}

/**
 * Needs that the schema states in prose only. Each is quoted from the schema itself, so that it falls with its source.
 */
const statedInProse = [
  {
    what: "readOrder: Order.fulfillmentOrders",
    oneOf: ["read_third_party_fulfillment_orders"],
    type: "FulfillmentOrder",
    says: "An API client will only receive a subset of the fulfillment orders",
  },
];

/**
 * Needs that Shopify names nowhere, neither in the schema nor on the mutation's own page
 * (https://shopify.dev/docs/api/admin-graphql/latest/mutations/fulfillmentCancel), although it refuses the mutation to apps
 * without any: what the schema says that it does is quoted, and the scopes of just that are asked for.
 */
const inferred = [
  {
    what: "cancelFulfillment: Mutation.fulfillmentCancel",
    oneOf: ["write_merchant_managed_fulfillment_orders"],
    mutation: "fulfillmentCancel",
    says: "reverses its effects on associated [`FulfillmentOrder`]",
  },
  {
    what: "cancelFulfillment: Fulfillment",
    oneOf: ["write_fulfillments"],
    mutation: "fulfillmentCancel",
    says: "Cancels an existing [`Fulfillment`]",
  },
];

let admin: AdminSchema;
let needs: readonly Need[];

beforeAll(async () => {
  admin = await loadAdminSchema();
  needs = [...needsOfOperations(), ...needsOfTopics(), ...statedInProse, ...inferred];
});

function needsOfOperations(): Need[] {
  return operations.flatMap(({ name, document }) =>
    [...touchedBy(admin.schema, document)].flatMap((touched) => {
      const oneOf = admin.scopes.get(touched) ?? [];
      return oneOf.length === 0 ? [] : [{ what: `${name}: ${touched}`, oneOf }];
    }),
  );
}

/** The description of each topic in the schema ends with the scopes of which one is needed. */
function needsOfTopics(): Need[] {
  const topicType = admin.schema.getType("WebhookSubscriptionTopic");
  if (!isEnumType(topicType)) throw new Error("the schema has no webhook topics");
  return readAppConfiguration().subscriptions.flatMap(({ topics }) =>
    topics.flatMap((topic) => {
      const value = topicType.getValue(topic.toUpperCase().replaceAll("/", "_"));
      if (!value) throw new Error(`${topic} is no topic of this API version`);
      const oneOf = /Requires .*/s.exec(value.description ?? "")?.[0].match(/\b(?:read|write)_\w+/g) ?? [];
      return oneOf.length === 0 ? [] : [{ what: topic, oneOf }];
    }),
  );
}

/** "Any scope that writes a resource also grants read access to it." https://shopify.dev/docs/api/usage/access-scopes */
const grantedBy = (scopes: readonly string[]) =>
  new Set([...scopes, ...scopes.map((scope) => scope.replace(/^write_/, "read_"))]);

const unmet = (scopes: readonly string[]) => {
  const granted = grantedBy(scopes);
  return needs.filter(({ oneOf }) => !oneOf.some((scope) => granted.has(scope))).map(({ what }) => what);
};

describe("access scopes", () => {
  it("cover every field of every operation and every topic", () => {
    expect(unmet(readAppConfiguration().scopes)).toEqual([]);
  });

  it.each(readAppConfiguration().scopes)("without %s something would fail", (scope) => {
    const others = readAppConfiguration().scopes.filter((other) => other !== scope);
    expect(unmet(others)).not.toEqual([]);
  });

  it.each(readAppConfiguration().scopes.filter((scope) => scope.startsWith("write_")))(
    "%s writes, reading would not do",
    (scope) => {
      const { scopes } = readAppConfiguration();
      const weaker = scopes.map((other) => (other === scope ? scope.replace("write_", "read_") : other));
      expect(unmet(weaker)).not.toEqual([]);
    },
  );

  it("are compared with what the schema really says", () => {
    expect(
      needs.find(({ what }) => what === "createFulfillmentEvent: Mutation.fulfillmentEventCreate"),
    ).toEqual({
      what: "createFulfillmentEvent: Mutation.fulfillmentEventCreate",
      oneOf: ["write_fulfillments"],
    });
    expect(needs.find(({ what }) => what === "fulfillments/create")?.oneOf).toContain("read_fulfillments");
    for (const { type, says, oneOf } of statedInProse) {
      const description = admin.schema.getType(type)?.description?.replace(/\s+/g, " ");
      expect(description).toContain(says);
      for (const scope of oneOf) expect(description).toContain(scope);
    }
    for (const { mutation, says } of inferred) {
      const field = admin.schema.getMutationType()?.getFields()[mutation];
      expect(field?.description?.replace(/\s+/g, " ")).toContain(says);
      // Once the schema names them, these are not for us to infer.
      expect(admin.scopes.get(`Mutation.${mutation}`) ?? []).toEqual([]);
    }
  });
});
