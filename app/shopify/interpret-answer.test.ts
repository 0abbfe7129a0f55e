import { describe, expect, it } from "vitest";
import { z } from "zod";
import { interpret } from "./interpret-answer";
import type { Sent } from "./transport.server";

const reader = z.object({ order: z.object({ name: z.string() }).nullable() });
const query = { name: "anOrder", kind: "query", answer: reader } as const;
const mutation = {
  name: "aFulfillment",
  kind: "mutation",
  answer: z.object({ fulfillmentCreate: z.object({ id: z.string() }).nullable() }),
} as const;

const answered = (status: number, body: unknown, retryAfter: number | null = null): Sent => ({
  kind: "answered",
  status,
  retryAfter,
  text: typeof body === "string" ? body : JSON.stringify(body),
});
const error = (code: string, message = code, path?: string[]) => ({ message, path, extensions: { code } });
const outcomeOf = (sent: Sent) => interpret(query, sent).outcome;
const outcomeOfMutation = (sent: Sent) => interpret(mutation, sent).outcome;

describe("an exchange with the Admin API", () => {
  it("brings an answer and its cost", () => {
    const cost = {
      requestedQueryCost: 10,
      actualQueryCost: 3,
      throttleStatus: { maximumAvailable: 2_000, currentlyAvailable: 1_997, restoreRate: 100 },
    };
    expect(
      interpret(query, answered(200, { data: { order: { name: "#1" } }, extensions: { cost } })),
    ).toEqual({
      outcome: { kind: "answer", answer: { order: { name: "#1" } } },
      cost,
    });
  });

  it.each([
    { requestedQueryCost: 1e300 },
    { throttleStatus: { maximumAvailable: 2_000, currentlyAvailable: 0, restoreRate: 1e-300 } },
    { throttleStatus: { maximumAvailable: 2_000, currentlyAvailable: -1e300, restoreRate: 100 } },
    { throttleStatus: null },
  ])("brings an answer without a cost that cannot be: %o", (strange) => {
    const throttleStatus = { maximumAvailable: 2_000, currentlyAvailable: 1_997, restoreRate: 100 };
    const cost = { requestedQueryCost: 10, throttleStatus, ...strange };
    expect(interpret(query, answered(200, { data: { order: null }, extensions: { cost } }))).toEqual({
      outcome: { kind: "answer", answer: { order: null } },
      cost: null,
    });
  });

  it.each([
    [
      { kind: "never-sent", code: "ECONNREFUSED" },
      { kind: "not-executed", words: "ECONNREFUSED" },
    ],
    [
      { kind: "no-answer", code: "TIMEOUT" },
      { kind: "lost", words: "TIMEOUT" },
    ],
    [answered(200, "<html>"), { kind: "lost", words: null }],
    [answered(200, '{"data":{"ord'), { kind: "lost", words: null }],
    [answered(502, "Bad gateway"), { kind: "lost", words: null }],
    [answered(429, "", 2), { kind: "throttled", retryAfter: 2 }],
    [answered(430, ""), { kind: "throttled", retryAfter: 60 }],
    [answered(426, ""), { kind: "not-executed", words: "Shopify answered 426" }],
    [answered(301, ""), { kind: "not-executed", words: "Shopify answered 301" }],
    [answered(303, ""), { kind: "lost", words: "Shopify answered 303" }],
    [answered(202, ""), { kind: "lost", words: "Shopify answered 202" }],
    [answered(400, { errors: "Bad Request" }), { kind: "rejected", words: "Bad Request" }],
    [
      answered(401, { errors: "[API] Invalid API key or access token" }),
      { kind: "token-refused", words: "[API] Invalid API key or access token" },
    ],
    [answered(402, ""), { kind: "access-denied", words: "Shopify answered 402" }],
    [answered(403, { errors: "Scope undefined" }), { kind: "access-denied", words: "Scope undefined" }],
  ] satisfies [Sent, unknown][])("%o is %o", (sent, outcome) => {
    expect(outcomeOf(sent)).toEqual(outcome);
  });

  it.each([
    [[error("THROTTLED", "Throttled")], { kind: "throttled", retryAfter: null }],
    [[{ message: "Throttled" }], { kind: "throttled", retryAfter: null }],
    [
      [error("ACCESS_DENIED", "Access denied for customer field."), error("X", "And more.")],
      { kind: "access-denied", words: "Access denied for customer field.; And more." },
    ],
    [[error("INTERNAL_SERVER_ERROR", "Something broke")], { kind: "lost", words: "Something broke" }],
    [[error("undefinedField", "Field is missing")], { kind: "rejected", words: "Field is missing" }],
  ])("errors %o are %o", (errors, outcome) => {
    expect(outcomeOf(answered(200, { errors, data: null }))).toEqual(outcome);
  });

  it("does not pass off half an answer as a whole one", () => {
    const sent = answered(200, {
      data: { order: null },
      errors: [error("ACCESS_DENIED", "Access denied", ["order", "customer"])],
    });
    expect(outcomeOf(sent)).toEqual({ kind: "access-denied", words: "Access denied" });
  });

  it("names the place, and not the value, of what it cannot read", () => {
    expect(outcomeOf(answered(200, { data: { order: { name: 5 } } }))).toEqual({
      kind: "unreadable",
      words: "anOrder: order.name",
    });
  });
});

describe("a mutation", () => {
  it("that answers was carried out, whatever else is said", () => {
    expect(
      outcomeOfMutation(
        answered(200, { data: { fulfillmentCreate: { id: "1" } }, errors: [error("ACCESS_DENIED")] }),
      ),
    ).toEqual({ kind: "answer", answer: { fulfillmentCreate: { id: "1" } } });
  });

  it("that answers was carried out, also where it is called throttled", () => {
    const throttledToo = { data: { fulfillmentCreate: { id: "1" } }, errors: [error("THROTTLED")] };
    expect(outcomeOfMutation(answered(200, throttledToo))).toEqual({
      kind: "answer",
      answer: { fulfillmentCreate: { id: "1" } },
    });
    expect(
      outcomeOfMutation(answered(200, { ...throttledToo, data: { fulfillmentCreate: { id: 1 } } })),
    ).toEqual({ kind: "lost", words: "THROTTLED" });
  });

  it("whose answer broke below its own field may have been carried out", () => {
    const errors = [error("ACCESS_DENIED", "denied", ["fulfillmentCreate", "fulfillment"])];
    expect(outcomeOfMutation(answered(200, { data: { fulfillmentCreate: null }, errors }))).toEqual({
      kind: "lost",
      words: "denied",
    });
  });

  it("refused at its own field was not", () => {
    const errors = [error("ACCESS_DENIED", "denied", ["fulfillmentCreate"])];
    expect(outcomeOfMutation(answered(200, { data: { fulfillmentCreate: null }, errors }))).toEqual({
      kind: "access-denied",
      words: "denied",
    });
  });
});
