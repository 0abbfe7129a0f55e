/**
 * ECOTRACK, one courier's host, played from its document and from what is public beside it.
 *
 * Every token is an account of its own and is let in, but for those that begin with `bad`. The same reference sent twice
 * makes two parcels: the document knows no idempotency.
 */
import { z } from "zod";
import { type Answer, json, retryAfter, type StandInModule, withBody } from "../kit";
import { serverError, tooMany, unauthenticated } from "./answers";
import { createCalls } from "./calls";
import { CHANGE_MODES, type ChangeModes } from "./changes";
import { createLimits } from "./limits";
import { createParcels } from "./parcels";

export const standIn: StandInModule = {
  name: "ecotrack",
  options: {
    "no-limits": "let every call through, however fast, and send no limit headers",
    "per-minute": "calls a token may make in a minute (50)",
    "older-headers": "X-RateLimit-Limit alone, as older hosts have it",
    "moved-to": "answer 301 to every call: the host has moved to this address",
    accents: "write states with accents and capitals, as some hosts do",
    changes: `how it takes updates and deletions: ${CHANGE_MODES.join(", ")} (strict)`,
    history: "write the history's words into get/orders/status, too",
  },
  create({ clock, ledger, options }) {
    const perMinute = Number(options["per-minute"] ?? "50");
    if (!Number.isInteger(perMinute) || perMinute < 1) throw new Error("--per-minute takes a whole number");
    const parcels = createParcels(clock);
    let movedTo = options["moved-to"];
    const mode = z.enum(CHANGE_MODES).parse(options["changes"] ?? "strict");
    let changes: ChangeModes = { update: mode, delete: mode };
    const limits = createLimits({ perMinute, olderHeaders: options["older-headers"] !== undefined });
    return {
      routes: createCalls({
        parcels,
        now: () => clock.now(),
        limits: options["no-limits"] === undefined ? limits : undefined,
        movedTo: () => movedTo?.replace(/\/+$/, ""),
        changes: () => changes,
        withAccents: options["accents"] !== undefined,
        withWords: options["history"] !== undefined,
      }),
      control: [
        {
          method: "POST",
          path: "/_control/state",
          handler: (request) =>
            withBody(stateSchema, request.json(), ({ tracking, state }): Answer => {
              const parcel = parcels.findAnyones(tracking);
              if (parcel === undefined) return json(404, { error: `no parcel ${tracking}` });
              parcel.walking = false;
              // A text that is no state of the document is kept as it is: that is how a test makes an unknown one.
              parcels.move(parcel, state, clock.now());
              ledger.event("state", { tracking, state });
              return json(200, { tracking, state });
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
        {
          method: "POST",
          path: "/_control/moved",
          handler: (request) =>
            withBody(movedSchema, request.json(), ({ to }): Answer => {
              movedTo = to ?? undefined;
              ledger.event("moved", { to });
              return json(200, { to });
            }),
        },
        {
          method: "POST",
          path: "/_control/changes",
          handler: (request) =>
            withBody(changesSchema, request.json(), (wanted): Answer => {
              changes = { update: wanted.update ?? changes.update, delete: wanted.delete ?? changes.delete };
              ledger.event("changes", changes);
              return json(200, changes);
            }),
        },
      ],
      entities: () => ({
        parcels: parcels.all().map((parcel) => ({
          tracking: parcel.tracking,
          reference: parcel.order.reference ?? "",
          montant: parcel.order.montant,
          state: parcel.state,
          validated: parcel.validatedAt !== null,
          deleted: parcel.deleted,
          createdAt: parcel.createdAt.toISOString(),
          validatedAt: parcel.validatedAt?.toISOString() ?? null,
          order: parcel.order,
        })),
        rejections: limits.refused(),
      }),
      faultAnswers: {
        "401": () => unauthenticated(),
        "429": (fault) => tooMany(retryAfter(fault)),
        "500": () => serverError(),
      },
    };
  },
};

const stateSchema = z.strictObject({ tracking: z.string(), state: z.string().min(1) });
const journeySchema = z.strictObject({ auto: z.boolean(), stepMs: z.number().positive().default(60_000) });
const movedSchema = z.strictObject({ to: z.url().nullable() });
const changesSchema = z.strictObject({
  update: z.enum(CHANGE_MODES).optional(),
  delete: z.enum(CHANGE_MODES).optional(),
});
