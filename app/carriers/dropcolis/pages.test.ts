import { afterEach, describe, expect, it } from "vitest";
import { goodParcel } from "./fixtures/parcel";
import { closeServers, connection, type Said, type Script, serving } from "./fixtures/serving";
import { nextQuery } from "./pages";

afterEach(closeServers);

const row = (id: string, changes: object = {}): object => ({ order_id: id, status: "accepted", ...changes });
const list = async (script: Script) => {
  const { carrier, calls } = await serving(script);
  const created = { from: new Date("2025-11-01T00:00:00Z"), to: new Date("2025-11-30T00:00:00Z") };
  const listing = await carrier.list?.(connection, created);
  return {
    ids: listing?.parcels.map(({ carrierId }) => carrierId),
    listing,
    paths: calls.map(({ path }) => path),
    calls,
  };
};

describe("the list of orders", () => {
  it.each([
    [[row("dc_1"), row("dc_2")]],
    [{ orders: [row("dc_1"), row("dc_2")], total: 2 }],
    [{ data: [row("dc_1"), row("dc_2")], pagination: { page: 1, total_pages: 1 } }],
    [{ items: [row("dc_1"), row("dc_2")], has_more: false, next: "/v1/orders?page=2" }],
  ])("is read as %j", async (body) => {
    const { ids, listing, calls } = await list(() => ({ body }));
    expect([ids, listing?.error]).toEqual([["dc_1", "dc_2"], null]);
    expect(calls).toMatchObject([
      {
        method: "GET",
        path: "/v1/orders",
        headers: {
          // printf '1702051200\nGET\n/v1/orders\n' | openssl dgst -sha256 -hmac sk_test_secret_dropcolis_partner
          "x-signature": "v1=290c7829a1dfd2a25582c86df51052dfdf4c4f0b5a0bc730a808a1822c4747b8",
        },
      },
    ]);
  });

  it.each<[string, object, string]>([
    ["an address", { next: "https://api.dropcolis.example/v1/orders?after=dc_1" }, "?after=dc_1"],
    ["a path", { links: { next: "/v1/orders?page=2&limit=1" } }, "?page=2&limit=1"],
    ["a cursor", { pagination: { next_cursor: "a b" } }, "?cursor=a+b"],
    ["a number", { meta: { next_page: 2 } }, "?page=2"],
    ["how many pages there are", { pagination: { page: 1, total_pages: 2 } }, "?page=2"],
    ["how many orders there are", { page: 1, total: 2 }, "?page=2"],
    ["that there are more", { page: 1, has_more: true }, "?page=2"],
  ])("goes on where it names %s", async (_what, hint, query) => {
    const pages: Record<string, Said> = {
      "/v1/orders": { body: { orders: [row("dc_1")], ...hint } },
      [`/v1/orders${query}`]: { body: { orders: [row("dc_2")] } },
    };
    const { ids, listing, paths } = await list(({ path }) => pages[path] ?? { status: 404, body: "?" });
    expect(paths).toEqual(["/v1/orders", `/v1/orders${query}`]);
    expect([ids, listing?.error]).toEqual([["dc_1", "dc_2"], null]);
  });

  it("signs the query with the path", async () => {
    const { calls } = await list(({ path }) => ({
      body: path.endsWith("2") ? [] : { orders: [row("dc_1")], next_page: 2 },
    }));
    // printf '1702051200\nGET\n/v1/orders?page=2\n' | openssl dgst -sha256 -hmac sk_test_secret_dropcolis_partner
    const signature = "v1=a28234a3e04cc0cf10b0b254b4eedca806144ccd863cabdc33613c3e108b0f9d";
    expect(calls[1]?.headers["x-signature"]).toBe(signature);
  });

  it.each<[string, object]>([
    ["says there are more, and not how to read them", { orders: [row("dc_1")], has_more: true }],
    ["counts more than it shows", { orders: [row("dc_1")], total: 7 }],
    ["answers the same page to every question", { orders: [row("dc_1")], page: 1, total_pages: 9 }],
    ["leads back to its beginning", { orders: [row("dc_1")], next: "/v1/orders" }],
  ])("is not whole where it %s", async (_what, body) => {
    const { ids, listing } = await list(() => ({ body }));
    expect(ids).toEqual(["dc_1"]);
    expect(listing?.error).toMatchObject({
      operation: "list",
      kind: "unexpected-answer",
      words: "la suite de la liste ne se lit pas",
    });
  });

  it.each<[Said, object]>([
    [{ body: {} }, { kind: "unexpected-answer", words: "ce n'est pas une liste de commandes" }],
    [{ body: { orders: 7 } }, { kind: "unexpected-answer" }],
    [{ body: "<html>" }, { kind: "unexpected-answer", words: null }],
    [
      { status: 401, body: { error: { code: "invalid_api_key" } } },
      { kind: "auth", retryAt: null },
    ],
    [
      { status: 500, body: { error: { code: "server_error" } } },
      { kind: "unavailable", retryAt: new Date("2023-12-08T16:00:01.400Z") },
    ],
  ])("is an error where it is %j", async (said, error) => {
    const { listing } = await list(() => said);
    expect(listing).toMatchObject({ parcels: [], error: { operation: "list", ...error } });
  });

  it("keeps what was read before a page failed", async () => {
    const { ids, listing } = await list(({ path }) =>
      path.endsWith("2") ? { status: 503, body: "" } : { body: { data: [row("dc_1")], next_page: 2 } },
    );
    expect([ids, listing?.error?.kind]).toEqual([["dc_1"], "unavailable"]);
  });

  it("says how many of its rows cannot be read", async () => {
    const { ids, listing } = await list(() => ({ body: [row("dc_1"), 7, { id: "x" }] }));
    expect(ids).toEqual(["dc_1"]);
    expect(listing?.error?.words).toBe("2 commandes de la liste ne se lisent pas");
  });

  it("leaves out what was created before or after, and keeps what tells no time", async () => {
    const { ids } = await list(() => ({
      body: [
        row("dc_1", { created_at: "2025-10-31T19:59:59-04:00" }),
        row("dc_2", { created_at: "2025-10-31T20:00:00-04:00" }),
        row("dc_3"),
        row("dc_4", { created_at: "2025-11-30T00:00:01Z" }),
      ],
    }));
    expect(ids).toEqual(["dc_2", "dc_3"]);
  });
});

