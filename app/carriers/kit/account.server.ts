import { createHash } from "node:crypto";

/**
 * Names a carrier account by its token without telling it: two connections with the same token have the same name,
 * and so the same limits. Tokens are long and random, so a plain digest cannot be turned back.
 */
export const accountOf = (token: string): string =>
  createHash("sha256").update(token).digest("hex").slice(0, 32);
