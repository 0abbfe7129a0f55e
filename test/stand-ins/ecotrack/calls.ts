/** The six calls of the document, and the public ones of the page beside it. */
import { type Answer, json, type Route, type StandInRequest } from "../kit";
import { dayOf, stampOf } from "./algiers";
import { done, failed, invalid, noSuchCall, noSuchParcel, tooMany, unauthenticated } from "./answers";
import { type ChangeModes, NOT_SERVED, notServed, remove, type ReturnMode, update } from "./changes";
import { labelOf } from "./label";
import type { Limits } from "./limits";
import type { Parcel, Parcels } from "./parcels";
import { communes, desks, fees, wilayas } from "./places";
import { history, listed, told } from "./rows";
import { accented, STATES } from "./states";
import { judge } from "./validate";

export type CallParts = {
  readonly parcels: Parcels;
  readonly now: () => Date;
  /** Undefined: nobody is turned away for haste. */
  readonly limits: Limits | undefined;
  /** Where the host has moved to; every call then answers 301. */
  readonly movedTo: () => string | undefined;
  /** How the host takes updates and deletions at present. */
  readonly changes: () => ChangeModes;
  /** What becomes of a return that is asked for. */
  readonly returns: () => ReturnMode;
  /** Whether this host has a call, by its path. */
  readonly has: (path: string) => boolean;
  readonly withAccents: boolean;
  readonly withWords: boolean;
};

type Work = (token: string, request: StandInRequest) => Answer;

const PAGE = 40;
const MOST_TRACKINGS = 100;
const DAYS = 90;

