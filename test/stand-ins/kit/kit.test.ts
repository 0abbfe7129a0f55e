import { connect } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type RunningStandIn, startStandIn, type StandInModule } from "./index";
import { json } from "./answers";
import { readArguments } from "./arguments";

/** A shop counter: POST adds one, and says how many there are. */
const counter: StandInModule = {
  name: "counter",
  options: { start: "the first number" },
  create({ options }) {
    let count = Number(options["start"] ?? 0);
    return {
      routes: [
        {
          method: "POST",
          path: "/things/:name",
          operation: "add",
          handler: (request) => json(200, { name: request.params["name"], count: (count += 1) }),
        },
        { method: "GET", path: "/page", handler: () => json(200, {}) },
      ],
      entities: () => ({ count }),
      faultAnswers: { "429": (fault) => json(429, { wait: fault.retryAfter ?? null }) },
    };
  },
};

let running: RunningStandIn;
beforeEach(async () => {
  running = await startStandIn(counter, { options: { start: "10" } });
});
afterEach(() => running.close());

const add = (signal?: AbortSignal): Promise<Response> =>
  fetch(`${running.url}/things/a%20b`, { method: "POST", ...(signal ? { signal } : {}) });

describe("the kit", () => {
  it("routes by method and path, and keeps a ledger of calls alone", async () => {
    expect(await (await add()).json()).toEqual({ name: "a b", count: 11 });
    expect((await fetch(`${running.url}/things/x`)).status).toBe(405);
    expect((await fetch(`${running.url}/nowhere`)).status).toBe(404);
    await fetch(`${running.url}/page`);
    expect(await running.control.get("ledger")).toMatchObject({
      count: 11,
      calls: [{ n: 1, operation: "add", processed: true, status: 200, fault: null }],
    });
  });

  it("refuses an option that the stand-in does not know", async () => {
    await expect(startStandIn(counter, { options: { strat: "1" } })).rejects.toThrow("no option --strat");
  });

  it("plays a refusal without doing the work, in the party's own words, as often as asked", async () => {
    await running.control.post("faults", { call: "add", kind: 429, times: 2, skip: 1, retryAfter: 7 });
    expect((await add()).status).toBe(200);
    for (const round of [1, 2]) {
      const refused = await add();
      expect([round, refused.status, await refused.json()]).toEqual([round, 429, { wait: 7 }]);
    }
    expect(await (await add()).json()).toMatchObject({ count: 12 });
  });

  it("does the work before a reset-after, and not before a reset-before", async () => {
    await running.control.post("faults", [
      { call: "add", kind: "reset-before" },
      { call: "*", kind: "reset-after" },
    ]);
    await expect(add()).rejects.toThrow();
    expect(await running.control.get("ledger")).toMatchObject({ count: 10 });
    await expect(add()).rejects.toThrow();
    expect(await running.control.get("ledger")).toMatchObject({
      count: 11,
      calls: [
        { fault: "reset-before", processed: false, status: null },
        { fault: "reset-after", processed: true, status: null },
      ],
    });
  });

  it("does the work and never answers at a timeout-after", async () => {
    await running.control.post("faults", { call: "add", kind: "timeout-after" });
    await expect(add(AbortSignal.timeout(100))).rejects.toThrow();
    expect(await running.control.get("ledger")).toMatchObject({ count: 11 });
  });

  it("sends half of the true body under the true length", async () => {
    await running.control.post("faults", { call: "add", kind: "half" });
    const raw = await new Promise<string>((resolve) => {
      let seen = "";
      const socket = connect(Number(new URL(running.url).port), "127.0.0.1");
      socket.on("data", (chunk) => (seen += chunk.toString()));
      socket.on("close", () => resolve(seen));
      socket.write("POST /things/x HTTP/1.1\r\nhost: x\r\ncontent-length: 0\r\n\r\n");
    });
    expect(raw).toContain("content-length: 23");
    expect(raw.split("\r\n\r\n")[1]).toBe('{"name":"x"');
  });

  it("answers 500 after the work when that is asked", async () => {
    await running.control.post("faults", { call: "add", kind: "500", processed: true });
    expect((await add()).status).toBe(500);
    expect(await running.control.get("ledger")).toMatchObject({ count: 11 });
  });

  it("answers HTML where JSON was due", async () => {
    await running.control.post("faults", [
      { call: "add", kind: "html-200" },
      { call: "add", kind: "502-html" },
    ]);
    for (const status of [200, 502]) {
      const answer = await add();
      expect([answer.status, (await answer.text()).slice(0, 9)]).toEqual([status, "<!DOCTYPE"]);
    }
  });

  it("keeps a fault with `match` for a request whose body contains it, past others", async () => {
    await running.control.post("faults", [
      { call: "add", kind: "503", match: "#1002", skip: 1 },
      { call: "add", kind: "401", match: "#1003" },
    ]);
    const about = async (body: string): Promise<number> =>
      (await fetch(`${running.url}/things/x`, { method: "POST", body })).status;
    expect(await about('{"order":"#1001"}')).toBe(200);
    expect(await about('{"order":"#1003"}')).toBe(401);
    expect(await about('{"order":"#1002"}')).toBe(200);
    expect(await about('{"order":"#1002"}')).toBe(503);
    expect(await about('{"order":"#1002"}')).toBe(200);
    expect(await running.control.get("faults")).toMatchObject({ waiting: [] });
  });

  it("refuses a fault it does not know", async () => {
    await expect(running.control.post("faults", { call: "add", kind: "gremlin" })).rejects.toThrow("400");
  });

  it("moves its clock and runs on from there", async () => {
    await running.control.post("clock", { now: "2027-01-01T00:00:00Z" });
    const moved = running.clock.now().getTime() - Date.parse("2027-01-01T00:00:00Z");
    expect(moved).toBeGreaterThanOrEqual(0);
    expect(moved).toBeLessThan(60_000);
    await running.control.post("clock", { now: null });
    expect(Math.abs(running.clock.now().getTime() - Date.now())).toBeLessThan(1_000);
  });
});

describe("readArguments", () => {
  it("reads the name, the port, options and flags", () => {
    expect(readArguments(["shopify", "--port", "4100", "--no-echoes", "--shop=a.myshopify.com"])).toEqual({
      name: "shopify",
      port: 4100,
      options: { "no-echoes": "true", shop: "a.myshopify.com" },
    });
  });

  it("refuses a port that is none", () => {
    expect(() => readArguments(["shopify", "--port", "many"])).toThrow("--port many is no port");
  });
});
