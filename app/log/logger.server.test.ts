import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { LogFields } from "~/shipping/ports/logger";
import { createLogger } from "./logger.server";
import { addresses, type Sample, secrets } from "./secrets.arbitrary";

const clock = { now: () => new Date("2026-11-22T10:00:00.000Z") };

/** What one call prints, without the fixed parts. */
function printed(
  event: string,
  fields: LogFields,
  level: "info" | "error" = "info",
): Record<string, unknown> {
  const lines: string[] = [];
  const logger = createLogger({ level: "debug", clock, stream: { write: (line) => lines.push(line) } });
  logger[level](event, fields);
  expect(lines).toHaveLength(1);
  // The logger prints objects; what is in them is looked at as text.
  const { time, level: label, ...rest } = JSON.parse(lines[0] ?? "") as Record<string, unknown>;
  expect([time, label]).toEqual(["2026-11-22T10:00:00.000Z", level]);
  return rest;
}

const texts = (value: unknown): string =>
  typeof value === "object" && value !== null ? Object.values(value).map(texts).join("\n") : String(value);

const textFields = [
  "shop",
  "order",
  "shipment",
  "connection",
  "carrier",
  "operation",
  "job",
  "topic",
  "state",
]
  .concat(["code", "kind", "requestId"])
  .concat(["status", "count", "milliseconds", "port", "pid", "attempt"]);

describe("what is printed", () => {
  it("is the event and its fields, ids and names whole", () => {
    const fields: LogFields = {
      shop: "tunis-shop.myshopify.com",
      order: "5678901234567",
      shipment: "0198f0c2-6f1e-7c3a-9d51-1234567890ab",
      connection: "98123456-0000-4000-8000-216981234567",
      carrier: "first-delivery",
      operation: "create",
      job: "process-webhook",
      topic: "fulfillment_orders/order_routing_complete",
      state: "out_for_delivery",
      code: "carrier_unavailable",
      kind: "rate-limited",
      status: 503,
      count: 12,
      milliseconds: 1042,
      port: 3000,
      pid: 4194303,
      attempt: 2,
      requestId: "0198f0c2-6f1e-7c3a-9d51-1234567890ac",
    };
    expect(printed("parcel created", fields)).toEqual({ event: "parcel created", ...fields });
  });

  it.each(["#1001", "1001", "#TN-1001", "#1001-FR", "5678901234567", "820982911946154508"])(
    "keeps the order %s",
    (order) => {
      expect(printed("order received", { order })).toEqual({ event: "order received", order });
    },
  );

  it.each([
    "orderCreate",
    "fulfillmentCreate",
    "ORDERS_CREATE",
    "ECONNREFUSED",
    "P2002",
    "23505",
    "unexpected-answer",
  ])("keeps the code %s", (code) => {
    expect(printed("call failed", { code })).toEqual({ event: "call failed", code });
  });

  it("keeps a carrier's number of a request, unless it could hold a phone", () => {
    const printedId = (requestId: string): unknown => printed("carrier-refused", { requestId })["requestId"];
    expect(printedId("req_abc123def456")).toBe("req_abc123def456");
    expect(printedId("req_004385550102")).toBe("[withheld]");
    expect(printedId("req_Julie")).toBe("[withheld]");
  });

  it("leaves out what is no field", () => {
    const fields = { count: 1, body: "secret", recipient: { phone: "98123456" } };
    expect(printed("webhook stored", fields)).toEqual({ event: "webhook stored", count: 1 });
  });

  it("prints nothing below its level, and nothing at all when silent", () => {
    const lines: string[] = [];
    const stream = { write: (line: string) => lines.push(line) };
    createLogger({ level: "warn", clock, stream }).info("job done");
    createLogger({ level: "silent", clock, stream }).error("job failed");
    createLogger({ level: "warn", clock, stream }).warn("job late");
    expect(lines).toEqual(['{"level":"warn","time":"2026-11-22T10:00:00.000Z","event":"job late"}\n']);
  });
});

