import { describe, expect, it } from "vitest";
import { killSchedule, labelOf, type Kill } from "./kill-schedule";

const kill: Kill = {
  signal: "SIGKILL",
  moment: { at: "call", party: "dropcolis", calls: ["create", "create-many"], kind: "late" },
  all: false,
  which: 0,
  pause: 0,
  delay: 0,
};

describe("killSchedule", () => {
  it("is the same for the same seed, and another for another", () => {
    expect(killSchedule(4, 20)).toEqual(killSchedule(4, 20));
    expect(killSchedule(4, 20)).not.toEqual(killSchedule(5, 20));
  });

  it("begins alike however many follow", () => {
    expect(killSchedule(9, 200).slice(0, 15)).toEqual(killSchedule(9, 15));
  });

  it("meets every moment within a deck", () => {
    const met = new Set(
      killSchedule(1, 29).map((one) => labelOf({ ...one, signal: "SIGKILL", all: false }, 1)),
    );
    expect([...met].toSorted()).toEqual([
      "SIGKILL at any moment",
      "SIGKILL during a webhook",
      "SIGKILL during delivety order",
      "SIGKILL during dropcolis cancel",
      "SIGKILL during dropcolis create",
      "SIGKILL during ecotrack create",
      "SIGKILL during ecotrack valid/order",
      "SIGKILL during first-delivery cancel-orders",
      "SIGKILL during first-delivery create",
      "SIGKILL during first-delivery filter",
      "SIGKILL during its start",
      "SIGKILL during shopify fulfillmentCreate",
      "SIGKILL during shopify fulfillmentEventCreate",
      "SIGKILL during shopify order",
    ]);
  });

  it("is SIGKILL mostly, and some SIGTERM", () => {
    const signals = Map.groupBy(killSchedule(2, 200), ({ signal }) => signal);
    expect(signals.get("SIGTERM")?.length).toBeGreaterThan(10);
    expect(signals.get("SIGKILL")?.length).toBeGreaterThan(140);
  });
});

describe("labelOf", () => {
  it("says what was going on, and whether everything died at once", () => {
    expect(labelOf(kill, 1)).toBe("SIGKILL during dropcolis create");
    expect(labelOf({ ...kill, all: true }, 1)).toBe("SIGKILL during dropcolis create");
    expect(labelOf({ ...kill, all: true }, 4)).toBe("SIGKILL of all during dropcolis create");
    expect(labelOf({ ...kill, signal: "SIGTERM", moment: { at: "start" } }, 1)).toBe(
      "SIGTERM during its start",
    );
  });
});
