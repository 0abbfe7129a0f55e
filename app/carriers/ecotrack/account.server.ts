import { accountOf } from "../kit/account.server";

/** Limits are counted per host and token, in whatever shop. */
export const accountAt = (host: string, token: string): string => accountOf(`${host} ${token}`);
