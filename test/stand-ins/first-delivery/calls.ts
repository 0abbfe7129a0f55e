/** The seven calls of the document, and the one that public code knows besides. */
import type { z } from "zod";
import type { Answer, Route, StandInRequest } from "../kit";
import { done, refuse } from "./envelope";
import type { Limits } from "./limits";
import { localities } from "./localities";
import { itemOf, labelOf, type Parcels } from "./parcels";
import type { Prints } from "./prints";
import type { Refusals } from "./refusals";
import { DELETED, PICKUP_ASKED, WAITING } from "./states";
import { barCodeSchema, barCodesSchema, filterSchema, firstWords, orderSchema } from "./validate";

export type CallParts = {
  readonly parcels: Parcels;
  /** Undefined: nobody is turned away for haste. */
  readonly limits: Limits | undefined;
  readonly prints: Prints;
  readonly states: "label" | "code";
  readonly refusals: Refusals;
  /** Whether this host has the list of localities. */
  readonly hasLocalities: boolean;
};

type Work = (token: string, request: StandInRequest) => Answer;

export function createCalls(parts: CallParts): readonly Route[] {
  const { parcels, limits, prints, states, refusals } = parts;
  const call = (operation: string, work: Work, path = operation, method = "POST"): Route => ({
    method,
    path: `/api/v2/${path}`,
    operation,
    handler(request) {
      const token = /^Bearer +(\S+)$/.exec(request.headers.authorization ?? "")?.[1];
      if (token === undefined || token.startsWith("bad")) return refuse(401, "Jeton invalide");
      const seconds = limits?.over(operation, token);
      if (seconds !== undefined) return refuse(429, "Trop de requêtes", { "retry-after": String(seconds) });
      return work(token, request);
    },
  });

  return [
    call("create", (token, request) =>
      withShape(orderSchema, request.json(), (order) => {
        const refused = refusals.of(order);
        if (refused !== undefined) return refuse(400, refused);
        const parcel = parcels.add(token, order);
        const result = { barCode: parcel.barCode, link: prints.link(request, "print", [parcel.barCode]) };
        return { ...done(201, "Produit ajouté avec succès", result), note: { barCode: parcel.barCode } };
      }),
    ),
    call("bulk-create", (token, request) => createMany(token, request)),
    call("etat", (token, request) =>
      withShape(barCodeSchema, request.json(), ({ barCode }) => {
        const parcel = parcels.find(token, barCode);
        if (parcel === undefined) return refuse(404, "Produit introuvable");
        const result = { state: labelOf(parcel.state), barCode };
        return done(200, "Etat du produit récupéré avec succès", result);
      }),
    ),
    call("filter", (token, request) =>
      withShape(filterSchema, request.json() ?? {}, (filter) => {
        const found = parcels.filter(token, filter);
        const { pageNumber, limit } = filter.pagination;
        const page = found.slice((pageNumber - 1) * limit, pageNumber * limit);
        return done(200, "Commandes récupérées avec succès", {
          CurrentPage: pageNumber,
          TotalPages: Math.ceil(found.length / limit),
          TotalCount: found.length,
          PageSize: limit,
          Items: page.map((parcel) => itemOf(parcel, states)),
        });
      }),
    ),
    call("cancel-orders", (token, request) =>
      withShape(barCodesSchema, request.json(), ({ barCodes }) => {
        const waiting = barCodes.filter((barCode) => parcels.find(token, barCode)?.state === WAITING);
        setAll(token, waiting, DELETED);
        return done(200, "Succès", waiting);
      }),
    ),
    call("pickup", (token, request) =>
      withShape(barCodesSchema, request.json(), ({ barCodes }) => {
        const unknown = barCodes.find((barCode) => parcels.find(token, barCode) === undefined);
        if (unknown !== undefined) return refuse(400, `La commande ${unknown} est introuvable`);
        const strange = barCodes.find((barCode) => parcels.find(token, barCode)?.state !== WAITING);
        if (strange !== undefined) return refuse(400, `La commande ${strange} n'est pas en attente`);
        setAll(token, barCodes, PICKUP_ASKED);
        const pickup = prints.addPickup(token, barCodes);
        // The document's own message, though it is about a product.
        const result = { pickup, link: prints.link(request, "print-pickup", barCodes) };
        return { ...done(201, "Produit ajouté avec succès", result), note: { pickup, barCodes } };
      }),
    ),
    call(
      "request-print",
      (token, request) => {
        const pickup = request.params["pickupId"] ?? "";
        const barCodes = prints.pickup(token, pickup);
        if (barCodes === undefined) return refuse(404, "Demande d'enlèvement introuvable");
        const result = { pickup, link: prints.link(request, "print-pickup", barCodes) };
        return done(200, "Demande d'enlèvement trouvée avec succès", result);
      },
      "request-print/:pickupId",
    ),
    ...(parts.hasLocalities
      ? [call("localities", () => done(200, "Succès", localities), "localities", "GET")]
      : []),
  ];

  function createMany(token: string, request: StandInRequest): Answer {
    const orders = request.json();
    if (!Array.isArray(orders) || orders.length === 0)
      return refuse(400, "Une liste de commandes est requise");
    if (orders.length > 100) return refuse(400, "Vous ne pouvez ajouter que 100 commandes à la fois");
    const barCodes: { index: number; barCode: string }[] = [];
    const errors: unknown[] = [];
    for (const [index, given] of orders.entries()) {
      const order = orderSchema.safeParse(given);
      const refused = order.success ? refusals.of(order.data) : firstWords(order.error);
      // The failed carry no index, as in the document.
      if (refused !== undefined)
        errors.push({ ...Object(given), errors: { isError: true, message: refused } });
      else if (order.success) barCodes.push({ index, barCode: parcels.add(token, order.data).barCode });
    }
    const made = barCodes.map(({ barCode }) => barCode);
    const result = { link: prints.link(request, "bulk-print", made), barCodes };
    const answer =
      errors.length === 0
        ? done(201, `${made.length} produit(s) a/ont été ajoutés avec succès`, result)
        : done(207, `Nous n'arrivons pas à ajouter ${errors.length} produit(s)`, result, { errors });
    return { ...answer, note: { barCodes: made } };
  }

  function setAll(token: string, barCodes: readonly string[], state: number): void {
    for (const barCode of barCodes) {
      const parcel = parcels.find(token, barCode);
      if (parcel === undefined) continue;
      if (state === DELETED) parcel.walking = false;
      parcel.state = state;
    }
  }
}

function withShape<Shape extends z.ZodType>(
  schema: Shape,
  body: unknown,
  work: (value: z.output<Shape>) => Answer,
): Answer {
  const parsed = schema.safeParse(body);
  return parsed.success ? work(parsed.data) : refuse(400, firstWords(parsed.error));
}
