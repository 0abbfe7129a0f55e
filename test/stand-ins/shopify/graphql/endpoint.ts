/** `POST /admin/api/2026-07/graphql.json`: token, document, cost, throttle, execution; errors as Shopify words them. */
import {
  type DocumentNode,
  execute,
  type FragmentDefinitionNode,
  getVariableValues,
  GraphQLError,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
} from "graphql";
import { z } from "zod";
import { type Answer, json, type StandInRequest } from "../../kit";
import { shopOf } from "../auth/token-endpoint";
import type { Tokens } from "../auth/tokens";
import type { Shops } from "../shops";
import type { Happening } from "../webhooks/announce";
import { actualCost, type CostQuestion, requestedCost } from "./cost";
import { documentOf, validationErrors } from "./documents";
import { createMutations } from "./mutations";
import { notPlayed } from "./order-search";
import { createQueries } from "./queries";
import { ADMIN_API_VERSION } from "./schema";
import type { Throttle } from "./throttle";

const bodySchema = z.object({
  query: z.string(),
  variables: z.record(z.string(), z.unknown()).nullish(),
  operationName: z.string().nullish(),
});

/** No single query may cost more (shopify.dev, "GraphQL Admin API rate limits"). */
const MAX_QUERY_COST = 1000;
const LARGEST_INPUT_LIST = 250;
const RATE_LIMITS = "https://shopify.dev/api/usage/rate-limits";

const BAD_TOKEN = "[API] Invalid API key or access token (unrecognized login or wrong password)";

export type Endpoint = {
  readonly schema: GraphQLSchema;
  readonly shops: Shops;
  readonly tokens: Tokens;
  readonly throttle: Throttle;
  readonly scope: string;
  readonly happened: (happenings: readonly Happening[]) => void;
};

/** The names that a fault may use: each root field and the operation's own name. */
export function graphqlOperation(request: StandInRequest): readonly string[] {
  const body = bodySchema.safeParse(request.json());
  const document = body.success ? tryParse(body.data.query) : undefined;
  const operation = document && chooseOperation(document, body.data?.operationName ?? undefined);
  if (operation === undefined) return ["graphql"];
  const fields = operation.selectionSet.selections.flatMap((selection) =>
    selection.kind === Kind.FIELD ? [selection.name.value] : [],
  );
  return [...fields, ...(operation.name ? [operation.name.value] : []), "graphql"];
}

