/** First Delivery's envelope around every answer. */
import { type Answer, json } from "../kit";

export const done = (status: number, message: string, result: unknown, more: object = {}): Answer =>
  json(status, { status, isError: false, message, result, ...more });

/** The refusal's words go to the ledger too, so that a test sees why something was turned down. */
export const refuse = (status: number, message: string, headers: Record<string, string> = {}): Answer => ({
  ...json(status, { status, isError: true, message, result: null }, headers),
  note: { refused: message },
});