describe("a row", () => {
  const listed = async (changes: object) => (await list(() => ({ body: [row("dc_1", changes)] }))).listing;

  it("is a parcel with all it tells", async () => {
    const changes = {
      partner_order_id: goodParcel.reference,
      status: "failed",
      next_attempt: "2025-11-09",
      tracking_url: "https://dropcolis.example/track/dc_1",
      created_at: "2025-11-08T08:30:00-05:00",
      dropoff: { name: "Julie Gagnon", phone: "+14385550102" },
      cod: { amount_cents: 7_950, currency: "CAD" },
    };
    expect((await listed(changes))?.parcels).toEqual([
      {
        trackingNumber: "dc_1",
        carrierId: "dc_1",
        reference: "NV0123456789",
        carrierState: "failed",
        state: "attempted",
        collect: { minor: 7_950, currency: "CAD" },
        recipientName: "Julie Gagnon",
        phones: ["+14385550102"],
        createdAt: new Date("2025-11-08T13:30:00Z"),
        trackingUrl: "https://dropcolis.example/track/dc_1",
      },
    ]);
  });

  it("of another program is no reference of ours", async () => {
    expect((await listed({ partner_order_id: "ORD-2025-001234", dropoff: 7, cod: null }))?.parcels).toEqual([
      {
        trackingNumber: "dc_1",
        carrierId: "dc_1",
        reference: null,
        carrierState: "accepted",
        state: "created",
        collect: null,
        recipientName: null,
        phones: [],
        createdAt: null,
        trackingUrl: null,
      },
    ]);
  });
});

it("an empty page is the last, whatever it says of a next one", () => {
  expect(nextQuery({ orders: [], next: "/v1/orders?page=3" }, { isEmpty: true, read: 2 })).toBeNull();
});
