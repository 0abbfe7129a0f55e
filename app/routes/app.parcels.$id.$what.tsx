import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { shipmentId, type ShipmentId, type ShopDomain } from "~/shipping/ids";
import type { CarrierSaid } from "~/ui/order-view";
import { listRemarks } from "~/use-cases/list-remarks";
import { readHistory } from "~/use-cases/read-history";
import { refusal } from "~/use-cases/refusal";
import type { World } from "~/use-cases/world";
import { authenticateStaff } from "./app/staff.server";

/** What a parcel's carrier says when it is asked now: its history, or the remarks. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { shop } = await authenticateStaff(request, context);
  const id = shipmentId.safeParse(params["id"]);
  const { what } = params;
  if (!id.success || (what !== "history" && what !== "remarks")) {
    const unknown: CarrierSaid = { kind: "refused", refusal: refusal("shipment_unknown") };
    return json(unknown, { status: 404 });
  }
  const said = await (what === "history" ? history : remarks)(context.world, shop, id.data);
  const isUnknown = said.kind === "refused" && said.refusal.code === "shipment_unknown";
  return json(said, { status: isUnknown ? 404 : 200 });
}

async function history(world: World, shop: ShopDomain, id: ShipmentId): Promise<CarrierSaid> {
  const read = await readHistory(world, shop, id);
  if (!read.ok) return { kind: "refused", refusal: read.error };
  return {
    kind: "history",
    steps: read.value.map(({ at, words, ...step }) => ({
      ...step,
      at: at && at.toISOString(),
      words: words ?? null,
    })),
  };
}

async function remarks(world: World, shop: ShopDomain, id: ShipmentId): Promise<CarrierSaid> {
  const read = await listRemarks(world, shop, id);
  if (!read.ok) return { kind: "refused", refusal: read.error };
  return {
    kind: "remarks",
    remarks: read.value.map(({ text, station, courier, at }) => ({
      text,
      by: [courier, station].filter((one) => one !== null).join(", ") || null,
      at: at && at.toISOString(),
    })),
  };
}
