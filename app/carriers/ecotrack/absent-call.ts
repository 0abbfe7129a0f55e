import type { CarrierError, ChangeOutcome } from "~/shipping/ports/carrier";
import { calls, type Operation } from "./calls";

/** A host without this call: the public ones are in no document, so a courier's host may lack them. */
export const lacksCall = ({
  status,
  field,
}: {
  readonly status: number | null;
  readonly field: string | null;
}): boolean => (status === 404 || status === 405) && field !== "tracking";

/** A host that lacks it never does it: staff have to, in the courier's own screens. */
export function errorForLack(operation: Operation, error: CarrierError): CarrierError {
  const { status, words } = error;
  const theirs = words === null ? "" : ` : ${words}`;
  const ours = `Ce transporteur n'a pas l'appel ${calls[operation].path} (${status})${theirs}`;
  return { ...error, operation, kind: "rejected", words: ours, field: null, retryAt: null };
}

export const refusedForLack = (
  operation: Operation,
  { error }: { readonly error: CarrierError },
): ChangeOutcome => ({ kind: "refused", error: errorForLack(operation, error) });
