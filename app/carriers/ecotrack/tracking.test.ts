import { describe, expect, it } from "vitest";
import { dayIn, momentIn, stampIn } from "./algiers";
import orders from "./fixtures/orders-200.json";
import statuses from "./fixtures/statuses-200.json";
import info from "./fixtures/tracking-info-200.json";
import { readOrdersPage, readStatuses, readTrackingInfo } from "./tracking";

describe("times in Algiers", () => {
  it.each([
    ["2021-03-05", "11:16:57", "2021-03-05T10:16:57.000Z"],
    ["2021-03-06", "00:10:00", "2021-03-05T23:10:00.000Z"],
    ["2025-07-16", "02:08", "2025-07-16T01:08:00.000Z"],
    ["2025-07-16 00:00:00", "02:08:51", "2025-07-16T01:08:51.000Z"],
  ])("%s %s is %s", (date, time, moment) => {
    expect(momentIn(date, time)?.toISOString()).toBe(moment);
  });

  it.each([
    [null, "10:00:00"],
    ["16/07/2025", "10:00:00"],
    ["2025-07-16", ""],
    ["2025-13-45", "10:00:00"],
  ])("%j %j is no time", (date, time) => {
    expect(momentIn(date, time)).toBeNull();
  });

  it.each([
    ["2021-03-05 11:04:19", "2021-03-05T10:04:19.000Z"],
    ["2021-12-19", "2021-12-18T23:00:00.000Z"],
    ["2021-03-05T10:04:19.000000Z", "2021-03-05T10:04:19.000Z"],
    ["2021-03-05T11:04:19+01:00", "2021-03-05T10:04:19.000Z"],
    ["19/12/2021", undefined],
    ["", undefined],
    [null, undefined],
    ["0000-00-00 00:00:00", undefined],
  ])("the stamp %j is %s", (stamp, moment) => {
    expect(stampIn(stamp)?.toISOString()).toBe(moment);
  });

  it("days begin an hour before those of UTC", () => {
    expect(dayIn(new Date("2026-11-20T22:59:59Z"))).toBe("2026-11-20");
    expect(dayIn(new Date("2026-11-20T23:00:00Z"))).toBe("2026-11-21");
  });
});

describe("get/orders", () => {
  it("is read with its numbers", () => {
    expect(readOrdersPage(orders)).toEqual({
      rows: [
        {
          tracking: "ECG4SU2112195902",
          reference: null,
          status: "prete_a_expedier",
          client: "***",
          phone: "05********",
          phone_2: null,
          adresse: "***",
          commune: "Ain Taya",
          wilaya_id: 16,
          montant: 500,
          created_at: "2021-12-19",
        },
        {
          tracking: "ECG4SU2111175434",
          reference: "NV0000000002",
          status: "payé_et_archivé",
          client: null,
          phone: null,
          phone_2: null,
          adresse: null,
          commune: null,
          wilaya_id: null,
          montant: 21_900,
          created_at: null,
        },
      ],
      unreadable: 0,
      lastPage: 1,
      total: 2,
    });
  });

  it.each([
    [[{ tracking: "EC1" }, { reference: "NV1" }], { unreadable: 1, lastPage: null, total: null }],
    [
      { data: { "0": { tracking: 1 } }, last_page: "3", total: "81" },
      { unreadable: 0, lastPage: 3, total: 81 },
    ],
  ])("tolerates %j", (body, about) => {
    expect(readOrdersPage(body)).toMatchObject({
      rows: [{ tracking: expect.stringContaining("1") }],
      ...about,
    });
  });

  it.each([null, {}, { data: "none" }, "x"])("is not %j", (body) => {
    expect(readOrdersPage(body)).toBeNull();
  });
});

