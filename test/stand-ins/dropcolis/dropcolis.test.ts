import { createHmac } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { type RunningStandIn, startStandIn } from "../kit";
import { SANDBOX } from "./accounts";
import { standIn } from "./index";

const closing: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const start = async (options: Record<string, string> = {}): Promise<RunningStandIn> => {
  const running = await startStandIn(standIn, { options });
  closing.push(() => running.close());
  return running;
};

const street = (postalCode: string) => ({
  line1: "456 boulevard Rosemont",
  city: "Montreal",
  province: "QC",
  postal_code: postalCode,
  country: "CA",
});
const address = (postalCode: string) => ({ ...street(postalCode), line2: "App. 302" });
const order = (changes: object = {}): object => ({
  partner_order_id: "NV0123456789",
  service_level: "standard",
  cod: { amount_cents: 7_950, currency: "CAD" },
  pickup: { name: "Atelier", phone: "+1-514-555-0101", email: "a@example.com", address: address("H2Y1Z3") },
  dropoff: { name: "Julie", phone: "+14385550102", address: address("H2S2K1") },
  parcels: [{ weight_kg: 1.2, length_cm: 30 }],
  ...changes,
});

interface Asked {
  readonly body?: unknown;
  readonly key?: string | null;
  readonly secretKey?: string;
  readonly publicKey?: string;
  readonly timestamp?: number;
  /** What is signed in place of what is sent. */
  readonly signed?: { method?: string; path?: string; body?: string };
}
/** Signs as the document's helpers do. */
async function call({ url, clock }: RunningStandIn, method: string, path: string, asked: Asked = {}) {
  const sent =
    asked.body === undefined ? "" : typeof asked.body === "string" ? asked.body : JSON.stringify(asked.body);
  const timestamp = String(asked.timestamp ?? Math.floor(clock.now().getTime() / 1000));
  const parts = { method, path, body: sent, ...asked.signed };
  const signature = createHmac("sha256", asked.secretKey ?? SANDBOX.secretKey)
    .update(`${timestamp}\n${parts.method}\n${parts.path}\n${parts.body}`)
    .digest("hex");
  const answer = await fetch(url + path, {
    method,
    headers: {
      "content-type": "application/json",
      "x-api-key": asked.publicKey ?? SANDBOX.publicKey,
      "x-timestamp": timestamp,
      "x-signature": `v1=${signature}`,
      ...(asked.key === null || method === "GET" ? {} : { "idempotency-key": asked.key ?? "key-1" }),
    },
    ...(method === "GET" ? {} : { body: sent }),
  });
  // Every answer of the API is a JSON object.
  const body = (await answer.json()) as Record<string, unknown>;
  return { status: answer.status, body, date: answer.headers.get("date") };
}
const codeOf = ({ body }: { body: Record<string, unknown> }): unknown =>
  // Absent where it is no error.
  (body["error"] as { code: string } | undefined)?.code;
const idOf = (made: { body: Record<string, unknown> }): string => String(made.body["order_id"]);

