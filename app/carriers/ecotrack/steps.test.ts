import { afterEach, describe, expect, it } from "vitest";
import { shipmentReference } from "~/shipping/ids";
import info from "./fixtures/tracking-info-200.json";
import { closeServers, serving } from "./fixtures/serving";
import { readSteps } from "./steps";

afterEach(closeServers);

describe("a parcel's history", () => {
  it.each([
    ["order_information_received_by_carrier", "created", "Commande enregistrée et validée par le vendeur"],
    ["picked", "picked_up", "Commande récupérée par le prestataire de livraison"],
    ["accepted_by_carrier", "in_transit", "Commande réceptionnée par le centre de tri (Hub ou Station)"],
    ["dispatched_to_driver", "out_for_delivery", "Commande dispatchée au livreur"],
    ["attempt_delivery", "attempted", "Tentative de livraison"],
    ["return_asked", "returning", "Retour initié par le centre de tri (Hub ou Station)"],
    ["return_in_transit", "returning", "Retour en transit"],
    ["Return_received", "returned", "Retour réceptionné par le vendeur"],
    ["livred", "delivered", "Commande livrée"],
    ["encaissed", "delivered", "Commande encaissée"],
    ["payed", "delivered", "Paiement effectué"],
  ])("has the word %s, which is %s", (status, state, words) => {
    expect(readSteps({ activity: [{ date: "2021-03-05", time: "11:15:26", status }] })).toEqual([
      { carrierState: status, state, words, at: new Date("2021-03-05T10:15:26Z") },
    ]);
  });

  it("is told oldest first, with the reasons, and with what nobody knows as it is", () => {
    const activity = [
      { status: "sans_heure" },
      { date: "2021-03-07", time: "09:00:00", status: "notification_on_order" },
      { date: "2021-03-06", time: "09:00:00", status: "attempt_delivery", reason: "Absent, 0550 12 34 56" },
      { date: "2021-03-05", time: "09:00:00", reason: "Reporté" },
      { date: "2021-03-04", time: "09:00:00" },
      null,
    ];
    expect(readSteps({ activity })).toEqual([
      { carrierState: "Reporté", state: null, at: new Date("2021-03-05T08:00:00Z") },
      {
        carrierState: "attempt_delivery",
        state: "attempted",
        at: new Date("2021-03-06T08:00:00Z"),
        words: "Tentative de livraison: Absent, […]",
      },
      { carrierState: "notification_on_order", state: null, at: new Date("2021-03-07T08:00:00Z") },
      { carrierState: "sans_heure", state: null, at: null },
    ]);
  });

  it.each([null, {}, { activity: "none" }])("is not %j", (body) => {
    expect(readSteps(body)).toBeNull();
  });
});

describe("asked for", () => {
  const reference = shipmentReference.parse("NV0123456789");
  const ask = async (body: unknown, status = 200) => {
    const { carrier, connection, calls } = await serving(() => ({ status, body }));
    const sent = { reference, trackingNumber: "ECQFLD2103047673", carrierId: null };
    return { read: await carrier.history?.(connection, sent), calls };
  };

  it("is one call for one parcel", async () => {
    const { read, calls } = await ask(info);
    expect(read?.ok && read.value.map(({ carrierState }) => carrierState)).toEqual([
      "order_information_received_by_carrier",
      "picked",
      "accepted_by_carrier",
      "dispatched_to_driver",
    ]);
    expect(calls.map(({ method, path, query }) => [method, path, query])).toEqual([
      ["GET", "get/tracking/info", { tracking: "ECQFLD2103047673" }],
    ]);
  });

  it.each<[unknown, number, object]>([
    [
      { message: "x", errors: { tracking: ["Tracking invalide."] } },
      422,
      { kind: "rejected", words: "Tracking invalide." },
    ],
    [{ message: "?" }, 200, { kind: "unexpected-answer" }],
    ["<html></html>", 502, { kind: "unavailable" }],
  ])("and %j is said as it is", async (body, status, error) => {
    expect((await ask(body, status)).read).toMatchObject({ ok: false, error });
  });
});
