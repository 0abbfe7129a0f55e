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
import { CHANGE_MODES, type ChangeModes, RETURN_MODES } from "./changes";
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
    returns: `what becomes of a return that is asked for: ${RETURN_MODES.join(", ")} (accepted)`,
    lacks: "calls this host does not have, by their paths with commas between",
  },
  create({ clock, ledger, options }) {
    const perMinute = Number(options["per-minute"] ?? "50");
    if (!Number.isInteger(perMinute) || perMinute < 1) throw new Error("--per-minute takes a whole number");
    const parcels = createParcels(clock);
    let movedTo = options["moved-to"];
    const mode = z.enum(CHANGE_MODES).parse(options["changes"] ?? "strict");
    let changes: ChangeModes = { update: mode, delete: mode };
    let returns = z.enum(RETURN_MODES).parse(options["returns"] ?? "accepted");
    let lacking: ReadonlySet<string> = new Set((options["lacks"] ?? "").split(",").filter(Boolean));
    const limits = createLimits({ perMinute, olderHeaders: options["older-headers"] !== undefined });
    return {
      routes: createCalls({
        parcels,
        now: () => clock.now(),
        limits: options["no-limits"] === undefined ? limits : undefined,
        movedTo: () => movedTo?.replace(/\/+$/, ""),
        changes: () => changes,
        returns: () => returns,
        has: (path) => !lacking.has(path),
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
        {
          method: "POST",
          path: "/_control/returns",
          handler: (request) =>
            withBody(returnsSchema, request.json(), ({ mode: wanted }): Answer => {
              returns = wanted;
              ledger.event("returns", { mode: wanted });
              return json(200, { mode: wanted });
            }),
        },
        {
          method: "POST",
          path: "/_control/lacks",
          handler: (request) =>
            withBody(lacksSchema, request.json(), ({ calls }): Answer => {
              lacking = new Set(calls);
              ledger.event("lacks", { calls });
              return json(200, { calls });
            }),
        },
        {
          method: "POST",
          path: "/_control/remark",
          handler: (request) =>
            withBody(remarkSchema, request.json(), ({ tracking, ...remark }): Answer => {
              const parcel = parcels.findAnyones(tracking);
              if (parcel === undefined) return json(404, { error: `no parcel ${tracking}` });
              parcel.remarks.push({ ...remark, at: clock.now() });
              return json(200, { tracking });
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
          remarks: parcel.remarks.map(({ content }) => content),
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
const returnsSchema = z.strictObject({ mode: z.enum(RETURN_MODES) });
const lacksSchema = z.strictObject({ calls: z.array(z.string().min(1)) });
/** What a driver, or a station, writes beside a parcel. */
const remarkSchema = z.strictObject({
  tracking: z.string(),
  content: z.string().min(1),
  station: z.string().default(""),
  livreur: z.string().min(1),
});
