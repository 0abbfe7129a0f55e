import { describe, expect, it } from "vitest";
import { randomFrom } from "../random";
import { Scheduler, type Life } from "./scheduler";

const second = 1_000;
const living = (name: string): Life => ({ name, isAlive: true, stalledUntil: 0 });
const world = (seed = "1") => new Scheduler(new Date("2026-12-01T08:00:00Z"), randomFrom(seed));
const play = (scheduler: Scheduler, milliseconds: number) =>
  scheduler.run(
    scheduler.now() + milliseconds,
    () => [],
    () => null,
  );

/** Three steps with a pause between them, each noted. */
async function walk(scheduler: Scheduler, life: Life, notes: string[]): Promise<void> {
  for (const step of [1, 2, 3]) {
    await scheduler.perform(life, "a step", 10 * second, async () => undefined);
    notes.push(`${life.name}${step} at ${(scheduler.now() % 60_000) / second}`);
  }
}

describe("virtual time", () => {
  it("goes on by itself, and no further than asked", async () => {
    const scheduler = world();
    const notes: string[] = [];
    const life = living("a");
    scheduler.start(
      life,
      "walk",
      () => walk(scheduler, life, notes),
      () => notes.push("ended"),
    );
    await play(scheduler, 25 * second);
    expect(notes).toEqual(["a1 at 10", "a2 at 20"]);
    await play(scheduler, 25 * second);
    expect(notes).toEqual(["a1 at 10", "a2 at 20", "a3 at 30", "ended"]);
    expect(scheduler.clock.now()).toEqual(new Date("2026-12-01T08:00:50Z"));
  });

  it("lets chance order what is due at once, the same for the same seed", async () => {
    const orderOf = async (seed: string): Promise<string> => {
      const scheduler = world(seed);
      const notes: string[] = [];
      for (const life of ["a", "b", "c"].map(living)) {
        scheduler.start(
          life,
          "walk",
          () => walk(scheduler, life, notes),
          () => undefined,
        );
      }
      await play(scheduler, 60 * second);
      return notes.join(" ");
    };
    expect(await orderOf("1")).toBe(await orderOf("1"));
    const orders = await Promise.all(["1", "2", "3", "4", "5"].map(orderOf));
    expect(new Set(orders).size).toBeGreaterThan(1);
  });
});

describe("a process that dies", () => {
  it("never goes on, whatever it waited for", async () => {
    const scheduler = world();
    const notes: string[] = [];
    const life = living("a");
    scheduler.start(
      life,
      "walk",
      () => walk(scheduler, life, notes).finally(() => notes.push("finally")),
      () => notes.push("ended"),
    );
    scheduler.plan("death", 15 * second, () => {
      life.isAlive = false;
      scheduler.abandon(life);
    });
    await play(scheduler, 60 * second);
    expect(notes).toEqual(["a1 at 10"]);
  });

  it("stands still while it is stalled, and goes on late", async () => {
    const scheduler = world();
    const notes: string[] = [];
    const life = living("a");
    scheduler.start(
      life,
      "walk",
      () => walk(scheduler, life, notes),
      () => undefined,
    );
    scheduler.plan("stall", 5 * second, () => {
      life.stalledUntil = scheduler.now() + 30 * second;
    });
    await play(scheduler, 60 * second);
    expect(notes).toEqual(["a1 at 35", "a2 at 45", "a3 at 55"]);
  });
});

describe("an answer from outside", () => {
  it("is the first that comes", async () => {
    const scheduler = world();
    const life = living("a");
    const heard: unknown[] = [];
    scheduler.start(
      life,
      "ask",
      async () => {
        const expected = scheduler.expect<string>(life, "an answer");
        expected.deliver(30 * second, async () => "nothing came");
        expected.deliver(2 * second, async () => "here it is");
        return expected.promise;
      },
      (outcome) => heard.push(outcome),
    );
    await play(scheduler, 60 * second);
    expect(heard).toEqual([{ ok: true, value: "here it is" }]);
  });
});

describe("a mistake of the app", () => {
  it("is said where a transaction waits for what is outside of it", async () => {
    const scheduler = world();
    const life = living("a");
    const heard: unknown[] = [];
    scheduler.start(
      life,
      "nest",
      () =>
        scheduler.perform(life, "a transaction", 0, () =>
          scheduler.perform(life, "a call", 0, async () => undefined),
        ),
      (outcome) => heard.push(outcome.ok ? "ok" : String(outcome.error)),
    );
    await play(scheduler, second);
    expect(heard).toEqual(["Error: a call inside a transaction: a transaction has its own rooms"]);
  });

  it("is found where a world never comes to rest", async () => {
    const scheduler = world();
    const again = (): void => scheduler.plan("again", 0, again);
    again();
    await expect(play(scheduler, second)).rejects.toThrow("it does not come to rest");
  });
});
