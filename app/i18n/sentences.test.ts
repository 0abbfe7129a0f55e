import { describe, expect, it } from "vitest";
import { problemOf } from "~/shipping/problem";
import { refusal } from "~/use-cases/refusal";
import {
  carrierErrorSentence,
  journalSentence,
  problemInWords,
  problemSentence,
  reasonSentence,
  refusalSentence,
  stateName,
} from "./sentences";

const aboveLimit = problemOf("amount_above_limit", {
  field: "amount",
  values: { carrier: "first-delivery", amount: "1200.000", limit: "999.000", currency: "TND" },
});

/** Values are isolated in Arabic; tests compare what is read, not the marks. */
const visible = (text: string): string => text.replace(/[\u2066-\u2069\u200e\u200f\u061c]/g, "");
const plainSpaces = (text: string): string => text.replace(/[\u00a0\u202f]/g, " ");

describe("a problem in words", () => {
  it("says what happened and what to do, with amounts as the reader writes them", () => {
    expect(plainSpaces(problemSentence(aboveLimit, "en"))).toBe(
      "First Delivery collects at most 999.000 TND; this order owes 1200.000 TND. Split it or take a deposit.",
    );
    expect(plainSpaces(problemSentence(aboveLimit, "fr"))).toBe(
      "First Delivery encaisse au plus 999,000 DT ; cette commande doit 1 200,000 DT. Divisez-la ou demandez un acompte.",
    );
    expect(plainSpaces(visible(problemSentence(aboveLimit, "ar")))).toBe(
      "مبلغ هذا الطلب 1.200,000 د.ت. يتجاوز أقصى ما تحصّله First Delivery (999,000 د.ت.). قسّموه أو اطلبوا تسبقة.",
    );
  });

  it("says less where a value is missing or empty, never a hole", () => {
    expect(problemSentence(problemOf("amount_above_limit"), "en", "dropcolis")).toBe(
      "This order owes more than Dropcolis collects. Split it or take a deposit.",
    );
    expect(problemInWords(problemOf("scheduled", { values: { date: "" } }), "fr").happened).toBe(
      "La commande est programmée pour plus tard.",
    );
  });

  it("has a word for a carrier that is not known, at the start of a sentence too", () => {
    expect(problemInWords(problemOf("carrier_unavailable"), "fr").happened).toBe(
      "Le transporteur ne répond pas pour l’instant.",
    );
  });

  it("names countries, days, states and reasons in the reader's language", () => {
    expect(problemInWords(problemOf("no_carrier", { values: { country: "DZ" } }), "fr").happened).toBe(
      "Aucun transporteur connecté ne livre ce pays : Algérie.",
    );
    const scheduled = problemOf("scheduled", { values: { date: "2026-12-01T09:00:00.000Z" } });
    expect(problemInWords(scheduled, "fr").happened).toBe(
      "La commande est programmée pour le 1 décembre 2026.",
    );
    expect(visible(problemInWords(scheduled, "ar").happened)).toBe("الطلب مبرمج ليوم 1 ديسمبر 2026.");
    const contradiction = problemOf("carrier_contradiction", {
      values: { ours: "delivered", theirs: "in_transit" },
    });
    expect(problemInWords(contradiction, "en", "first-delivery").happened).toBe(
      "First Delivery reports “In transit” although the parcel was “Delivered”.",
    );
    const held = problemOf("on_hold", { values: { reasons: "AWAITING_PAYMENT, SOMETHING_NEW" } });
    expect(problemInWords(held, "en").happened).toBe(
      "The order is on hold in Shopify (payment awaited, SOMETHING_NEW).",
    );
  });

  it("lists what changed with both values, and leaves the list to screens that show it apart", () => {
    const changed = problemOf("changed_after_sending", {
      field: "phone",
      changes: [
        { field: "phone", before: "+21620123456", after: "+21620654321" },
        { field: "amount", before: "45.500 TND", after: "0.000 TND" },
      ],
    });
    expect(plainSpaces(problemSentence(changed, "fr", "first-delivery"))).toBe(
      "La commande a changé après l’envoi, et First Delivery ne le sait pas : le téléphone : « +21620123456 » devient « +21620654321 » ; le montant à encaisser : « 45,500 DT » devient « 0,000 DT ». Prévenez le livreur, puis confirmez-le sur la page de la commande ; ou annulez le colis et expédiez à nouveau.",
    );
    expect(plainSpaces(problemSentence(changed, "en", "first-delivery"))).toContain(
      "the phone number: “+21620123456” is now “+21620654321”; the amount to collect: “45.500 TND” is now “0.000 TND”.",
    );
    expect(plainSpaces(visible(problemSentence(changed, "ar", "first-delivery")))).toContain(
      "رقم الهاتف: كان «+21620123456» وأصبح «+21620654321»؛ المبلغ المطلوب تحصيله: كان «45,500 د.ت.» وأصبح «0,000 د.ت.».",
    );
    const { happened, changes } = problemInWords(changed, "en", "first-delivery");
    expect(happened).toBe("The order changed after it was sent, and First Delivery does not know.");
    expect(changes.map(({ field, before, after }) => plainSpaces(`${field}: ${before}, ${after}`))).toEqual([
      "the phone number: +21620123456, +21620654321",
      "the amount to collect: 45.500 TND, 0.000 TND",
    ]);
  });

  it("quotes the other party by its name", () => {
    const rejected = problemOf("carrier_rejected", { words: "Le champ ville est invalide" });
    expect(problemInWords(rejected, "en", "first-delivery").said).toBe(
      "First Delivery writes: “Le champ ville est invalide”",
    );
    expect(
      problemInWords(problemOf("shopify_rejected", { words: "Fulfillment order is closed" }), "fr").said,
    ).toBe("Shopify écrit : « Fulfillment order is closed »");
  });

  it("isolates Latin values in Arabic, so that the sentence keeps its order", () => {
    expect(problemInWords(problemOf("carrier_unavailable"), "ar", "ecotrack").happened).toBe(
      "لا تجيب \u2068ECOTRACK\u2069 حاليا.",
    );
  });
});

