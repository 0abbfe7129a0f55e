import { describe, expect, it } from "vitest";
import { dueFromSent } from "./due-from-sent";
import { currencyCode } from "./money";

const TND = currencyCode.parse("TND");
const dinars = (minor: number) => ({ minor, currency: TND });
const sent = (minor: number, state: "created" | "delivered" | "returned" = "created") => ({
  state,
  collect: dinars(minor),
});

describe("what sent parcels should collect", () => {
  it.each<[string, number, ReturnType<typeof sent>[], number[], number[]]>([
    ["as agreed", 45_500, [sent(45_500)], [], [45_500]],
    ["less, because something was refunded", 30_000, [sent(45_500)], [], [30_000]],
    ["nothing, because it was paid online since", 0, [sent(45_500)], [], [0]],
    ["more, because something was added to what is owed", 50_000, [sent(45_500)], [], [50_000]],
    [
      "as agreed, where a parcel not sent yet takes the difference",
      60_000,
      [sent(45_500)],
      [14_500],
      [45_500],
    ],
    [
      "the first as much less as it can, then the next",
      10_000,
      [sent(20_000), sent(30_000)],
      [],
      [0, 10_000],
    ],
    [
      "as agreed, once one of them was delivered",
      0,
      [sent(20_000, "delivered"), sent(30_000)],
      [],
      [20_000, 30_000],
    ],
    [
      "as agreed, once one of them came back",
      0,
      [sent(20_000, "returned"), sent(30_000)],
      [],
      [20_000, 30_000],
    ],
  ])("%s", (_what, owed, parcels, planned, due) => {
    expect(dueFromSent(dinars(owed), parcels, planned.map(dinars))).toEqual(due.map(dinars));
  });

  it("is not known of one that was created by hand", () => {
    expect(dueFromSent(dinars(10), [{ state: "created", collect: null }], [])).toEqual([null]);
  });
});
