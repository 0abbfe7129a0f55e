import { createHmac } from "node:crypto";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { push } from "~/carriers/dropcolis/push";
import { orderDigest } from "~/shopify/order-digest";
import { knownTopics, readWebhook } from "~/shopify/webhook-content";
import { pushesWith } from "./dropcolis-pushes";
import { anyJson, awkwardTexts, changed, type Json, spoilt, writtenOut } from "./json";
import { expectIndexable, expectKeepable } from "./keepable";
import { runs } from "./runs";
import { personal, realPayloads } from "./webhook-payloads";

let payloads: ReadonlyMap<string, Json>;
beforeAll(async () => {
  payloads = await realPayloads();
});

/** What people type into orders. */
const values = fc.oneof(
  { arbitrary: anyJson, weight: 3 },
  { arbitrary: fc.constantFrom<Json>(...personal), weight: 1 },
  { arbitrary: fc.constantFrom<Json>(Array<Json>(3_000).fill("Amine Trabelsi")), weight: 1 },
);

/** A body of a topic, from what Shopify really sends to what nobody ever sent. */
const bodiesOf = (topic: string): fc.Arbitrary<string> =>
  spoilt(changed(payloads.get(topic) ?? null, values).map(writtenOut));

const topics = fc.oneof(
  { arbitrary: fc.constantFrom(...knownTopics), weight: 9 },
  { arbitrary: awkwardTexts, weight: 1 },
);

const withShuffledKeys = (value: Json): Json => {
  if (Array.isArray(value)) return value.map((item: Json) => withShuffledKeys(item));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, field]): [string, Json] => [key, withShuffledKeys(field)])
      .toReversed(),
  );
};

describe("a webhook of Shopify's, whatever is in it", () => {
  it("is read, or said why not in a few words that quote nobody", () => {
    fc.assert(
      fc.property(
        topics.chain((topic) => fc.tuple(fc.constant(topic), bodiesOf(topic))),
        ([topic, body]) => {
          const read = readWebhook(topic, body);
          if (read.ok) {
            expectKeepable(read.value, "content");
            return;
          }
          expect(read.error.length).toBeLessThanOrEqual(topic.length + 200);
          for (const words of personal) expect(read.error.replace(topic, "")).not.toContain(words);
        },
      ),
      runs(500),
    );
  });

  it("has the digest of what it says, in whatever order it says it", () => {
    fc.assert(
      fc.property(changed(payloads.get("orders/updated") ?? null), (payload) => {
        if (typeof payload !== "object" || payload === null || Array.isArray(payload)) return;
        const digest = orderDigest(payload);
        expect(digest).toMatch(/^[0-9a-f]{64}$/);
        const again = withShuffledKeys(payload);
        expect(orderDigest(typeof again === "object" && again !== null ? again : {})).toBe(digest);
      }),
      runs(300),
    );
  });
});

describe("a push of Dropcolis', whatever is in it", () => {
  const bodies = pushesWith(values);

  it("is read, unknown, or said why not", () => {
    fc.assert(
      fc.property(bodies, (body) => {
        const read = push.read(body);
        if (!read.ok) {
          expect(read.error.length).toBeLessThanOrEqual(120);
          for (const words of personal) expect(read.error).not.toContain(words);
          return;
        }
        if (read.value === null) return;
        expectKeepable(read.value, "report");
        expectIndexable(read.value.carrierId, "carrier's id");
        expectIndexable(read.value.carrierState, "state");
        expect(read.value.carrierId ?? read.value.reference).not.toBeNull();
      }),
      runs(600),
    );
  });

  it("is believed with a signature over its very bytes, and with nothing else", () => {
    const secrets = ["whsec_one", "whsec_two"];
    const settings = secrets.map((webhookSecret) => ({ publicKey: "pk", secretKey: "sk", webhookSecret }));
    const headerValues = fc.string({
      unit: fc.integer({ min: 0x20, max: 0x7e }).map((c) => String.fromCharCode(c)),
    });
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 300 }),
        headerValues,
        fc.constantFrom("", "v1="),
        (body, header, prefix) => {
          expect(push.verify(body, new Headers({ "drop-signature": header }), settings)).toBe(false);
          expect(push.verify(body, new Headers(), settings)).toBe(false);
          for (const secret of secrets) {
            const signature = createHmac("sha256", secret).update(body).digest("hex");
            const headers = new Headers({ "drop-signature": prefix + signature });
            expect(push.verify(body, headers, settings)).toBe(true);
            expect(push.verify(new Uint8Array([...body, 32]), headers, settings)).toBe(false);
          }
        },
      ),
      runs(100),
    );
  });
});