describe("get/orders/status", () => {
  it("tells each parcel's state, and what drivers wrote", () => {
    expect([...(readStatuses(statuses)?.values() ?? [])]).toEqual([
      {
        trackingNumber: "ECLWIT2505052286",
        carrierState: "en_preparation",
        state: "in_transit",
        at: null,
        history: [
          {
            carrierState: "Client ne répond pas",
            state: null,
            at: new Date("2025-07-16T01:08:51Z"),
          },
        ],
      },
      {
        trackingNumber: "ECLWIT2507162547",
        carrierState: "En_Livraison",
        state: "out_for_delivery",
        at: null,
        details: { courier: { name: null, phone: "0550000000" } },
      },
    ]);
  });

  it("takes the time of a state from a history that ends in it, and only then", () => {
    const told = (status: string) =>
      readStatuses({ data: { EC1: { status, activity: info.activity } } })
        ?.get("EC1")
        ?.at?.toISOString();
    expect(told("en_livraison")).toBe("2021-03-05T23:10:00.000Z");
    expect(told("en_hub")).toBeUndefined();
    expect(told("perdu")).toBeUndefined();
  });

  it.each<[string, object[], string | undefined]>([
    ["suspendu", statuses.data.ECLWIT2505052286.activity, "Client ne répond pas"],
    ["en_livraison", statuses.data.ECLWIT2505052286.activity, undefined],
    ["livre_non_encaisse", statuses.data.ECLWIT2505052286.activity, undefined],
    [
      "annulé",
      [
        { reason: "Refusé", date: "2025-07-17", time: "09:00:00" },
        { reason: "Client ne répond pas", date: "2025-07-16", time: "09:00:00" },
        { reason: "Sans heure" },
        { reason: "attempt_delivery", date: "2025-07-18", time: "09:00:00" },
      ],
      "Refusé",
    ],
    [
      "retour_recu",
      [{ reason: "Rappeler 0550 12 34 56", date: "2025-07-17", time: "09:00" }],
      "Rappeler […]",
    ],
    ["suspendu", info.activity, undefined],
  ])("says why a parcel is %s", (status, activity, words) => {
    expect(readStatuses({ data: { EC1: { status, activity } } })?.get("EC1")?.words).toBe(words);
  });

  it.each([
    [{ data: [] }, []],
    [{ data: [{ tracking: "EC1", status: "annule" }] }, ["EC1"]],
    [{ data: { EC1: { status: "annule", activity: "none" }, EC2: null } }, ["EC1"]],
  ])("tolerates %j", (body, trackings) => {
    expect([...(readStatuses(body)?.keys() ?? [])]).toEqual(trackings);
  });

  it.each([null, {}, []])("is not %j", (body) => {
    expect(readStatuses(body)).toBeNull();
  });
});

describe("get/tracking/info", () => {
  it("is the last known word, with all before it, oldest first", () => {
    const activity = [...info.activity, { date: "2021-03-06", time: "09:00:00", status: "note" }].reverse();
    expect(readTrackingInfo({ ...info, activity }, "EC1")).toEqual({
      trackingNumber: "EC1",
      carrierState: "dispatched_to_driver",
      state: "out_for_delivery",
      at: new Date("2021-03-05T23:10:00Z"),
      history: [
        {
          carrierState: "order_information_received_by_carrier",
          state: "created",
          at: new Date("2021-03-04T21:32:47Z"),
        },
        { carrierState: "picked", state: "picked_up", at: new Date("2021-03-05T10:15:26Z") },
        { carrierState: "accepted_by_carrier", state: "in_transit", at: new Date("2021-03-05T10:16:05Z") },
        {
          carrierState: "dispatched_to_driver",
          state: "out_for_delivery",
          at: new Date("2021-03-05T23:10:00Z"),
        },
        { carrierState: "note", state: null, at: new Date("2021-03-06T08:00:00Z") },
      ],
    });
  });

  it("says why, where the last word has a reason", () => {
    const attempt = { date: "2021-03-06", time: "09:00:00", status: "attempt_delivery", reason: "Absent" };
    expect(readTrackingInfo({ activity: [...info.activity, attempt] }, "EC1")).toMatchObject({
      carrierState: "attempt_delivery",
      state: "attempted",
      words: "Absent",
    });
  });

  it.each([{}, { activity: [] }, { activity: [{ status: "picked" }] }])("says nothing in %j", (body) => {
    expect(readTrackingInfo(body, "EC1")).toBeNull();
  });
});
