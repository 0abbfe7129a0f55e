import { createHash } from "node:crypto";
import type { ShipmentReference } from "~/shipping/ids";

/**
 * The Idempotency-Key of these bytes: `NV0123456789-` and 16 hex digits of their SHA-256. The same stored bytes always
 * have the same key; bytes that were mended after a refusal have another, so that a carrier that remembers refusals under
 * a key cannot refuse them for ever. `partner_order_id` keeps both from becoming two parcels.
 */
export const idempotencyKeyOf = (reference: ShipmentReference, body: string): string =>
  `${reference}-${createHash("sha256").update(body).digest("hex").slice(0, 16)}`;
