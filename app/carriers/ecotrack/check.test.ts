import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { type Answer, closeServers, page, type Script, serving, token } from "./fixtures/serving";

afterEach(closeServers);

const checking = async (script: Script) => {
  const { carrier, connection, calls, logged } = await serving(script);
  return { told: await carrier.check?.(connection), paths: calls.map(({ path }) => path), calls, logged };
};
const answering =
  (judged: Answer, orders: Answer = page([])): Script =>
  ({ path }) =>
    path === "validate/token" ? judged : orders;
const works = { kind: "works", proves: "credentials" };
const absent: Answer = { status: 404, body: { message: "Not Found" } };

describe("a connection", () => {
  it("works where validate/token says so", async () => {
    const { told, calls, logged } = await checking(
      answering({ body: { success: true, message: "VALID_TOKEN" } }),
    );
    expect(told).toEqual(works);
    expect(calls).toMatchObject([{ method: "GET", path: "validate/token", query: { api_token: token } }]);
    expect(JSON.stringify(logged)).not.toContain(token);
  });

  it.each<[string, Answer]>([
    ["lacks validate/token", absent],
    ["shows a page there", { status: 404, body: "<html></html>" }],
    ["has another method there", { status: 405, body: { message: "" } }],
    ["answers it in another shape", { body: { valid: 1 } }],
    ["answers it with HTML", { body: "<html></html>" }],
    ["turns it down for another reason", { body: { success: false, message: "Paramètre manquant" } }],
    ["breaks there", { status: 500, body: { message: "Server Error" } }],
  ])("works by its list, one page of today, where the host %s", async (_what, judged) => {
    const { told, calls } = await checking(answering(judged));
    expect(told).toEqual(works);
    expect(calls.map(({ method, path, query }) => [method, path, query])).toEqual([
      ["GET", "validate/token", { api_token: token }],
      ["GET", "get/orders", { page: "1", start_date: "2026-11-20", end_date: "2026-11-21" }],
    ]);
  });

  it.each([
    [{ body: { success: false, message: "INVALID_TOKEN" } }, "INVALID_TOKEN"],
    [{ body: { success: false, message: "TOKEN_NOT_ALLOWED" } }, "TOKEN_NOT_ALLOWED"],
    [{ status: 401, body: { message: "Unauthenticated." } }, "Unauthenticated."],
  ])("fails by its key after %j, without asking further", async (judged, words) => {
    const { told, paths } = await checking(answering(judged));
    expect(told).toMatchObject({
      kind: "fails",
      cause: "key",
      error: { kind: "auth", words, retryAt: null },
    });
    expect(paths).toEqual(["validate/token"]);
  });

  it.each<[string, Answer, string, object]>([
    ["401", { status: 401, body: { message: "Unauthenticated." } }, "key", { kind: "auth" }],
    [
      "a refusal of its own",
      { body: { success: false, message: "Compte suspendu" } },
      "key",
      { kind: "rejected", words: "Compte suspendu" },
    ],
    ["404 again", absent, "not-the-carrier", {}],
    ["a page", { body: "<html></html>" }, "not-the-carrier", {}],
    ["another list", { body: { posts: [] } }, "not-the-carrier", {}],
    ["a 502", { status: 502, body: "<html></html>" }, "no-answer", { kind: "unavailable" }],
    [
      "a 429",
      { status: 429, headers: { "retry-after": "20" }, body: { message: "Too Many Attempts." } },
      "no-answer",
      { kind: "rate-limited", retryAt: new Date("2026-11-20T10:00:20Z") },
    ],
  ])("fails where its list is %s", async (_what, orders, cause, error) => {
    const { told } = await checking(answering(absent, orders));
    expect(told).toMatchObject({ kind: "fails", cause, error: { operation: "check", ...error } });
  });

  it("fails by a host that has moved, and says where to", async () => {
    const moved = {
      status: 301,
      headers: { location: "https://new.ecotrack.dz/api/v1/x?api_token=y" },
      body: "",
    };
    const { told, paths } = await checking(() => moved);
    expect(told).toMatchObject({
      kind: "fails",
      cause: "moved",
      error: { words: "301 → https://new.ecotrack.dz", field: "host", status: 301 },
    });
    expect(paths).toEqual(["validate/token"]);
  });

  it("fails where nobody answers", async () => {
    const { carrier, connection } = await serving(() => absent);
    const gone = createServer();
    await new Promise<void>((resolve) => gone.listen(0, "127.0.0.1", resolve));
    // A TCP server's address is always an AddressInfo.
    const { port } = gone.address() as AddressInfo;
    await new Promise((resolve) => gone.close(resolve));
    const at = (host: string) => carrier.check?.({ ...connection, settings: { host, token } });
    expect(await at(`http://127.0.0.1:${port}`)).toMatchObject({ kind: "fails", cause: "no-answer" });
    // Link-local addresses are never reached, whoever types them.
    expect(await at("https://169.254.1.1")).toMatchObject({ kind: "fails", cause: "host" });
  });
});
