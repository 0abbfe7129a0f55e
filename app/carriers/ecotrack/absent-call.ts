import type { ChangeOutcome } from "~/shipping/ports/carrier";
import { refusedInWords } from "../kit/change";
import { calls } from "./calls";
import type { Undone } from "./client.server";

/** A host without this call: the public ones are in no document, so a courier's host may lack them. */
export const lacksCall = ({ status, field }: Undone): boolean =>
  (status === 404 || status === 405) && field !== "tracking";

/** A host that lacks it never does it: staff have to, in the courier's own screens. */
export function refusedForLack(operation: "update" | "delete", { status, error }: Undone): ChangeOutcome {
  const theirs = error.words === null ? "" : ` : ${error.words}`;
  const words = `Ce transporteur n'a pas l'appel ${calls[operation].path} (${status})${theirs}`;
  return refusedInWords({ carrier: "ecotrack", operation }, words, status);
}
