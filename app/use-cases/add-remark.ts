import type { ShipmentId, ShopDomain } from "~/shipping/ids";
import { fail, ok, type Result } from "~/shipping/result";
import type { Shipment } from "~/shipping/shipment";
import { carrierFailure, hasNot, parcelAtCarrier } from "./at-carrier";
import { recordOf } from "./record";
import { refusal, type Refusal } from "./refusal";
import type { World } from "./world";

/**
 * Writes words to the courier about a parcel. Said twice they stand there twice: so once, while the caller waits, and
 * after an answer that was lost a person looks first.
 */
export async function addRemark(
  world: World,
  shop: ShopDomain,
  id: ShipmentId,
  text: string,
  actor: string,
): Promise<Result<Shipment, Refusal>> {
  const found = await parcelAtCarrier(world, shop, id);
  if (!found.ok) return found;
  const { shipment, connection, carrier } = found.value;
  if (!carrier.remarks) return fail(hasNot(carrier, "remark"));
  const { mostCharacters } = carrier.remarks;
  const words = text.trim();
  if (words === "") return fail(refusal("input_invalid", { reason: "text" }));
  if ([...words].length > mostCharacters) {
    return fail(refusal("remark_too_long", { most: mostCharacters }));
  }
  const outcome = await carrier.remarks.add(connection, shipment, words);
  if (outcome.kind === "refused") return fail(carrierFailure(outcome.error));
  if (outcome.kind === "unknown") {
    const { kind } = outcome.error;
    const isSure = kind === "auth" || kind === "rate-limited";
    return fail(
      isSure ? carrierFailure(outcome.error) : refusal("remark_unclear", { carrier: carrier.facts.name }),
    );
  }
  await world.store.transaction((tx) =>
    tx.journal.add(shop, recordOf(world, { ...shipment, problem: null }, "remarked", actor, words)),
  );
  return ok(shipment);
}
