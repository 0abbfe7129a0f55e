import type { ConnectionId, ShopDomain } from "~/shipping/ids";
import type { PushedReport } from "~/shipping/ports/carrier";
import { becomeCreated } from "./creation-outcome";
import { foldStep } from "./fold-step";
import type { World } from "./world";

/**
 * Folds a state that a carrier pushed. One that names our reference also settles a creation whose answer never came:
 * the carrier has the parcel. While that answer may still come, the push waits for it ("too-early").
 */
export async function foldPush(
  world: World,
  shop: ShopDomain,
  connectionId: ConnectionId,
  report: PushedReport,
): Promise<"folded" | "too-early" | "names-no-parcel"> {
  return world.store.transaction(async (tx) => {
    const meant = await tx.shipments.findPushed(shop, connectionId, report);
    const shipment = meant ? await tx.shipments.findForUpdate(shop, meant.id) : null;
    if (!shipment) {
      // It may name a parcel by the carrier's id alone while the answer that tells us this id is still awaited.
      const awaited = await tx.shipments.list(shop, { states: ["sending", "uncertain"] });
      return awaited.some((other) => other.connectionId === connectionId) ? "too-early" : "names-no-parcel";
    }
    if (shipment.state === "sending") return "too-early";
    if (shipment.state === "uncertain") {
      await becomeCreated(
        world,
        tx,
        shipment,
        {
          trackingNumber: report.trackingNumber ?? report.carrierId,
          trackingUrl: report.trackingUrl,
          labelUrl: null,
          carrierState: null,
          ...(report.carrierId ? { carrierId: report.carrierId } : {}),
        },
        "found-at-carrier",
      );
    }
    await foldStep(world, tx, {
      shop,
      id: shipment.id,
      report: { ...report, trackingNumber: shipment.trackingNumber ?? "" },
      source: "push",
    });
    return "folded";
  });
}
