import type { Carrier } from "~/shipping/ports/carrier";
import { settings } from "./settings";
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