export function createGraphqlEndpoint(endpoint: Endpoint): (request: StandInRequest) => Promise<Answer> {
  return async (request) => {
    const headers = { "x-shopify-api-version": ADMIN_API_VERSION };
    const shop = shopOf(request);
    const token = request.headers["x-shopify-access-token"];
    if (shop === undefined || typeof token !== "string" || !endpoint.tokens.opens(shop, token)) {
      return { ...json(401, { errors: BAD_TOKEN }, headers), note: { shop, refused: "token" } };
    }
    endpoint.shops.sawShop(shop);

    const body = bodySchema.safeParse(request.json());
    if (!body.success)
      return json(400, { errors: { query: "Required parameter missing or invalid" } }, headers);
    const { query, operationName } = body.data;
    const variables = body.data.variables ?? {};
    const failed = (errors: readonly object[], extensions?: object): Answer => ({
      ...json(200, { errors, ...(extensions ? { extensions } : {}) }, headers),
      note: { shop, errors: errors.map((error) => ("message" in error ? error.message : error)) },
    });

    let document: DocumentNode;
    try {
      document = documentOf(query);
    } catch (error) {
      return failed([asJson(error)]);
    }
    const invalid = validationErrors(endpoint.schema, document);
    if (invalid.length > 0) return failed(invalid.map(asJson));
    const operation = chooseOperation(document, operationName ?? undefined);
    if (operation === undefined) return failed([{ message: "No operation was chosen" }]);
    const values = getVariableValues(endpoint.schema, operation.variableDefinitions ?? [], variables);
    if (values.errors) return failed(values.errors.map(asJson));
    const tooLong = longestList(values.coerced);
    if (tooLong > LARGEST_INPUT_LIST) {
      const message = `The input array size of ${tooLong} is greater than the maximum allowed of ${LARGEST_INPUT_LIST}.`;
      return failed([{ message, extensions: { code: "MAX_INPUT_SIZE_EXCEEDED" } }]);
    }

    const question: CostQuestion = {
      schema: endpoint.schema,
      operation,
      fragments: fragmentsOf(document),
      variables: values.coerced,
    };
    const requestedQueryCost = requestedCost(question);
    const cost = (actualQueryCost: number | null): { cost: object } => ({
      cost: { requestedQueryCost, actualQueryCost, throttleStatus: endpoint.throttle.status(shop) },
    });
    if (requestedQueryCost > MAX_QUERY_COST) {
      const message = `Query cost is ${requestedQueryCost}, which exceeds the single query max cost limit (${MAX_QUERY_COST}).`;
      const code = { code: "MAX_COST_EXCEEDED", cost: requestedQueryCost, maxCost: MAX_QUERY_COST };
      return failed([{ message, extensions: { ...code, documentation: RATE_LIMITS } }]);
    }
    if (!endpoint.throttle.take(shop, requestedQueryCost)) {
      const throttled = {
        message: "Throttled",
        extensions: { code: "THROTTLED", documentation: RATE_LIMITS },
      };
      return failed([throttled], cost(null));
    }

    endpoint.shops.openDue();
    const result = await execute({
      schema: endpoint.schema,
      document,
      operationName,
      variableValues: variables,
      rootValue:
        operation.operation === OperationTypeNode.MUTATION
          ? createMutations(endpoint.shops, shop, endpoint.happened)
          : createQueries(endpoint.shops, shop, endpoint.scope),
      fieldResolver: playedField,
      typeResolver: (value: unknown) =>
        typeof value === "object" && value !== null && "__typename" in value
          ? String(value.__typename)
          : undefined,
    });
    const actualQueryCost = actualCost(question, result.data);
    endpoint.throttle.giveBack(shop, requestedQueryCost - actualQueryCost);
    const errors = result.errors?.map(asJson);
    return {
      ...json(
        200,
        { data: result.data, ...(errors ? { errors } : {}), extensions: cost(actualQueryCost) },
        headers,
      ),
      note: {
        shop,
        name: operation.name?.value ?? null,
        requestedQueryCost,
        actualQueryCost,
        ...(errors ? { errors: errors.map(({ message }) => message) } : {}),
      },
    };
  };
}

/** What an object holds, or calls; what it does not hold is not played, and never just null. */
const playedField: GraphQLFieldResolver<unknown, unknown> = (source, args, _context, info) => {
  if (typeof source !== "object" || source === null || !Object.hasOwn(source, info.fieldName)) {
    throw notPlayed(`${info.parentType.name}.${info.fieldName}`);
  }
  const value = (source as Record<string, unknown>)[info.fieldName]; // its own member, as was just seen
  // Functions among the objects all take the field's arguments.
  return typeof value === "function" ? (value as (args: unknown) => unknown)(args) : value;
};

function asJson(error: unknown): { message: string } & Record<string, unknown> {
  if (error instanceof GraphQLError) return { ...error.toJSON() };
  throw error;
}

function tryParse(query: string): DocumentNode | undefined {
  try {
    return documentOf(query);
  } catch {
    return undefined;
  }
}

function chooseOperation(
  document: DocumentNode,
  name: string | undefined,
): OperationDefinitionNode | undefined {
  const operations = document.definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION);
  return name === undefined ? operations[0] : operations.find((one) => one.name?.value === name);
}

function fragmentsOf(document: DocumentNode): Record<string, FragmentDefinitionNode> {
  const fragments = document.definitions.filter((one) => one.kind === Kind.FRAGMENT_DEFINITION);
  return Object.fromEntries(fragments.map((fragment) => [fragment.name.value, fragment]));
}

function longestList(value: unknown): number {
  if (Array.isArray(value)) return Math.max(value.length, ...value.map(longestList));
  if (typeof value !== "object" || value === null) return 0;
  return Math.max(0, ...Object.values(value).map(longestList));
}
