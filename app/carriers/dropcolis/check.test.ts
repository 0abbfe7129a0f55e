import { afterEach, describe, expect, it } from "vitest";
import { createHttpClient } from "../kit/http.server";
import { closeServers, connection, keys, type Said, type Script, serving } from "./fixtures/serving";
import { createDropcolis } from "./index";

afterEach(closeServers);

const check = async (script: Script) => {
  const { carrier, calls } = await serving(script);
  return {
    found: await carrier.check?.(connection),
    asked: calls.map(({ method, path }) => `${method} ${path}`),
  };
};
const refusal = (status: number, code: string, message: string, headers?: Said["headers"]): Said => ({
  status,
  body: { error: { code, message }, request_id: "req_abc123def456" },
  // The clock of these tests: see serving.ts.
  headers: headers ?? { date: "Fri, 08 Dec 2023 16:00:00 GMT" },
});

describe("the test of a connection", () => {
  it.each([[[]], [{ orders: [] }], [{ data: [{ order_id: "dc_1" }], next_page: 2 }]])(
    "proves the keys by a list, whatever it holds: %j",
    async (body) => {
      expect(await check(() => ({ body }))).toEqual({
        found: { kind: "works", proves: "credentials" },
        asked: ["GET /v1/orders"],
      });
    },
  );

  it.each<[string, object | string]>([
    ["has a shape that we do not know", { results: [] }],
    ["is longer than an answer may be", `[${" ".repeat(1_100_000)}]`],
  ])("asks for nobody's order where the list %s", async (_what, body) => {
    const script: Script = ({ path }) =>
      path === "/v1/orders" ? { body } : refusal(404, "not_found", "No such order");
    expect(await check(script)).toEqual({
      found: { kind: "works", proves: "credentials" },
      asked: ["GET /v1/orders", "GET /v1/orders/dc_0000000000000000"],
    });
    const stranger: Script = ({ path }) =>
      path === "/v1/orders" ? { body } : { status: 404, body: "<html>404</html>" };
    expect((await check(stranger)).found).toMatchObject({ kind: "fails", cause: "not-the-carrier" });
    const down: Script = ({ path }) => (path === "/v1/orders" ? { body } : { status: 503, body: "" });
    expect((await check(down)).found).toMatchObject({ kind: "fails", cause: "no-answer" });
  });

  it.each<[string, Said, string]>([
    ["an unknown key", refusal(401, "invalid_api_key", "Unknown API key"), "key"],
    ["a key in French", refusal(401, "unauthorized", "Clé inconnue"), "key"],
    ["a key that is not allowed", refusal(403, "forbidden", "Not allowed"), "key"],
    ["a signature", refusal(401, "invalid_signature", "Signature does not match"), "secret"],
    [
      "a signature, by a framework's words",
      {
        status: 401,
        body: { message: "Invalid signature" },
        headers: { date: "Fri, 08 Dec 2023 16:00:00 GMT" },
      },
      "secret",
    ],
    ["a timestamp", refusal(401, "invalid_timestamp", "X-Timestamp is too far from now"), "clock"],
    ["a timestamp, as a bad request", refusal(400, "bad_request", "Timestamp expired"), "clock"],
    [
      "a signature, while the clocks differ",
      refusal(401, "invalid_signature", "Signature does not match", {
        date: "Fri, 08 Dec 2023 16:12:00 GMT",
      }),
      "clock",
    ],
    [
      "an unknown key, while the clocks differ",
      refusal(401, "invalid_api_key", "Unknown API key", { date: "Fri, 08 Dec 2023 16:12:00 GMT" }),
      "key",
    ],
    ["nothing in particular", refusal(401, "unauthorized", "Non"), "key"],
    ["a page that asks to sign in", { status: 401, body: "<html>Connexion</html>" }, "not-the-carrier"],
    ["another program's 404", { status: 404, body: { message: "Not Found" } }, "not-the-carrier"],
    ["a website", { body: "<html>Bonjour</html>" }, "not-the-carrier"],
    ["their trouble", refusal(500, "server_error", "Internal"), "no-answer"],
    ["a proxy without them", { status: 502, body: "<html>502</html>" }, "no-answer"],
    ["haste", refusal(429, "rate_limited", "Too many"), "no-answer"],
    ["another address", { status: 301, body: "", headers: { location: "https://new.example/v1" } }, "moved"],
  ])("by %s says what is wrong", async (_what, said, cause) => {
    expect((await check(() => said)).found).toMatchObject({
      kind: "fails",
      cause,
      error: { operation: "list" },
    });
  });

  it("keeps their words and their number, and shows both clocks", async () => {
    const date = "Fri, 08 Dec 2023 16:12:00 GMT";
    const { found } = await check(() =>
      refusal(401, "invalid_timestamp", "X-Timestamp is too far from now", { date }),
    );
    expect(found).toEqual({
      kind: "fails",
      cause: "clock",
      error: {
        carrier: "dropcolis",
        operation: "list",
        kind: "auth",
        words: "X-Timestamp is too far from now (Date: 2023-12-08T16:12:00.000Z ≠ 2023-12-08T16:00:00.400Z)",
        status: 401,
        field: null,
        retryAt: null,
        requestId: "req_abc123def456",
      },
    });
  });

  it.each([
    ["http://127.0.0.1:9", true, "no-answer"],
    ["https://127.0.0.1:9", false, "host"],
    ["http://dropcolis.example", false, "host"],
  ])("of %s (private hosts %s) is told %s", async (baseUrl, privateHosts, cause) => {
    const carrier = createDropcolis({
      http: createHttpClient({ privateHosts }),
      rateLimiter: {
        take: () => Promise.resolve({ kind: "go" }),
        nextTurn: () => Promise.resolve(null),
        block: () => Promise.resolve(),
      },
      clock: { now: () => new Date(0) },
      logger: { debug() {}, info() {}, warn() {}, error() {} },
      baseUrl,
    });
    expect(await carrier.check?.({ ...connection, settings: keys })).toMatchObject({ kind: "fails", cause });
  });
});