describe("other sentences", () => {
  it("names a state", () => {
    expect([
      stateName("out_for_delivery", "fr"),
      stateName("not_shipped", "en"),
      stateName("delivered", "ar"),
    ]).toEqual(["En livraison", "Does not ship", "سُلّم"]);
  });

  it("says why a request is not carried out", () => {
    expect(refusalSentence(refusal("order_unknown", { order: "#1001" }), "en")).toBe(
      "This shop has no order #1001. Check its name or number.",
    );
    expect(refusalSentence(refusal("not_retryable", { state: "delivered" }), "fr")).toBe(
      "Une expédition dans l’état « Livré » ne se relance pas.",
    );
  });

  it("says what a carrier's failure means", () => {
    expect(carrierErrorSentence({ kind: "auth", words: "Unauthenticated." }, "en", "first-delivery")).toBe(
      "First Delivery refuses the connection's access key. Enter a valid key, then retry. First Delivery writes: “Unauthenticated.”",
    );
  });

  it("tells the number that the carrier gave a refused request", () => {
    const values = { carrier: "dropcolis", problem: "carrier_rejected", requestId: "req_abc123def456" };
    const entry = { event: "not-created", values, words: "Invalid postal code format" };
    expect(journalSentence(entry, "en")).toMatch(/Its number for this request: req_abc123def456\.$/);
    expect(journalSentence(entry, "fr")).toMatch(/Son numéro de cette requête : req_abc123def456\.$/);
    expect(journalSentence({ ...entry, values: { carrier: "dropcolis" } }, "en")).not.toContain("number");
  });

  it("tells the history of an order, with the problem it met", () => {
    const values = { carrier: "first-delivery", state: "created", trackingNumber: "120000000001" };
    expect(journalSentence({ event: "created", values, words: null }, "en")).toBe(
      "First Delivery created the parcel 120000000001.",
    );
    expect(
      journalSentence(
        { event: "planned", values: { state: "waiting", problem: "phone_missing" }, words: null },
        "fr",
      ),
    ).toBe("Expédition préparée. La commande n’a aucun numéro de téléphone.");
    expect(journalSentence({ event: "from-a-later-version", values: {}, words: null }, "en")).toBe(
      "from-a-later-version",
    );
  });

  it("says once what is both an event and its problem", () => {
    const values = { carrier: "dropcolis", state: "created", problem: "cancel_refused" };
    expect(journalSentence({ event: "cancel-refused", values, words: "Already picked up" }, "en")).toBe(
      "Dropcolis refuses to take the parcel back. Dropcolis writes: “Already picked up”",
    );
  });

  it("quotes the carrier once, and does not call its unknown state by ours", () => {
    const values = { carrier: "first-delivery", state: "in_transit", carrierState: "Chez le voisin" };
    expect(journalSentence({ event: "tracked", values, words: "Chez le voisin" }, "en")).toBe(
      "First Delivery reports “Chez le voisin”: In transit.",
    );
    const unknown = { ...values, problem: "carrier_state_unknown" };
    expect(journalSentence({ event: "tracked", values: unknown, words: "Chez le voisin" }, "en")).toBe(
      "First Delivery reports a state Navette does not know. First Delivery writes: “Chez le voisin”",
    );
  });

  it("says why a parcel left as it did", () => {
    const country = { code: "carrier-of-country", values: { country: "TN" } } as const;
    expect(reasonSentence(country, "fr", "first-delivery")).toBe(
      "Transporteur : First Delivery, votre première connexion qui livre ce pays : Tunisie.",
    );
    const collects = { code: "collects", values: { amount: "45.500", currency: "TND" } } as const;
    expect(plainSpaces(visible(reasonSentence(collects, "ar")))).toBe("يحصّل الموزع 45,500 د.ت. عند التسليم.");
    expect(reasonSentence({ code: "place-found", values: {} }, "en")).toBe("The address says the place.");
  });

  it("says of a shop's time rule that it is not the courier's word", () => {
    const byRule = { event: "progressed", values: { state: "delivered", minutes: 45 }, words: null };
    expect(journalSentence(byRule, "fr")).toBe(
      "Règle de la boutique, 45 min après l’envoi : Livré. Ce n’est pas la parole du livreur.",
    );
    expect(journalSentence(byRule, "en")).toBe(
      "The shop's own rule, 45 min after sending: Delivered. It is not the courier's word.",
    );
    expect(visible(journalSentence(byRule, "ar"))).toBe(
      "قاعدة المتجر نفسه بعد الإرسال بمدة 45 د: سُلّم. ليس هذا كلام الموزع.",
    );
    const byStaff = { ...byRule, values: { state: "delivered" } };
    expect(journalSentence(byStaff, "en")).toBe("A new state was entered: Delivered.");
  });
});
