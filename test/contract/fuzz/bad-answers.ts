import type { HttpOutcome } from "~/carriers/kit/http";
import type { CarrierName } from "~/shipping/shipment";

/**
 * What a creation may do after a bad answer, read off the carriers' documents and from nothing of ours: only where the
 * carrier surely has nothing is anything tried again; what may follow an acceptance is uncertain.
 */

/** Nobody was reached, or the carrier said "later": the only answers after which the same creation may go by itself. */
export function mayGoAgain(name: CarrierName, outcome: HttpOutcome): boolean {
  if (outcome.kind === "never-sent") return true;
  const status = countingStatus(name, outcome);
  return status === 429 || status === 426;
}

/** The carrier may have the parcel. */
export function mayHaveHappened(name: CarrierName, outcome: HttpOutcome): boolean {
  if (outcome.kind === "no-answer") return true;
  if (outcome.kind === "redirected") return outcome.status === 303;
  if (outcome.kind === "never-sent") return false;
  const status = countingStatus(name, outcome) ?? 0;
  // Our token, or our speed: nothing was looked at.
  if ([401, 403, 426, 429].includes(status)) return false;
  // Delivety's hook is gone, whatever page says so.
  if (name === "delivety" && (status === 404 || status === 410)) return false;
  // First Delivery's own envelope may say that it refused, whatever number comes with it.
  if (name === "first-delivery" && envelopeOf(outcome.text)?.["isError"] === true) return false;
  if (status >= 500 || status < 200 || status === 408 || (status >= 300 && status < 400)) return true;
  if (/^\s*<(!doctype|html)/i.test(outcome.text)) return true;
  // Delivety documents no body.
  return name !== "delivety" && envelopeOf(outcome.text) === null;
}

/** "Where the HTTP status and the envelope's status disagree, the envelope decides" (First Delivery). */
function countingStatus(name: CarrierName, outcome: HttpOutcome): number | null {
  if (outcome.kind !== "answer") return null;
  if (name !== "first-delivery") return outcome.status;
  const said = envelopeOf(outcome.text)?.["status"];
  const status = typeof said === "string" ? Number(said.trim() || NaN) : said;
  return typeof status === "number" && Number.isFinite(status) ? status : outcome.status;
}

function envelopeOf(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const json: unknown = JSON.parse(text);
    return typeof json === "object" && json !== null ? { ...json } : null;
  } catch {
    return null;
  }
}
