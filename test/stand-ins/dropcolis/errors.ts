/** Dropcolis' error body ("Format de reponse d'erreur"). */
import { createHash } from "node:crypto";
import { type Answer, json } from "../kit";

export type Details = { readonly field?: string; readonly value?: unknown; readonly expected?: string };

let requests = 0;

/** The refusal's words go to the ledger too, so that a test sees why something was turned down. */
export function refuse(
  status: number,
  code: string,
  message: string,
  details?: Details,
  headers: Record<string, string> = {},
): Answer {
  requests += 1;
  const number = createHash("sha256").update(`request ${requests}`).digest("hex").slice(0, 12);
  const body = {
    error: { code, message, ...(details === undefined ? {} : { details }) },
    request_id: `req_${number}`,
  };
  return { ...json(status, body, headers), note: { refused: code } };
}
