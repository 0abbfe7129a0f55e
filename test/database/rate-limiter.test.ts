import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { rateLimiter, type RateLimiter } from "~/store/rate-limiter.server";
import { startChild } from "./child";
import { databaseKinds, useDatabase, useServer } from "./test-databases";

/** The most calls in any span of the window's length. */
function mostIn(times: readonly number[], milliseconds: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  let first = 0;
  return sorted.reduce((most, time, last) => {
    while (time - (sorted[first] ?? time) >= milliseconds) first += 1;
    return Math.max(most, last - first + 1);
  }, 0);
}

const callTimes = z.array(z.number());

describe("two processes under one limit", () => {
  const server = useServer();

  it.each([
    ["working smoothly", 0],
    ["stalling now and then", 7],
  ])("never go over it and nearly reach it, %s", async (name, stallEvery) => {
    const url = await server().createDatabase(`limit_${stallEvery}`);
    const [calls, window, callers, duration] = [10, 1_000, 6, 8_000];
    const numbers = [calls, window, callers, duration, stallEvery].map(String);
    const processes = [1, 2].map(() => startChild("./rate-caller.child.ts", [url, "key", ...numbers]));
    for (const child of processes) expect(await child.nextLine()).toBe("ready");
    for (const child of processes) child.process.stdin?.write("go\n");
    const times = (await Promise.all(processes.map((child) => child.nextLine()))).map((line) =>
      callTimes.parse(JSON.parse(line)),
    );
    const all = times.flat();
    expect(mostIn(all, window)).toBeLessThanOrEqual(calls);
    // Eight windows and the burst at the start; the margin takes a twentieth, stalls a little more.
    expect(all.length).toBeGreaterThanOrEqual(name === "working smoothly" ? 70 : 50);
    for (const own of times) expect(own.length).toBeGreaterThan(0);
  });
});

describe.each(databaseKinds)("the limiter on the %s database", (kind) => {
  const database = useDatabase(kind);
  let limiter: RateLimiter;
  beforeAll(() => {
    limiter = rateLimiter(database());
  });
  const minute = { calls: 3, perMilliseconds: 60_000 };
  const goes = async (key: string, limits: Parameters<RateLimiter["take"]>[1], times: number) => {
    const turns = [];
    for (let time = 0; time < times; time += 1) turns.push((await limiter.take(key, limits, 0)).kind);
    return turns;
  };

  it("lets as many through as the limit has, and tells the rest when to come back", async () => {
    const now = new Date("2026-11-22T10:00:00Z");
    const fixed = rateLimiter(database(), { now: () => now });
    const key = randomUUID();
    expect(await goes(key, minute, 3)).toEqual(["go", "go", "go"]);
    const later = await fixed.take(key, minute, 5_000);
    if (later.kind !== "later") throw new Error("the limit is used up");
    const seconds = (later.at.getTime() - now.getTime()) / 1_000;
    expect(Math.round(seconds / 10)).toBe(6);
    expect(await goes(randomUUID(), minute, 1)).toEqual(["go"]);
  });

  it("lets callers in at the same time through as often as one after the other", async () => {
    const key = randomUUID();
    const turns = await Promise.all(Array.from({ length: 8 }, () => limiter.take(key, minute, 0)));
    expect(turns.filter(({ kind: answer }) => answer === "go")).toHaveLength(3);
  });

  it("keeps every one of several limits, and uses none up for a call that another one stops", async () => {
    const key = randomUUID();
    const hour = { calls: 4, perMilliseconds: 3_600_000 };
    expect(await goes(key, [minute, hour], 5)).toEqual(["go", "go", "go", "later", "later"]);
    // Three of the hour's four are used: the two that were turned away cost nothing.
    expect(await goes(key, hour, 2)).toEqual(["go", "later"]);
  });

  it("obeys a limit that was lowered meanwhile", async () => {
    const key = randomUUID();
    expect(await goes(key, { ...minute, calls: 5 }, 2)).toEqual(["go", "go"]);
    expect(await goes(key, { ...minute, calls: 2 }, 1)).toEqual(["later"]);
    expect(await goes(key, minute, 2)).toEqual(["go", "later"]);
  });

  it("waits its turn, and goes on after a window", async () => {
    const key = randomUUID();
    const quick = { calls: 2, perMilliseconds: 300 };
    const times: number[] = [];
    await Promise.all(
      Array.from({ length: 6 }, async () => {
        const turn = await limiter.take(key, quick, 20_000);
        if (turn.kind === "go") times.push(Date.now());
      }),
    );
    expect(times).toHaveLength(6);
    expect(mostIn(times, 300)).toBeLessThanOrEqual(2);
  });

  it("lets nobody through while the key is blocked, nor those who waited already", async () => {
    const key = randomUUID();
    await limiter.block(key, new Date(Date.now() + 60_000));
    await limiter.block(key, new Date(Date.now() + 1_000));
    await limiter.block(key, new Date(Date.now() - 1_000));
    expect(await goes(key, minute, 1)).toEqual(["later"]);
    const other = randomUUID();
    const quick = { calls: 1, perMilliseconds: 300 };
    expect(await goes(other, quick, 1)).toEqual(["go"]);
    const waiting = limiter.take(other, quick, 5_000);
    await limiter.block(other, new Date(Date.now() + 60_000));
    expect((await waiting).kind).toBe("later");
  });

  it("tells when the next turn is, and takes none by telling", async () => {
    const key = randomUUID();
    expect(await limiter.nextTurn(key, minute)).toBeNull();
    expect(await goes(key, minute, 1)).toEqual(["go"]);
    const blocked = new Date(Date.now() + 90_000);
    await limiter.block(key, blocked);
    const turn = await limiter.nextTurn(key, minute);
    expect(turn?.getTime()).toBeGreaterThan(Date.now() + 60_000);
    expect(await limiter.nextTurn(randomUUID(), minute)).toBeNull();
  });

  it("keeps no key as it was given", async () => {
    const key = `account ${randomUUID()}`;
    await limiter.take(key, minute, 0);
    const { rows } = await database().pool.query('SELECT 1 FROM "RateSlot" WHERE "key" = $1', [key]);
    expect(rows).toEqual([]);
  });
});
