import { afterEach, expect, it } from "vitest";
import { readFees } from "./fees";
import { type Answer, closeServers, serving } from "./fixtures/serving";

afterEach(closeServers);

const row = (wilaya_id: unknown, tarif: unknown, tarif_stopdesk?: unknown): object => ({
  wilaya_id,
  tarif,
  ...(tarif_stopdesk === undefined ? {} : { tarif_stopdesk }),
});
const dzd = (minor: number) => ({ minor, currency: "DZD" });

it("are the prices of a delivery and of a return, by wilaya", () => {
  const body = {
    livraison: [row(1, "1300", "900"), row("16", 450.5, null), row(31, "600")],
    pickup: [row(1, "1", "1")],
    retour: [row(16, "200", "200"), row(1, "250")],
  };
  expect(readFees(body)).toEqual([
    { regionCode: "01", toTheDoor: dzd(130_000), toTheDesk: dzd(90_000), returned: dzd(25_000) },
    { regionCode: "16", toTheDoor: dzd(45_050), toTheDesk: null, returned: dzd(20_000) },
    { regionCode: "31", toTheDoor: dzd(60_000), toTheDesk: null, returned: null },
  ]);
});

it.each<[string, object, string[]]>([
  ["lists in PHP's objects", { livraison: { "0": row(1, "500", "400") } }, ["01"]],
  ["returns under another name", { livraison: [row(1, "500")], retours: [row(1, "200")] }, ["01"]],
  ["rows that cannot be read", { livraison: [row(1, "500"), row(2, "?"), row(3, "-1"), null] }, ["01"]],
  ["returns that are no list", { livraison: [row(1, "500")], retour: "200" }, ["01"]],
])("tolerate %s", (_what, body, codes) => {
  expect(readFees(body)?.map(({ regionCode }) => regionCode)).toEqual(codes);
});

it.each([null, [], {}, { livraison: "600" }, { livraison: [] }, { livraison: [row(1, "?")] }])(
  "are not %j",
  (body) => {
    expect(readFees(body)).toBeNull();
  },
);

it.each<[Answer, object]>([
  [
    { status: 404, body: { message: "Not Found" } },
    { kind: "rejected", words: "Ce transporteur n'a pas l'appel get/fees (404) : Not Found", retryAt: null },
  ],
  [{ body: { tarifs: {} } }, { kind: "unexpected-answer" }],
  [{ status: 401, body: { message: "Unauthenticated." } }, { kind: "auth" }],
])("are asked for, and what comes instead is said: %j", async (answer, error) => {
  const { carrier, connection } = await serving(() => answer);
  expect(await carrier.fees?.(connection)).toMatchObject({
    ok: false,
    error: { operation: "fees", ...error },
  });
});
