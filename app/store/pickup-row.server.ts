import type { ShopDomain } from "~/shipping/ids";
import { pickup, type Pickup } from "~/shipping/pickup";
import { problem } from "~/shipping/problem";
import type { Pickup as PickupRow } from "../../generated/prisma/client";
import { encryptedJson } from "./encrypted-json.server";
import type { Vault } from "./vault.server";

const problemColumn = encryptedJson("Pickup.problem", problem);

export const pickupOfRow = (vault: Vault, shop: ShopDomain, row: PickupRow): Pickup =>
  pickup.parse({
    ...row,
    printUrl: row.printUrl === null ? null : vault.decrypt(shop, "Pickup.printUrl", row.printUrl),
    actor: vault.decrypt(shop, "Pickup.actor", row.actor),
    problem: problemColumn.openOrNull(vault, shop, row.problem),
    attempt:
      row.attemptId === null
        ? null
        : { id: row.attemptId, startedAt: row.attemptStartedAt, endedAt: row.attemptEndedAt },
  });

/** The columns of a pick-up but its shop. */
export function pickupColumns(vault: Vault, saved: Pickup) {
  const { shop, attempt, printUrl, ...plain } = saved;
  return {
    ...plain,
    printUrl: printUrl === null ? null : vault.encrypt(shop, "Pickup.printUrl", printUrl),
    actor: vault.encrypt(shop, "Pickup.actor", saved.actor),
    problem: problemColumn.sealOrNull(vault, shop, saved.problem),
    attemptId: attempt && attempt.id,
    attemptStartedAt: attempt && attempt.startedAt,
    attemptEndedAt: attempt && attempt.endedAt,
  };
}