export function createCalls(parts: CallParts): readonly Route[] {
  const { parcels, now, limits, withAccents, withWords } = parts;
  const stateOf = ({ state }: Parcel): string => (withAccents ? accented(state) : state);

  const open = (
    method: string,
    path: string,
    tokenOf: (request: StandInRequest) => string | undefined,
    work: (token: string | undefined, request: StandInRequest) => Answer,
    alias?: string,
  ): Route => ({
    method,
    path: `/api/v1/${path}`,
    operation: () => (alias === undefined ? [path] : [path, alias]),
    handler(request) {
      const movedTo = parts.movedTo();
      if (movedTo !== undefined) {
        const query = request.query.toString();
        const location = `${movedTo}${request.path}${query === "" ? "" : `?${query}`}`;
        return { status: 301, headers: { location }, body: "" };
      }
      if (!parts.has(path)) return noSuchCall();
      const token = tokenOf(request);
      if (token === undefined) return work(token, request);
      const entered = limits?.enter(token);
      const headers = limits?.headers(token) ?? {};
      if (entered?.waitSeconds !== undefined) {
        return tooMany({ ...headers, "retry-after": String(entered.waitSeconds) });
      }
      const answer = work(token, request);
      return { ...answer, headers: { ...answer.headers, ...headers } };
    },
  });
  const call = (method: string, path: string, work: Work, alias?: string): Route =>
    open(
      method,
      path,
      bearer,
      (token, request) => (token === undefined ? unauthenticated() : work(token, request)),
      alias,
    );
  /** A call about one parcel. */
  const about = (
    method: string,
    path: string,
    work: (parcel: Parcel, request: StandInRequest) => Answer,
  ): Route =>
    call(method, path, (token, request) => {
      const parcel = parcels.find(token, said(request, "tracking"));
      return parcel === undefined ? noSuchParcel() : work(parcel, request);
    });

  return [
    // The token to be judged stands in the query; nobody is turned away for another one in the header.
    open("GET", "validate/token", knownToken, (token) => {
      const message =
        token === undefined ? "INVALID_TOKEN" : isClosed(token) ? "TOKEN_NOT_ALLOWED" : "VALID_TOKEN";
      return json(200, { success: message === "VALID_TOKEN", message });
    }),
    call("POST", "create/order", (token, request) => create(token, parametersOf(request)).answer, "create"),
    call("POST", "create/orders", (token, request) => createMany(token, request.json())),
    about("POST", "update/order", (parcel, request) =>
      update(parcel, parametersOf(request), parts.changes().update),
    ),
    about("DELETE", "delete/order", (parcel) => remove(parcels, parcel, parts.changes().delete)),
    about("POST", "valid/order", (parcel, request) => {
      if (parcel.validatedAt !== null) return failed(10001, "Commande déjà expédiée");
      parcels.validate(parcel, said(request, "ask_collection") === "1");
      return done({ message: "Commande expedier avec succès" });
    }),
    about("GET", "get/order/label", (parcel) => ({
      status: 200,
      headers: { "content-type": "application/pdf", "content-disposition": "inline; filename=label.pdf" },
      body: labelOf(parcel),
    })),
    call("GET", "get/wilayas", () => json(200, wilayas)),
    call("GET", "get/communes", (_token, request) => {
      const wilaya = request.query.get("wilaya_id");
      const shown = communes.filter((commune) => wilaya === null || String(commune.wilaya_id) === wilaya);
      return json(200, Object.fromEntries(shown.map((commune, index) => [String(index), commune])));
    }),
    call("GET", "get/desks", () => json(200, desks)),
    call("GET", "get/fees", () => json(200, fees)),
    call("GET", "get/orders", (token, request) => list(token, request), "list"),
    call("GET", "get/orders/status", (token, request) => states(token, request), "list"),
    about("GET", "get/tracking/info", (parcel) => json(200, history(parcel))),
    about("POST", "add/maj", (parcel, request) => {
      const content = said(request, "content");
      if (content === "") return invalid({ content: ["Le champ contenu est obligatoire."] });
      if ([...content].length > 255) {
        return invalid({ content: ["Le texte de contenu ne peut contenir plus de 255 caractères."] });
      }
      parcel.remarks.push({ content, at: now(), station: "", livreur: "" });
      return done({ message: "Mise a jour avec success" });
    }),
    about("GET", "get/maj", (parcel) =>
      json(
        200,
        parcel.remarks.map(({ content, at, station, livreur }) => ({
          // Before what the shop wrote stands its name.
          remarque: livreur === "" ? `${parcel.order.boutique ?? "Boutique"} : ${content}` : content,
          station,
          livreur,
          created_at: stampOf(at),
          tracking: parcel.tracking,
        })),
      ),
    ),
    about("POST", "ask/for/order/return", (parcel) => {
      const mode = parts.returns();
      if (parcel.state !== "en_livraison" || mode === "refused") {
        return failed(10003, "Le retour ne peut pas etre demandé pour cette commande");
      }
      if (mode === "accepted") {
        parcel.walking = false;
        parcels.move(parcel, "retour_chez_livreur", now());
      }
      return { ...done({ message: "Retour demandé avec succès" }), note: { return: mode } };
    }),
  ];

  function create(token: string, given: unknown): { answer: Answer; body: unknown } {
    const judged = judge(given);
    if (judged.kind === "invalid") return { answer: invalid(judged.errors), body: judged.errors };
    if (judged.kind === "not-served") {
      return { answer: notServed(), body: { success: false, error: 10002, message: NOT_SERVED } };
    }
    const { tracking } = parcels.add(token, judged.order);
    return { answer: { ...done({ tracking }), note: { tracking } }, body: { success: true, tracking } };
  }

  function createMany(token: string, body: unknown): Answer {
    const orders = isRecord(body) && isRecord(body["orders"]) ? Object.entries(body["orders"]) : [];
    if (orders.length === 0) return invalid({ orders: ["Le champ orders est obligatoire."] });
    if (orders.length > 100)
      return invalid({ orders: ["Le champ orders ne peut contenir plus de 100 commandes."] });
    const results = orders.map(([index, order]) => {
      const reference = isRecord(order) ? order["reference"] : undefined;
      return [typeof reference === "string" ? reference : index, create(token, order).body];
    });
    const isByPlace = results.every(([key], place) => key === String(place));
    // PHP writes what is keyed 0, 1, 2 as a list.
    const shown = isByPlace ? results.map(([, result]) => result) : Object.fromEntries(results);
    return { ...json(200, { results: shown }), note: { orders: results.length } };
  }

  function list(token: string, request: StandInRequest): Answer {
    const today = now();
    const start = request.query.get("start_date") ?? dayOf(new Date(today.getTime() - DAYS * 86_400_000));
    const end = request.query.get("end_date") ?? dayOf(today);
    for (const [field, day] of Object.entries({ start_date: start, end_date: end })) {
      if (!/^\d{4}-\d{2}-\d{2}$/.test(day))
        return invalid({ [field]: [`Le champ ${field} n'est pas une date.`] });
    }
    const page = Math.max(1, Number(request.query.get("page") ?? "1") || 1);
    const found = parcels.list(token, start, end);
    const shown = found.slice((page - 1) * PAGE, page * PAGE);
    return json(200, {
      current_page: page,
      data: shown.map((parcel) => listed(parcel, stateOf)),
      from: shown.length === 0 ? null : (page - 1) * PAGE + 1,
      last_page: Math.max(1, Math.ceil(found.length / PAGE)),
      per_page: PAGE,
      to: shown.length === 0 ? null : (page - 1) * PAGE + shown.length,
      total: found.length,
    });
  }

  function states(token: string, request: StandInRequest): Answer {
    // The document shows the token in the query of this call.
    if (request.query.get("api_token") !== token) return unauthenticated();
    const trackings = (request.query.get("trackings") ?? "").split(",").filter(Boolean);
    if (trackings.length === 0) return invalid({ trackings: ["Le champ trackings est obligatoire."] });
    if (trackings.length > MOST_TRACKINGS) {
      return invalid({
        trackings: [`Le champ trackings ne peut contenir plus de ${MOST_TRACKINGS} éléments.`],
      });
    }
    const wanted = (request.query.get("status") ?? "").split(",").filter(Boolean);
    const isKnown = (status: string): boolean => status === "all" || STATES.some((state) => state === status);
    if (wanted.length === 0) return invalid({ status: ["Le champ status est obligatoire."] });
    if (!wanted.every(isKnown)) return invalid({ status: ["Le champ status sélectionné est invalide."] });
    const found = trackings
      .flatMap((tracking) => parcels.find(token, tracking) ?? [])
      .filter(({ state }) => wanted.includes("all") || wanted.includes(state));
    const data = Object.fromEntries(
      found.map((parcel) => [parcel.tracking, told(parcel, stateOf, withWords)]),
    );
    // PHP writes an empty object as a list.
    return json(200, { data: found.length === 0 ? [] : data });
  }
}

/** A token that begins with `bad` is nobody's, one that begins with `closed` has no leave to use the interface. */
const isClosed = (token: string): boolean => token.startsWith("closed");

function bearer(request: StandInRequest): string | undefined {
  const token = /^Bearer +(\S+)$/.exec(request.headers.authorization ?? "")?.[1];
  return token === undefined || token.startsWith("bad") || isClosed(token) ? undefined : token;
}

function knownToken(request: StandInRequest): string | undefined {
  const token = request.query.get("api_token") ?? "";
  return token === "" || token.startsWith("bad") ? undefined : token;
}

/** Laravel reads the query and a JSON body as one. */
function parametersOf(request: StandInRequest): Record<string, unknown> {
  const body = request.json();
  return { ...Object.fromEntries(request.query), ...(isRecord(body) ? body : {}) };
}

function said(request: StandInRequest, name: string): string {
  const value = parametersOf(request)[name];
  return typeof value === "string" || typeof value === "number" ? String(value).trim() : "";
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
