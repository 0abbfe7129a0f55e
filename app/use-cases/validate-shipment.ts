import type { ShipmentId, ShopDomain } from "~/shipping/ids";
import { fail, ok, type Result } from "~/shipping/result";
import type { JobOutcome } from "~/shipping/ports/jobs";
import { problemOfCarrierError } from "~/shipping/carrier-problem";
import type { Problem, ProblemCode } from "~/shipping/problem";
import type { CarrierError } from "~/shipping/ports/carrier";
import type { Shipment } from "~/shipping/shipment";
import { done, inMilliseconds, later } from "./outcome";
import { recordOf } from "./record";
import { refusal, type Refusal } from "./refusal";
import type { World } from "./world";

/**
 * Hands a parcel over to a carrier that collects nothing before; the others say that they have no such step. Saying it
 * twice harms nothing: the second time the carrier has it already.
 */
export async function validateShipment(
  world: World,
  shop: ShopDomain,
  id: ShipmentId,
  actor: string,
): Promise<Result<Shipment, Refusal>> {
  const shipment = await world.store.shipments.find(shop, id);
  if (!shipment) return fail(refusal("shipment_unknown", { shipment: id }));
  const connection = shipment.connectionId
    ? await world.store.connections.find(shop, shipment.connectionId)
    : null;
  const carrier = connection ? world.carriers.get(connection.carrier) : undefined;
  if (!connection || !carrier?.validation) {
    return fail(refusal("capability_missing", { carrier: shipment.carrier ?? "", operation: "validate" }));
  }
  if (shipment.validatedAt) return ok(shipment);
  if (!shipment.sentAt) {
    return fail(refusal("not_yet_created", { order: shipment.orderName, state: shipment.state }));
  }
  const validated = await carrier.validation.validate(connection, shipment);
  return ok(await save(world, shop, id, actor, validated.ok ? null : validated.error));
}

/** What may be over later; for the last two a person has to act, and whoever does pulls the job forward. */
const pauseAfter: ReadonlyMap<ProblemCode | undefined, number> = new Map<ProblemCode, number>([
  ["carrier_unavailable", 60_000],
  ["carrier_auth", 10 * 60_000],
  ["carrier_moved", 10 * 60_000],
]);

/** The same as a job, for connections that hand over at once. */
export async function validateAtOnce(
  world: World,
  job: { readonly shop: ShopDomain; readonly shipmentId: ShipmentId },
): Promise<JobOutcome> {
  const validated = await validateShipment(world, job.shop, job.shipmentId, "app");
  if (!validated.ok || validated.value.validatedAt) return done;
  const pause = pauseAfter.get(validated.value.problem?.code);
  return pause === undefined ? done : later(inMilliseconds(world, pause));
}

/** What Shopify said is another matter, and stays. */
const shopifysAlone = (problem: Problem | null): Problem | null =>
  problem?.code.startsWith("shopify_") ? problem : null;

async function save(
  world: World,
  shop: ShopDomain,
  id: ShipmentId,
  actor: string,
  error: CarrierError | null,
): Promise<Shipment> {
  return world.store.transaction(async (tx) => {
    const shipment = await tx.shipments.findForUpdate(shop, id);
    if (!shipment) throw new Error("a shipment does not go away");
    const now = world.clock.now();
    const validated = error
      ? { ...shipment, problem: problemOfCarrierError(error), updatedAt: now }
      : { ...shipment, problem: shopifysAlone(shipment.problem), validatedAt: now, updatedAt: now };
    await tx.shipments.save(shop, validated);
    await tx.journal.add(shop, recordOf(world, validated, error ? "not-validated" : "validated", actor));
    return validated;
  });
}
