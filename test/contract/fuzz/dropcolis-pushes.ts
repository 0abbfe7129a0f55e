import fc from "fast-check";
import { documents } from "./carrier-documents";
import { anyJson, changed, type Json, spoilt, writtenOut } from "./json";

const [, order] = documents.dropcolis.answers;
const types = [
  "order.accepted",
  "order.picked_up",
  "order.failed",
  "order.delivered",
  "order.cancelled",
  "webhook.test",
];

/** Bodies of Dropcolis' webhooks; `values`: what stands in the places that are changed. */
export const pushesWith = (values: fc.Arbitrary<Json>): fc.Arbitrary<string> =>
  spoilt(
    fc
      .constantFrom(...types)
      .map((type): Json => ({ type, data: { ...Object(order), eta: "2026-11-20T12:00:00Z" } }))
      .chain((push) => changed(push, values))
      .map(writtenOut),
  );

export const pushes = pushesWith(anyJson);
