import type { ConnectionCheck } from "~/shipping/ports/carrier-services";
import type { Clock } from "~/shipping/ports/clock";
import { failedCall } from "../kit/bad-answer";
import { causeOfSilence } from "../kit/check";
import type { FirstDeliveryClient } from "./client.server";
import { strange } from "./errors";
import type { FirstDeliverySettings } from "./settings";
import { daysAround, readPage, windowPage } from "./tracking";

/** Proves the token by the smallest page of `filter`: nothing is created, and only a good token reads it. */
export async function checkConnection(
  { client, clock }: { client: FirstDeliveryClient; clock: Clock },
  settings: FirstDeliverySettings,
): Promise<ConnectionCheck> {
  const now = clock.now();
  const body = windowPage(daysAround(now, now), 1);
  const smallest = { ...body, pagination: { pageNumber: 1, limit: 1 } };
  const read = await client.askFilter(settings, smallest);
  if (read.kind === "done" && readPage(read.result)) return { kind: "works", proves: "credentials" };
  const failure = read.kind === "done" ? strange(read.status) : read;
  const error = failedCall({ carrier: "first-delivery", operation: "filter" }, failure, clock.now());
  if (failure.kind !== "bad-answer") return { kind: "fails", cause: causeOfSilence(failure), error };
  if (failure.standing === "denied") return { kind: "fails", cause: "key", error };
  return { kind: "fails", cause: failure.status >= 500 ? "no-answer" : "not-the-carrier", error };
}
