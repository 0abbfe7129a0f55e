import { afterEach, expect, it } from "vitest";
import { shipmentReference } from "~/shipping/ids";
import { type Answer, closeServers, serving, token } from "./fixtures/serving";

afterEach(closeServers);

const parcel = {
  reference: shipmentReference.parse("NV0123456789"),
  trackingNumber: "ECQFLD2103047673",
  carrierId: null,
  labelUrl: null,
};
const printing = async (answer: Answer) => {
  const { carrier, connection, calls } = await serving(() => answer);
  return { label: await carrier.label?.(connection, parcel), calls };
};
const pdf = Buffer.from([0x25, 0x50, 0x44, 0x46, 0x2d, 0x31, 0x2e, 0x34, 0xff, 0x00, 0xe9]);
const asPdf = { "content-type": "application/pdf" };

it("is the courier's PDF, byte by byte, behind the token", async () => {
  const { label, calls } = await printing({ headers: { "content-type": "Application/PDF; q=1" }, body: pdf });
  expect(label).toEqual({ ok: true, value: { contentType: "application/pdf", body: new Uint8Array(pdf) } });
  expect(calls).toMatchObject([
    {
      method: "GET",
      path: "get/order/label",
      query: { tracking: "ECQFLD2103047673" },
      authorization: `Bearer ${token}`,
    },
  ]);
});

it("may be longer than the answers that are read, and not without an end", async () => {
  const long = Buffer.concat([pdf, Buffer.alloc(2 * 1024 * 1024)]);
  expect((await printing({ headers: asPdf, body: long })).label).toMatchObject({ ok: true });
  const endless = Buffer.concat([pdf, Buffer.alloc(5 * 1024 * 1024)]);
  expect((await printing({ headers: asPdf, body: endless })).label).toMatchObject({
    ok: false,
    error: { operation: "label", kind: "unavailable" },
  });
});

const none = { kind: "unexpected-answer", words: "La réponse n'est pas une étiquette PDF" };
it.each<[string, Answer, object]>([
  ["a PDF by its header alone", { headers: asPdf, body: "<html></html>" }, none],
  ["a PDF by its first letters alone", { headers: { "content-type": "text/html" }, body: pdf }, none],
  ["a PDF without a header", { body: pdf }, none],
  ["JSON without a word", { body: { label: "https://x" } }, none],
  ["nothing", { headers: asPdf, body: "" }, none],
  [
    "a refusal",
    { body: { success: false, error: 10001, message: "Commande annulée" } },
    { kind: "rejected", words: "Commande annulée" },
  ],
  [
    "another account's parcel",
    { status: 422, body: { message: "x", errors: { tracking: ["Tracking invalide."] } } },
    { kind: "rejected", words: "Tracking invalide.", field: "tracking" },
  ],
  [
    "a host without labels",
    { status: 404, body: "<html></html>" },
    { kind: "rejected", words: "Ce transporteur n'a pas l'appel get/order/label (404)", retryAt: null },
  ],
  ["a token that is not good", { status: 401, body: { message: "Unauthenticated." } }, { kind: "auth" }],
  ["a PDF with a 500", { status: 500, headers: asPdf, body: pdf }, { kind: "unavailable" }],
])("is none, and said so, where the answer is %s", async (_what, answer, error) => {
  expect((await printing(answer)).label).toMatchObject({
    ok: false,
    error: { operation: "label", ...error },
  });
});