/** A server that writes down the webhooks it gets. */
async function listening(statuses: number[] = []) {
  const heard: { type: string; body: string; headers: Record<string, unknown> }[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8");
    request.on("data", (chunk: string) => (body += chunk));
    request.on("end", () => {
      // The stand-in's own JSON.
      heard.push({ type: (JSON.parse(body) as { type: string }).type, body, headers: request.headers });
      response.writeHead(statuses.shift() ?? 200).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closing.push(() => void server.close());
  // A TCP server's address is always an AddressInfo.
  const { port } = server.address() as AddressInfo;
  return { heard, url: `http://127.0.0.1:${port}/hook` };
}
const types = (heard: readonly { type: string }[]): string[] => heard.map(({ type }) => type);

describe("the signature", () => {
  it("is checked over the raw bytes, method and path, and the timestamp within 300 seconds", async () => {
    const running = await start();
    const now = Math.floor(Date.now() / 1000);
    const refused = async (asked: Asked): Promise<unknown> => {
      const answer = await call(running, "POST", "/v1/orders", { body: order(), ...asked });
      return [answer.status, codeOf(answer)];
    };
    expect(await refused({ publicKey: "pk_other" })).toEqual([401, "invalid_api_key"]);
    expect(await refused({ secretKey: "sk_other" })).toEqual([401, "invalid_signature"]);
    expect(await refused({ signed: { body: `${JSON.stringify(order())} ` } })).toEqual([
      401,
      "invalid_signature",
    ]);
    expect(await refused({ signed: { path: "/orders" } })).toEqual([401, "invalid_signature"]);
    expect(await refused({ signed: { method: "GET" } })).toEqual([401, "invalid_signature"]);
    expect(await refused({ timestamp: now - 302 })).toEqual([401, "invalid_timestamp"]);
    expect(await refused({ timestamp: now + 302 })).toEqual([401, "invalid_timestamp"]);
    expect((await call(running, "POST", "/v1/orders", { body: order(), timestamp: now - 295 })).status).toBe(
      201,
    );
    expect((await call(running, "GET", "/v1/orders?limit=1")).status).toBe(200);
  });

  it("is judged by a clock that a test can set, and every answer shows it", async () => {
    const running = await start();
    await running.control.post("clock", { now: "2026-11-20T15:00:00Z" });
    const ours = Math.floor(Date.UTC(2026, 10, 20, 14, 48) / 1000);
    const answer = await call(running, "GET", "/v1/orders", { timestamp: ours });
    expect([answer.status, codeOf(answer)]).toEqual([401, "invalid_timestamp"]);
    expect(answer.date).toMatch(/^Fri, 20 Nov 2026 15:00:0\d GMT$/);
  });

  it("changes with the keys, which open the same account after a rotation", async () => {
    const running = await start();
    const id = idOf(await call(running, "POST", "/v1/orders", { body: order() }));
    const rotated = { publicKey: "pk_new", secretKey: "sk_new" };
    await running.control.post("keys", { ...rotated, sameAs: SANDBOX.publicKey, revoke: SANDBOX.publicKey });
    expect((await call(running, "GET", `/v1/orders/${id}`)).status).toBe(401);
    expect((await call(running, "GET", `/v1/orders/${id}`, rotated)).status).toBe(200);
  });
});

describe("a creation", () => {
  it("is answered as in the document, and its page is public", async () => {
    const running = await start();
    const made = await call(running, "POST", "/v1/orders", { body: order() });
    expect(made).toMatchObject({
      status: 201,
      body: {
        order_id: expect.stringMatching(/^dc_[0-9a-f]{16}$/),
        partner_order_id: "NV0123456789",
        status: "pending",
        tracking_url: `${running.url}/track/${idOf(made)}`,
        dropoff: { address: { street: "456 boulevard Rosemont", unit: "App. 302" } },
        parcels: [{ dimensions: { length_cm: 30 } }],
        rate_cents: 1_499,
        currency: "CAD",
        estimated_delivery: expect.stringMatching(/T17:00:00-05:00$/),
      },
    });
    expect(await (await fetch(`${running.url}/track/${idOf(made)}`)).text()).toContain("Commande recue");
    expect(await running.control.get("ledger")).toMatchObject({
      parcels: [
        { reference: "NV0123456789", number: idOf(made), state: "pending", codCents: 7_950, pieces: 1 },
      ],
    });
  });

  it("answers the same key and bytes with the original answer, and anything else with a conflict", async () => {
    const running = await start();
    const code = async (asked: Asked): Promise<unknown> => {
      const answer = await call(running, "POST", "/v1/orders", asked);
      return [answer.status, codeOf(answer)];
    };
    const first = await call(running, "POST", "/v1/orders", { body: order() });
    await running.control.post("state", { id: "NV0123456789", state: "accepted" });
    const again = await call(running, "POST", "/v1/orders", { body: order() });
    expect([again.status, again.body]).toEqual([first.status, first.body]);
    expect(await code({ body: order({ reference: "x" }) })).toEqual([409, "idempotency_conflict"]);
    expect(await code({ body: order(), key: "key-2" })).toEqual([409, "duplicate_order"]);
    expect(await code({ body: order(), key: null })).toEqual([400, "idempotency_key_required"]);
    expect(await running.control.get("ledger")).toMatchObject({ parcels: [{ reference: "NV0123456789" }] });
  });

  it("does not remember a refusal under its key", async () => {
    const running = await start();
    expect((await call(running, "POST", "/v1/orders", { body: order({ parcels: [] }) })).status).toBe(422);
    expect((await call(running, "POST", "/v1/orders", { body: order() })).status).toBe(201);
  });

  const dropoff = (changes: object): object => ({
    dropoff: { name: "Julie", phone: "+14385550102", address: address("H2S2K1"), ...changes },
  });
  it.each<[string, object]>([
    ["partner_order_id", { partner_order_id: "" }],
    ["service_level", { service_level: "overnight" }],
    ["pickup", { pickup: undefined }],
    ["dropoff.name", dropoff({ name: " " })],
    ["dropoff.phone", dropoff({ phone: "438 555 0102" })],
    ["dropoff.email", dropoff({ email: "x" })],
    ["dropoff.address.postal_code", dropoff({ address: address("H2S 2K1") })],
    ["dropoff.address.province", dropoff({ address: { ...address("H2S2K1"), province: "Quebec" } })],
    [
      "dropoff.time_window",
      dropoff({ time_window: { start: "2026-11-20T12:00:00-05:00", end: "2026-11-20T09:00:00-05:00" } }),
    ],
    ["cod.amount_cents", { cod: { amount_cents: 79.5, currency: "CAD" } }],
    ["cod.currency", { cod: { amount_cents: 1, currency: "USD" } }],
    ["parcels", { parcels: [] }],
    ["parcels", { parcels: Array.from({ length: 51 }, () => ({ weight_kg: 1 })) }],
    ["parcels[0].weight_kg", { parcels: [{ weight_kg: 0 }] }],
    ["parcels[0].fragile", { parcels: [{ weight_kg: 1, fragile: "yes" }] }],
    ["parcels[0].value_cents", { parcels: [{ weight_kg: 1, value_cents: 1.5 }] }],
    ["parcels[0].height_cm", { parcels: [{ weight_kg: 1, height_cm: 0 }] }],
    ["parcels[0].bar_code", { parcels: [{ weight_kg: 1, bar_code: "1" }] }],
    ["insurance.amount_cents", { insurance: { amount_cents: -1, currency: "CAD" } }],
    [
      "dropoff.time_window.start",
      dropoff({ time_window: { start: "9h", end: "2026-11-20T09:00:00-05:00" } }),
    ],
    ["dropoff.instruction", dropoff({ instruction: "x" })],
    ["metadata", { metadata: "x" }],
  ])("names %s where it is wrong", async (field, changes) => {
    const running = await start();
    expect(await call(running, "POST", "/v1/orders", { body: order(changes) })).toMatchObject({
      status: 422,
      body: {
        error: { code: "validation_error", details: { field } },
        request_id: expect.stringMatching(/^req_/),
      },
    });
  });

  it("says what it expected, as the document does", async () => {
    const running = await start();
    const body = order(dropoff({ address: address("INVALID") }));
    expect((await call(running, "POST", "/v1/orders", { body })).body["error"]).toEqual({
      code: "validation_error",
      message: "Invalid postal code format",
      details: {
        field: "dropoff.address.postal_code",
        value: "INVALID",
        expected: "Canadian postal code (e.g., H1A1A1)",
      },
    });
    expect((await call(running, "POST", "/v1/orders", { body: "{" })).status).toBe(400);
  });
});

describe("the other calls", () => {
  it("quote, get with history, list and cancel", async () => {
    const running = await start({ keys: "pk_b:sk_b" });
    await running.control.post("clock", { now: "2026-11-20T15:00:00Z" });
    const quote = {
      service_level: "standard",
      pickup: { address: { ...street("H1A1A1"), line1: undefined } },
      dropoff: { address: street("H2S2K1") },
      parcels: [{ weight_kg: 1.2, length_cm: 30 }],
    };
    expect(await call(running, "POST", "/v1/rates/quote", { body: quote })).toMatchObject({
      status: 200,
      body: {
        quote_id: expect.stringMatching(/^qt_[0-9a-f]{12}$/),
        service_level: "standard",
        rate_cents: 1_499,
        currency: "CAD",
        estimated_delivery: "2026-11-22T17:00:00-05:00",
        transit_days: 2,
        valid_until: "2026-11-20T23:59:59Z",
      },
    });
    const afar = { ...quote, service_level: "same_day", dropoff: { address: street("G1A1A1") } };
    expect(codeOf(await call(running, "POST", "/v1/rates/quote", { body: afar }))).toBe("not_serviceable");
    expect(codeOf(await call(running, "POST", "/v1/rates/quote", { body: order() }))).toBe(
      "validation_error",
    );
    const id = idOf(await call(running, "POST", "/v1/orders", { body: order() }));
    await running.control.post("state", { id, state: "accepted" });
    expect((await call(running, "GET", `/v1/orders/${id}`)).body).toMatchObject({
      status: "accepted",
      status_history: [
        { status: "pending" },
        { status: "accepted", timestamp: expect.stringMatching(/-05:00$/) },
      ],
    });
    expect((await call(running, "GET", "/v1/orders")).body).toMatchObject({
      orders: [{ order_id: id }],
      total: 1,
    });
    const other = { publicKey: "pk_b", secretKey: "sk_b" };
    expect((await call(running, "GET", `/v1/orders/${id}`, other)).status).toBe(404);
    expect(await call(running, "POST", `/v1/orders/${id}/cancel`, { body: { reason: "x" } })).toMatchObject({
      status: 200,
      body: { status: "cancelled", cancelled_by: "partner", reason: "x" },
    });
    expect((await call(running, "POST", `/v1/orders/${id}/cancel`, { body: "" })).status).toBe(409);
  });

  it("list in the shape and on the pages that a test asks for", async () => {
    const running = await start();
    const ids: string[] = [];
    for (const partner_order_id of ["NV1", "NV2", "NV3"]) {
      const body = order({ partner_order_id });
      ids.push(idOf(await call(running, "POST", "/v1/orders", { body, key: partner_order_id })));
    }
    const named = (rows: unknown): unknown =>
      z
        .array(z.object({ order_id: z.string() }))
        .parse(rows)
        .map((row) => row.order_id);
    const listed = async (query = ""): Promise<Record<string, unknown>> =>
      (await call(running, "GET", `/v1/orders${query}`)).body;
    await running.control.post("list", { shape: "data", pageSize: 2 });
    const first = await listed();
    expect([named(first["data"]), first["next_page"], first["total"]]).toEqual([[ids[2], ids[1]], 2, 3]);
    const second = await listed("?page=2");
    expect([named(second["data"]), second["next_page"]]).toEqual([[ids[0]], undefined]);
    await running.control.post("list", { shape: "items", pageSize: 1, hint: "address" });
    expect((await listed())["next"]).toBe("/v1/orders?page=2");
    await running.control.post("list", { shape: "array" });
    expect(named(await listed())).toEqual(ids.toReversed());
  });

  it("get tells why an order failed, and who cancelled it", async () => {
    const running = await start();
    const id = idOf(await call(running, "POST", "/v1/orders", { body: order() }));
    const told = async (): Promise<unknown> => (await call(running, "GET", `/v1/orders/${id}`)).body;
    expect(await told()).not.toHaveProperty("cancelled_by");
    await running.control.post("state", { id, state: "failed", nextAttempt: "2026-11-21", reason: "Absent" });
    expect(await told()).toMatchObject({ failure_reason: "Absent", next_attempt: "2026-11-21" });
    await running.control.post("state", {
      id,
      state: "cancelled",
      cancelledBy: "courier",
      reason: "Vehicle broke down",
    });
    expect(await told()).toMatchObject({ cancelled_by: "courier", reason: "Vehicle broke down" });
    expect(await told()).not.toHaveProperty("failure_reason");
  });

  it.each(["courier_assigned", "picked_up", "delivered", "failed"])(
    "cancel nothing that is %s",
    async (state) => {
      const running = await start();
      const id = idOf(await call(running, "POST", "/v1/orders", { body: order() }));
      await running.control.post("state", { id, state });
      expect((await call(running, "POST", `/v1/orders/${id}/cancel`, { body: {} })).status).toBe(409);
    },
  );
});

describe("webhooks", () => {
  const walked = [
    "order.accepted",
    "courier.assigned",
    "order.picked_up",
    "order.in_transit",
    "order.out_for_delivery",
    "order.delivered",
  ];
  const ready = async (behaviour: object = {}, statuses: number[] = []) => {
    const running = await start();
    const { heard, url } = await listening(statuses);
    await running.control.post("webhook", { url, secret: "whsec_1", ...behaviour });
    const id = idOf(await call(running, "POST", "/v1/orders", { body: order() }));
    return { running, heard, id };
  };

  it("announce every state of a journey, signed, each with its own data", async () => {
    const { running, heard, id } = await ready();
    await running.control.post("journey", { auto: true, stepMs: 60 });
    await expect.poll(() => types(heard)).toEqual(walked);
    // The stand-in's own JSON.
    const data = heard.map(({ body }) => (JSON.parse(body) as { data: object }).data);
    expect(data.map((one) => Object.keys(one))).toEqual([
      ["order_id", "partner_order_id", "status"],
      ["order_id", "courier"],
      ["order_id", "picked_up_at"],
      ["order_id", "eta"],
      ["order_id", "eta", "courier"],
      ["order_id", "delivered_at", "signature_url"],
    ]);
    for (const { body, headers } of heard) {
      const hex = createHmac("sha256", "whsec_1").update(body).digest("hex");
      expect(headers).toMatchObject({
        "drop-signature": `v1=${hex}`,
        "drop-event-id": expect.stringMatching(/^[0-9a-f-]{36}$/),
        "drop-event-timestamp": expect.stringMatching(/Z$/),
      });
    }
    expect(await running.control.get("ledger")).toMatchObject({
      parcels: [{ orderId: id, state: "delivered" }],
      webhooks: walked.map((type) => ({ type, orderId: id, statuses: [200] })),
    });
  });

  it("tell of a failure whether another attempt is set, and who cancelled", async () => {
    const { running, heard, id } = await ready();
    await running.control.post("state", { id, state: "failed", nextAttempt: "2026-11-21", reason: "Absent" });
    await expect.poll(() => heard.length).toBe(1);
    await running.control.post("state", { id, state: "cancelled", reason: "Perdu" });
    await expect.poll(() => heard.length).toBe(2);
    expect(heard.map(({ body }) => JSON.parse(body) as unknown)).toEqual([
      { type: "order.failed", data: { order_id: id, failure_reason: "Absent", next_attempt: "2026-11-21" } },
      { type: "order.cancelled", data: { order_id: id, cancelled_by: "carrier", reason: "Perdu" } },
    ]);
  });

  it("come twice, overtaken, forged, once more under another id, or not at all, as they are told to", async () => {
    const twice = await ready({ copies: 2 });
    await twice.running.control.post("state", { id: twice.id, state: "accepted" });
    await expect.poll(() => types(twice.heard)).toEqual(["order.accepted", "order.accepted"]);
    expect(twice.heard[0]?.headers["drop-event-id"]).toBe(twice.heard[1]?.headers["drop-event-id"]);

    const overtaken = await ready({ reorder: true });
    await overtaken.running.control.post("state", { id: overtaken.id, state: "picked_up" });
    await overtaken.running.control.post("state", { id: overtaken.id, state: "delivered" });
    await expect.poll(() => types(overtaken.heard)).toEqual(["order.delivered", "order.picked_up"]);

    const forged = await ready({ forge: "signature" });
    await forged.running.control.post("state", { id: forged.id, state: "accepted" });
    await expect.poll(() => forged.heard.length).toBe(1);
    const hex = createHmac("sha256", "whsec_1")
      .update(forged.heard[0]?.body ?? "")
      .digest("hex");
    expect(forged.heard[0]?.headers["drop-signature"]).not.toBe(`v1=${hex}`);

    const replayed = await ready({ forge: "replay" });
    await replayed.running.control.post("state", { id: replayed.id, state: "accepted" });
    await expect.poll(() => replayed.heard.length).toBe(2);
    const [one, other] = replayed.heard;
    expect(one?.body).toBe(other?.body);
    expect(one?.headers["drop-signature"]).toBe(other?.headers["drop-signature"]);
    expect(one?.headers["drop-event-id"]).not.toBe(other?.headers["drop-event-id"]);

    const lost = await ready({ lose: 1 });
    await lost.running.control.post("state", { id: lost.id, state: "accepted" });
    await lost.running.control.post("state", { id: lost.id, state: "delivered" });
    await expect.poll(() => types(lost.heard)).toEqual(["order.delivered"]);
  });

  it("are tried again until they are answered 2xx", async () => {
    const { running, heard, id } = await ready({}, [500]);
    await running.control.post("state", { id, state: "accepted" });
    await expect.poll(() => types(heard), { timeout: 5_000 }).toEqual(["order.accepted", "order.accepted"]);
    expect(await running.control.get("ledger")).toMatchObject({ webhooks: [{ statuses: [500, 200] }] });
  });

  it("send a test, signed, to the address they know, and any type by hand", async () => {
    const { running, heard } = await ready();
    expect((await call(running, "POST", "/v1/webhooks/test", { body: {} })).status).toBe(200);
    await expect.poll(() => types(heard)).toEqual(["webhook.test"]);
    const hex = createHmac("sha256", "whsec_1")
      .update(heard[0]?.body ?? "")
      .digest("hex");
    expect(heard[0]?.headers["drop-signature"]).toBe(`v1=${hex}`);
    await running.control.post("events", { type: "order.weighed", data: { order_id: "x" } });
    await expect.poll(() => types(heard)).toEqual(["webhook.test", "order.weighed"]);
    await running.control.delete("webhook");
    expect(codeOf(await call(running, "POST", "/v1/webhooks/test", { body: {} }))).toBe(
      "webhook_not_configured",
    );
  });
});
