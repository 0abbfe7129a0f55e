/** Key pairs and the three headers of a signed request ("Authentication"). */
import { createHmac, timingSafeEqual } from "node:crypto";
import type { Answer, Clock, StandInRequest } from "../kit";
import { refuse } from "./errors";

/** The document's sandbox pair. */
export const SANDBOX = {
  publicKey: "pk_test_dropcolis_partner",
  secretKey: "sk_test_secret_dropcolis_partner",
};

/** (assumed) */
const TOLERANCE_SECONDS = 300;

export type Accounts = {
  /** Adds a pair; with `sameAs` it opens the account of another pair, as after a rotation. */
  add(pair: { publicKey: string; secretKey: string; sameAs?: string | undefined }): void;
  revoke(publicKey: string): void;
  /** The account whose pair signed the request, or the 401. */
  authenticate(request: StandInRequest): { readonly account: string } | Answer;
};

export function createAccounts(clock: Clock): Accounts {
  const pairs = new Map<string, { readonly secretKey: string; readonly account: string }>();
  return {
    add({ publicKey, secretKey, sameAs }) {
      const account = sameAs === undefined ? publicKey : (pairs.get(sameAs)?.account ?? sameAs);
      pairs.set(publicKey, { secretKey, account });
    },
    revoke: (publicKey) => void pairs.delete(publicKey),
    authenticate(request) {
      const header = (name: string): string => String(request.headers[name] ?? "");
      const timestamp = header("x-timestamp");
      const signature = header("x-signature");
      const pair = pairs.get(header("x-api-key"));
      if (pair === undefined) return refuse(401, "invalid_api_key", "Unknown API key");
      if (!/^\d{10}$/.test(timestamp))
        return refuse(401, "invalid_timestamp", "X-Timestamp must be Unix seconds");
      const age = Math.abs(clock.now().getTime() / 1000 - Number(timestamp));
      if (age > TOLERANCE_SECONDS) return refuse(401, "invalid_timestamp", "X-Timestamp is too far from now");
      if (!isSigned(request, timestamp, signature, pair.secretKey)) {
        return refuse(401, "invalid_signature", "Signature does not match");
      }
      return { account: pair.account };
    },
  };
}

/** Over the bytes that came, never over what they mean. */
function isSigned(request: StandInRequest, timestamp: string, signature: string, secretKey: string): boolean {
  const query = request.query.toString();
  const path = query === "" ? request.path : `${request.path}?${query}`;
  const expected = createHmac("sha256", secretKey)
    .update(`${timestamp}\n${request.method}\n${path}\n`)
    .update(request.rawBody)
    .digest("hex");
  const given = Buffer.from(signature);
  const wanted = Buffer.from(`v1=${expected}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
