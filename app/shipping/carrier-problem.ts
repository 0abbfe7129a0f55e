import type { CarrierError, CarrierErrorKind } from "./ports/carrier";
import { problemOf, type Problem, type ProblemCode } from "./problem";

const codeOfKind: Readonly<Record<CarrierErrorKind, ProblemCode>> = {
  auth: "carrier_auth",
  rejected: "carrier_rejected",
  "not-served": "place_not_served",
  duplicate: "carrier_duplicate",
  "rate-limited": "carrier_unavailable",
  unavailable: "carrier_unavailable",
  "unexpected-answer": "carrier_unexpected",
  uncertain: "uncertain",
};

/** A redirect, or a carrier's own word that the address in the connection's settings is no longer the one. */
const hasMoved = ({ status, field }: CarrierError): boolean =>
  (status !== null && status >= 300 && status < 400) || field === "host" || field === "hookUrl";

/** A carrier's error as staff meet it on a shipment: who must act is in the code, the carrier's words beside it. */
export const problemOfCarrierError = (error: CarrierError): Problem =>
  problemOf(hasMoved(error) ? "carrier_moved" : codeOfKind[error.kind], {
    ...(error.field ? { field: error.field } : {}),
    ...(error.words ? { words: error.words } : {}),
    values: {
      carrier: error.carrier,
      ...(error.status === null ? {} : { status: error.status }),
      ...requestIdOf(error),
    },
  });

/** What the carrier's support asks for; shown beside its words. */
export const requestIdOf = ({
  requestId,
}: Pick<CarrierError, "requestId">): { readonly requestId?: string } =>
  requestId === undefined ? {} : { requestId };
