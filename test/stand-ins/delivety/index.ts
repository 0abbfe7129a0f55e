/**
 * Delivety, played from its document: one POST to a hook URL, and an order in the kitchen for every one it accepts. It
 * knows no idempotency and nobody can ask it anything.
 */
import { z } from "zod";
import { type Answer, json, retryAfter, type StandInModule, withBody } from "../kit";
import { collectedBy, createKitchen } from "./kitchen";
import { createLimits } from "./limits";
import { firstWords, orderSchema } from "./validate";

export const standIn: StandInModule = {
  name: "delivety",
  options: {
    "no-limits": "let every call through, however fast",
    "one-company": "all tokens are one company's, and share its limit",
  },
  create({ clock, ledger, options }) {
    const kitchen = createKitchen(clock);
    const limits = createLimits();
    const gone = new Set<string>();

    return {
      routes: [
        {
          method: "POST",
          path: "/hooks/catch/:key",
          operation: "order",
          handler(request) {
            const key = request.params["key"] ?? "";
            if (key === "gone" || gone.has(key)) return refuse(404, "Not Found");
            if (key.startsWith("bad")) return refuse(401, "Accès refusé");
            const token = tokenSchema.safeParse(request.json()).data?.access_token;
            if (token === undefined || token === "" || token.startsWith("bad")) {
              return refuse(401, "access_token inconnu");
            }
            const haste =
              options["no-limits"] === undefined
                ? limits.over(options["one-company"] === undefined ? token : "")
                : undefined;
            if (haste === "banned") return refuse(426, "Restriction temporaire");
            if (haste !== undefined) return refuse(426, "Plus de 10 requêtes par seconde");
            const given = orderSchema.safeParse(request.json());
            if (!given.success) return refuse(422, firstWords(given.error));
            const { n, reference } = kitchen.add(key, given.data);
            return { ...json(200, { success: true }), note: { n, reference } };
          },
        },
      ],
      control: [
        {
          method: "POST",
          path: "/_control/hooks",
          handler: (request) =>
            withBody(hooksSchema, request.json(), ({ replace, by }): Answer => {
              gone.add(replace);
              gone.delete(by);
              ledger.event("hook-replaced", { by });
              return json(200, { hookUrl: `http://${request.headers.host}/hooks/catch/${by}` });
            }),
        },
      ],
      entities: () => ({
        orders: kitchen.all().map(({ n, key, at, reference, name, order }) => ({
          n,
          key,
          at: at.toISOString(),
          reference,
          name,
          sum: order.payment?.sum ?? null,
          amount: order.payment?.amount ?? null,
          collects: collectedBy(order),
          ...order,
        })),
        rejections: limits.counts,
      }),
      faultAnswers: {
        "401": () => refuse(401, "access_token inconnu"),
        "426": (fault) => refuse(426, "Plus de 10 requêtes par seconde", retryAfter(fault)),
        "429": (fault) => refuse(429, "Trop de requêtes", retryAfter(fault)),
        "500": () => refuse(500, "Erreur interne"),
      },
    };
  },
};

/** The refusal's words go to the ledger too, so that a test sees why something was turned down. */
const refuse = (status: number, message: string, headers: Record<string, string> = {}): Answer => ({
  ...json(status, { message }, headers),
  note: { refused: message },
});

const tokenSchema = z.looseObject({ access_token: z.string() });
const hooksSchema = z.strictObject({
  /** From now on nobody answers under it. */
  replace: z.string().min(1),
  by: z.string().min(1),
});
