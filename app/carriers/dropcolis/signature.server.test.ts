import { describe, expect, it } from "vitest";
import { isSignedBy, signRequest } from "./signature.server";

const secret = "sk_test_secret_dropcolis_partner";

/** Each made with openssl, not with the code under test; the command stands beside it. */
describe("the signature of a request", () => {
  it.each([
    [
      // printf '1702051200\nPOST\n/v1/orders\n{"a":1}' | openssl dgst -sha256 -hmac sk_test_secret_dropcolis_partner
      { method: "POST", path: "/v1/orders", body: '{"a":1}' },
      "v1=67d35ede20e18c44fd88f53f2d3431a68d742a41113ce8e5d60c1ee14627c602",
    ],
    [
      // printf '1702051200\nGET\n/v1/orders/dc_9f7a1f2e3d4c5b6a\n' | openssl dgst -sha256 -hmac sk_test_secret_dropcolis_partner
      { method: "GET", path: "/v1/orders/dc_9f7a1f2e3d4c5b6a", body: "" },
      "v1=9961838811c45ea3f02d31755001dc1c4e3c14c148c365f3b239261cca617e7f",
    ],
    [
      // printf '1702051200\nGET\n/v1/orders?limit=10\n' | openssl dgst -sha256 -hmac sk_test_secret_dropcolis_partner
      { method: "GET", path: "/v1/orders?limit=10", body: "" },
      "v1=49a3d26e62f4d75326e5a432c997920f3c9b6176d9ee0c59333e8fbdfe664f52",
    ],
    [
      // printf '1702051200\nPOST\n/v1/orders/dc_9f7a1f2e3d4c5b6a/cancel\n{"reason":"Annulé"}' | openssl dgst -sha256 -hmac sk_test_secret_dropcolis_partner
      { method: "POST", path: "/v1/orders/dc_9f7a1f2e3d4c5b6a/cancel", body: '{"reason":"Annulé"}' },
      "v1=e4265ae6f2532ec5c690c2303209d2e9bcb4021687100b83e1897d2b9e1afdd9",
    ],
  ])("of %j", (parts, signature) => {
    expect(signRequest({ timestamp: "1702051200", ...parts }, secret)).toBe(signature);
  });
});

describe("the signature of a webhook", () => {
  const body =
    '{"type":"order.delivered","data":{"order_id":"dc_9f7a1f2e3d4c5b6a","delivered_at":"2025-11-08T17:21:00-05:00"}}';
  // printf '%s' "$BODY" | openssl dgst -sha256 -hmac whsec_battery
  const hex = "7801024ddcaba0b288a679ff3e155f90ef842755d69f0c05ab78b6ac7d10b2f4";
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

  it("is good with the secret, with or without v1=, whichever of several secrets made it", () => {
    expect(isSignedBy(bytes(body), `v1=${hex}`, ["whsec_battery"])).toBe(true);
    expect(isSignedBy(bytes(body), hex.toUpperCase(), ["whsec_battery"])).toBe(true);
    expect(isSignedBy(bytes(body), `v1=${hex}`, ["whsec_new", "whsec_battery"])).toBe(true);
    expect(isSignedBy(bytes(body), `v1=${hex}`, ["whsec_battery", "whsec_new"])).toBe(true);
  });

  it.each<[string, string, string | null, readonly string[]]>([
    ["another secret", body, `v1=${hex}`, ["whsec_other"]],
    ["no secret", body, `v1=${hex}`, []],
    ["a byte more", `${body} `, `v1=${hex}`, ["whsec_battery"]],
    ["no header", body, null, ["whsec_battery"]],
    ["an empty one", body, "v1=", ["whsec_battery"]],
    ["a shorter one", body, `v1=${hex.slice(2)}`, ["whsec_battery"]],
    ["another version", body, `v2=${hex}`, ["whsec_battery"]],
  ])("is not good with %s", (_what, text, header, secrets) => {
    expect(isSignedBy(bytes(text), header, secrets)).toBe(false);
  });
});
