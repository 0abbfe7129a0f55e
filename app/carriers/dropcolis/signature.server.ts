import { createHmac, timingSafeEqual } from "node:crypto";

/** A request as it is signed: each part exactly as it goes over the wire. */
export interface SignedParts {
  /** Unix time in whole seconds, as in X-Timestamp. */
  readonly timestamp: string;
  readonly method: string;
  /** What follows the host on the request line: with `/v1`, and with its query if it has one *(assumed)*. */
  readonly path: string;
  /** The exact bytes of the body; "" where there is none. */
  readonly body: string;
}

/** X-Signature: HMAC-SHA256 over `timestamp\nMETHOD\npath\nbody` ("Generation de signature"). */
export const signRequest = ({ timestamp, method, path, body }: SignedParts, secretKey: string): string =>
  `v1=${createHmac("sha256", secretKey).update(`${timestamp}\n${method}\n${path}\n${body}`).digest("hex")}`;

/**
 * Whether one of the secrets made this Drop-Signature over exactly these bytes ("Signature Verification"). The document's
 * handlers take the hex with or without "v1=". Every secret is tried, in constant time.
 */
export function isSignedBy(rawBody: Uint8Array, header: string | null, secrets: readonly string[]): boolean {
  const hex = /^(?:v1=)?([0-9a-f]{64})$/i.exec(header?.trim() ?? "")?.[1];
  if (hex === undefined) return false;
  const given = Buffer.from(hex, "hex");
  let isGood = false;
  for (const secret of secrets) {
    isGood = timingSafeEqual(createHmac("sha256", secret).update(rawBody).digest(), given) || isGood;
  }
  return isGood;
}