describe("an error", () => {
  it("is its class, its code, its plain words and its places", () => {
    const cause = Object.assign(new Error("connect ECONNREFUSED 10.1.2.3:5432"), { code: "ECONNREFUSED" });
    const { error } = printed("job failed", {
      error: new TypeError("Cannot read properties of undefined", { cause }),
    });
    expect(error).toMatchObject({
      class: "TypeError",
      message: "Cannot read properties of undefined",
      cause: { class: "Error", code: "ECONNREFUSED", message: "connect ECONNREFUSED …" },
    });
    // A cast, since a parsed line has no type.
    const [nearest] = (error as { at: string[] }).at;
    expect(nearest).toMatch(/^app\/log\/logger\.server\.test\.ts:\d+:\d+$/);
  });

  it.each([
    [
      'duplicate key value violates unique constraint "shipments_pkey"',
      "duplicate key value violates unique constraint …",
    ],
    ["Unexpected token 'T', \"Tunis, rue\"... is not valid JSON", "Unexpected token … is not valid JSON"],
    [
      "Invalid `tx.order.create()` invocation in\n/srv/app.ts:1\n data: { name: Ahmed }",
      "Invalid … invocation in",
    ],
    ["no wilaya named Ahmed Ben Ali, 12 rue de Marseille", "no …"],
    ["getaddrinfo ENOTFOUND courier.ecotrack.dz", "getaddrinfo ENOTFOUND …"],
  ])("says %s as %s", (message, words) => {
    expect(printed("job failed", { error: new Error(message) })["error"]).toMatchObject({ message: words });
  });

  it("shows each error of an aggregate", () => {
    const error = new AggregateError(
      [new RangeError("Invalid time value"), "text"],
      "All promises were rejected",
    );
    expect(printed("job failed", { error })["error"]).toMatchObject({
      class: "AggregateError",
      errors: [
        { class: "RangeError", message: "Invalid time value" },
        { class: "string", message: "thrown, but not an error" },
      ],
    });
  });

  it("ends although its causes form a ring", () => {
    const error = new Error("first");
    error.cause = new Error("second", { cause: error });
    expect(printed("job failed", { error })["error"]).toMatchObject({ class: "Error", cause: { cause: {} } });
  });
});

describe("no token, phone, e-mail, address, hook URL or print link is printed", () => {
  const anything: fc.Arbitrary<Sample> = fc.oneof(secrets, addresses);

  /** Phones are looked for digit by digit: separators, or words between them, hide none. */
  const expectAbsent = (fields: Record<string, unknown>, { secret }: Sample) => {
    const all = texts(fields);
    expect(all).not.toContain(secret);
    if (/^\d+$/.test(secret)) expect(all.replaceAll(/\D/g, "")).not.toContain(secret);
  };

  it("in any field", () => {
    fc.assert(
      fc.property(fc.constantFrom(...textFields), anything, (field, sample) => {
        expectAbsent(printed("order received", { [field]: sample.text }), sample);
      }),
      { numRuns: 2000 },
    );
  });

  it("in an error's message, name, code, stack or cause", () => {
    const parts = fc.constantFrom<(sample: string) => unknown>(
      (text) => new Error(text),
      (text) => new Error(`could not send ${text}`),
      (text) => new Error(`first line\n    at create (${process.cwd()}/${text.replaceAll("\n", "")}:1:1)`),
      (text) => Object.assign(new Error("failed"), { name: text, code: text, detail: text, input: text }),
      (text) => Object.assign(new Error("failed"), { stack: `Error: ${text}\n    at ${text} (${text})` }),
      (text) => new Error("failed", { cause: new Error(text) }),
      (text) => new Error("failed", { cause: text }),
      (text) => new AggregateError([new Error(text)], text),
      (text) => text,
      (text) => ({ message: text }),
    );
    fc.assert(
      fc.property(parts, anything, (make, sample) => {
        const described = texts(printed("job failed", { error: make(sample.text) }, "error"));
        // Places end in line:column, whose digits could by chance be a phone's.
        expectAbsent({ error: described.replaceAll(/:\d+:\d+$/gm, "") }, sample);
      }),
      { numRuns: 2000 },
    );
  });

  it("in the event's name, should someone build one", () => {
    fc.assert(
      fc.property(secrets, (sample) => {
        expectAbsent(printed(sample.text, {}), sample);
      }),
      { numRuns: 1000 },
    );
  });
});
