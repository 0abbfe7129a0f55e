import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { scrub } from "./scrub";
import { emails, phones, type Sample, tokens, urls } from "./secrets.arbitrary";

const digitsOf = (text: string) => text.replaceAll(/\D/g, "");

describe("scrub", () => {
  it.each([
    ["token shpat_0123456789abcdef0123456789abcdef refused", "token [secret] refused"],
    ["Authorization: Bearer abc.def", "Authorization=[secret]"],
    [
      "https://www.firstdeliverygroup.com/api/v2/print/abc?x=1 failed",
      "https://www.firstdeliverygroup.com failed",
    ],
    ["postgresql://navette:secret@db:5432/navette", "postgresql:[secret]"],
    ["see www.firstdeliverygroup.com/print/abc", "see www.firstdeliverygroup.com"],
    ["mail ahmed@example.tn now", "mail [email] now"],
    ["call +216 98 123 456 or (514) 555-1234", "call [number] or [number]"],
    ["call ٩٨ ١٢٣ ٤٥٦", "call [number]"],
    ["?id_token=abc&hmac=def", "?id_token=[secret]&hmac=[secret]"],
    ["orders/create of #1001 took 1200", "orders/create of #1001 took 1200"],
    [
      "fulfillment_orders/scheduled_fulfillment_order_ready",
      "fulfillment_orders/scheduled_fulfillment_order_ready",
    ],
    ["fulfillmentOrdersReleaseHold", "fulfillmentOrdersReleaseHold"],
    ["0198f0c2-6f1e-7c3a-9d51-1234567890ab", "0198f0c2-6f1e-7c3a-9d51-1234567890ab"],
  ])("%s → %s", (before, after) => {
    expect(scrub(before)).toBe(after);
  });

  const around = fc.constantFrom<(text: string) => string>(
    (text) => text,
    (text) => `could not send ${text} to the carrier`,
    (text) => `{"value":"${text}"}`,
    (text) => `<b>${text}</b>`,
    (text) => `a,${text};b`,
    (text) => `tel${text}fin`,
  );

  const leaksNothing = (samples: fc.Arbitrary<Sample>, read = (text: string) => text) =>
    fc.assert(
      fc.property(samples, around, ({ text, secret }, put) => {
        expect(read(scrub(put(text)))).not.toContain(secret);
      }),
      { numRuns: 1000 },
    );

  it("lets no token through", () => leaksNothing(tokens));
  it("lets no phone number through, in any spelling", () => leaksNothing(phones, digitsOf));
  it("lets no e-mail address through", () => leaksNothing(emails));
  it("lets no path or query of a URL through", () => leaksNothing(urls));
});
