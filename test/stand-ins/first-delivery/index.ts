/**
 * First Delivery Group, played from its document: the seven calls, three print links, its limits per token; and, where it is
 * asked to, the list of localities that public code knows.
 *
 * Every token is an account of its own and is let in, but for those that begin with `bad`. The same reference sent
 * twice makes two parcels: the document knows no idempotency.
 */
import { z } from "zod";
import { type Answer, json, retryAfter, type StandInModule, withBody } from "../kit";
import { createCalls } from "./calls";
import { refuse } from "./envelope";
import { createLimits } from "./limits";
import { createParcels, labelOf } from "./parcels";
import { createPrints } from "./prints";
import { createRefusals, refusalSchema } from "./refusals";
import { codeOf } from "./states";

export const standIn: StandInModule = {
  name: "first-delivery",
  options: {
    states: "how filter tells states: label (as the document shows) or code",
    "no-limits": "let every call through, however fast",
    localities: "answer GET /localities, which only public code knows",
  },
  create({ clock, ledger, options }) {
    const parcels = createParcels(clock);
    const limits = createLimits();
    const prints = createPrints(parcels);
    const refusals = createRefusals();
    const calls = createCalls({
      parcels,
      limits: options["no-limits"] === undefined ? limits : undefined,
      prints,
      states: options["states"] === "code" ? "code" : "label",
      refusals,
      hasLocalities: options["localities"] !== undefined,
    });
    return {
      routes: [...calls, ...prints.routes],
      control: [
        {
          method: "POST",
          path: "/_control/state",
          handler: (request) =>
            withBody(stateSchema, request.json(), ({ barCode, state }): Answer => {
              const parcel = parcels.findAnyones(barCode);
              if (parcel === undefined) return json(404, { error: `no parcel ${barCode}` });
              parcel.walking = false;
              // A text that is no state of the table is kept as it is: that is how a test makes an unknown one.
              parcels.move(parcel, codeOf(state) ?? state, clock.now());
              ledger.event("state", { barCode, state: labelOf(parcel.state) });
              return json(200, { barCode, state: labelOf(parcel.state) });
            }),
        },
        {
          method: "POST",
          path: "/_control/refusals",
          handler: (request) =>
            withBody(refusalSchema, request.json(), (refusal): Answer => {
              refusals.add(refusal);
              return json(200, refusal);
            }),
        },
        {
          method: "POST",
          path: "/_control/journey",
          handler: (request) =>
            withBody(journeySchema, request.json(), (journey): Answer => {
              parcels.setJourney(journey);
              return json(200, journey);
            }),
        },
      ],
      entities: () => ({
        parcels: parcels.all().map((parcel) => ({
          barCode: parcel.barCode,
          reference: parcel.reference,
          state: labelOf(parcel.state),
          createdAt: parcel.createdAt.toISOString(),
          pickupAt: parcel.pickupAt?.toISOString() ?? null,
          deliveredAt: parcel.deliveredAt?.toISOString() ?? null,
          ...parcel.order,
        })),
        pickups: prints.pickups(),
        rejections: limits.refused,
      }),
      faultAnswers: {
        "401": () => refuse(401, "Jeton invalide"),
        "429": (fault) => refuse(429, "Trop de requêtes", retryAfter(fault)),
        "500": () => refuse(500, "Erreur interne du serveur"),
      },
    };
  },
};

const stateSchema = z.strictObject({ barCode: z.string(), state: z.union([z.int(), z.string().min(1)]) });
const journeySchema = z.strictObject({ auto: z.boolean(), stepMs: z.number().positive().default(60_000) });
