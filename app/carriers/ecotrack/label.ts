import type { PrintedDocument } from "~/shipping/ports/carrier-services";
import type { HttpAnswer } from "../kit/http";
import { type EcotrackBadAnswer, readAnswer, strange } from "./errors";

export type ReadLabel = { readonly kind: "label"; readonly document: PrintedDocument } | EcotrackBadAnswer;

/** `get/order/label` (public, unconfirmed): "raw PDF". Both the header and the first letters of the file must say so. */
export function readLabel(answer: HttpAnswer, secrets: readonly string[]): ReadLabel {
  const { status, headers, bytes } = answer;
  const [contentType = ""] = (headers["content-type"] ?? "").toLowerCase().split(";");
  const isPdf = contentType.trim() === "application/pdf" && bytes !== undefined && beginsAsPdf(bytes);
  if (status === 200 && isPdf) {
    return { kind: "label", document: { contentType: "application/pdf", body: bytes } };
  }
  const reading = readAnswer(answer, secrets);
  const bad = reading.kind === "done" ? strange(status) : reading;
  const isSuccess = status >= 200 && status < 300 && bad.words === null;
  return isSuccess ? { ...bad, words: "La réponse n'est pas une étiquette PDF" } : bad;
}

/** "%PDF-" */
const signature = [0x25, 0x50, 0x44, 0x46, 0x2d];
const beginsAsPdf = (bytes: Uint8Array): boolean =>
  signature.every((letter, index) => bytes[index] === letter);
