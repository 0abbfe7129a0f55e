import type { Carrier, CarrierError } from "~/shipping/ports/carrier";
import { fail, ok, type Result } from "~/shipping/result";
import type { DropcolisClient } from "./client.server";
import { type DropcolisSettings, settings } from "./settings";
import { isSignedBy } from "./signature.server";
import { readPushed } from "./tracking";

/**
 * Webhooks. `Drop-Event-Id` and `Drop-Event-Timestamp` are not looked at: the signature covers the body alone, so whoever
 * has one body can send it again under any id and time.
 */
export const push: NonNullable<Carrier["push"]> = {
  verify(rawBody, headers, known) {
    const secrets = known.flatMap((stored) => settings.parse(stored).webhookSecret ?? []);
    return isSignedBy(rawBody, headers.get("drop-signature"), secrets);
  },
  read: readPushed,
};

/**
 * "Envoyer un webhook de test a votre point de terminaison": to the address that the merchant pasted into the partner
 * dashboard, so that a test that arrives proves that address and its secret. The call takes no address *(assumed)*, and
 * what it sends is an unknown type to us: kept, and shown.
 */
export async function testWebhook(
  client: DropcolisClient,
  present: DropcolisSettings,
): Promise<Result<null, CarrierError>> {
  const read = await client.testWebhook(present);
  return read.kind === "done" ? ok(null) : fail(client.failed("webhooks/test", present, read));
}
