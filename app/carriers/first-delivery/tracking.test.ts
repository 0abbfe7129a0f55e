import { describe, expect, it } from "vitest";
import etat from "./fixtures/etat-200.json";
import filter from "./fixtures/filter-200.json";
import { daysAround, onlyParcel, readEtat, readPage, reportOf, windowPage } from "./tracking";

describe("filter", () => {
  it("asks for a page of days in UTC, one more at each end, without a state", () => {
    const window = daysAround(new Date("2026-11-01T00:30:00+01:00"), new Date("2026-11-20T10:00:00Z"));
    expect(windowPage(window, 3)).toEqual({
      barCode: "",
      createdAtFrom: "2026-10-30",
      createdAtTo: "2026-11-21",
      pagination: { pageNumber: 3, limit: 100 },
    });
    expect(onlyParcel("683377360858", window)).toMatchObject({ barCode: "683377360858" });
  });

  it("reads items by barcode, with the carrier's time of the pick-up and the delivery", () => {
    const page = readPage(filter.result);
    expect(page).toMatchObject({ totalPages: 1, totalCount: 3, unreadable: 0 });
    expect(page?.items.map(reportOf)).toEqual([
      {
        trackingNumber: "683377360858",
        carrierState: "Livré",
        state: "delivered",
        at: new Date("2021-01-05T18:49:32.000Z"),
      },
      {
        trackingNumber: "683377360859",
        carrierState: "Enlevé",
        state: "picked_up",
        at: new Date("2021-01-04T18:51:38.000Z"),
      },
      { trackingNumber: "683377360860", carrierState: "Perdu en mer", state: null, at: null },
    ]);
    expect(page?.items[2]?.createdAt).toEqual(new Date("2021-01-02T23:20:00.000Z"));
  });

  it("reads numbers that come as strings, does without those that do not come, and counts strange rows", () => {
    const result = {
      TotalPages: "2",
      TotalCount: "101",
      Items: [{ barCode: "1", state: "1" }, { state: 1 }, 7],
    };
    expect(readPage(result)).toMatchObject({ totalPages: 2, totalCount: 101, unreadable: 2 });
    expect(readPage({ Items: [] })).toEqual({ items: [], unreadable: 0, totalPages: null, totalCount: null });
  });

  it("keeps a state short, and believes no barcode without an end", () => {
    const long = "En ".repeat(100);
    const page = readPage({
      Items: [
        { barCode: "1", state: long },
        { barCode: "1".repeat(256), state: 1 },
      ],
    });
    expect(page).toMatchObject({ unreadable: 1, items: [{ barCode: "1" }] });
    expect(page?.items.map(reportOf)[0]?.carrierState).toBe(`${"En ".repeat(33)}…`);
  });

  it.each(["hier", "0000-01-01T00:00:00Z", "+275760-09-13T00:00:00Z"])(
    "takes %s for no time at all",
    (deliveredAt) => {
      expect(
        readPage({ Items: [{ barCode: "1", state: 2, deliveredAt }] })?.items[0]?.deliveredAt,
      ).toBeNull();
    },
  );

  it("takes a delivery without a readable time as one without a time", () => {
    const page = readPage({ Items: [{ barCode: "1", state: 2, deliveredAt: "hier" }] });
    expect(page?.items.map(reportOf)).toEqual([
      { trackingNumber: "1", carrierState: "Livré", state: "delivered", at: null },
    ]);
  });

  it("says of a deleted parcel who deleted it, and of no other why", () => {
    const page = readPage({
      Items: [
        { barCode: "1", state: "Supprimé" },
        { barCode: "2", state: "A vérifier", Product: { message: "Appeler avant 18 h" } },
      ],
    });
    expect(page?.items.map(reportOf)).toEqual([
      {
        trackingNumber: "1",
        carrierState: "Supprimé",
        state: "cancelled",
        at: null,
        words: "Commande annulé par expéditeur",
      },
      { trackingNumber: "2", carrierState: "A vérifier", state: "attempted", at: null },
    ]);
    expect(readEtat({ barCode: "1", state: 6 }, "1")?.words).toBe("Commande annulé par expéditeur");
  });

  it.each([null, [], { items: [] }])("finds no page in %j", (result) => {
    expect(readPage(result)).toBeNull();
  });
});

describe("etat", () => {
  it("answers a label", () => {
    expect(readEtat(etat.result, "683377360858")).toEqual({
      trackingNumber: "683377360858",
      carrierState: "En attente",
      state: "created",
      at: null,
    });
  });

  it.each([
    [etat.result, "1"],
    [null, "1"],
    [{ barCode: "1" }, "1"],
  ])("says nothing where %j answers the question for %s", (result, barCode) => {
    expect(readEtat(result, barCode)).toBeNull();
  });
});
