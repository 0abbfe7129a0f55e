/** How an ECOTRACK host words its answers: Laravel's 422, its own 200 with a number, 401 and 429. */
import { type Answer, json } from "../kit";
import type { Errors } from "./validate";

/** The refusal's words go to the ledger too, so that a test sees why something was turned down. */
const refuse = (status: number, body: { readonly message: string }, why: unknown = body.message): Answer => ({
  ...json(status, body),
  note: { refused: why },
});

export const done = (more: object): Answer => json(200, { success: true, ...more });

export const invalid = (errors: Errors): Answer =>
  refuse(422, { message: "The given data was invalid.", ...{ errors } }, errors);
export const noSuchParcel = (): Answer =>
  invalid({ tracking: ["Le champ tracking sélectionné est invalide."] });

/** A host that does not have a call. */
export const noSuchCall = (): Answer => refuse(404, { message: "" });

/** 10001 locked, 10002 wilaya not served, 10003 return not allowed. */
export const failed = (error: 10001 | 10002 | 10003, message: string): Answer =>
  refuse(200, { message, ...{ success: false, error } });

export const unauthenticated = (): Answer => refuse(401, { message: "Unauthenticated." });

export const tooMany = (headers: Record<string, string> = {}): Answer => {
  const answer = refuse(429, { message: "Too Many Attempts." });
  return { ...answer, headers: { ...answer.headers, ...headers } };
};

export const serverError = (): Answer => refuse(500, { message: "Server Error" });
