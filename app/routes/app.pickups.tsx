import { json, redirect, type ActionFunctionArgs } from "@remix-run/node";
import type { PickupAnswer, PickupView } from "~/ui/request-pickup";
import { requestPickup, type RequestedParcels } from "~/use-cases/request-pickup";
import { authenticateStaff } from "./app/staff.server";

/** Staff ask for everything that waits to be collected, and wait for what comes of it. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { shop, actor } = await authenticateStaff(request, context);
  const asked = await requestPickup(context.world, shop, null, actor);
  const answer: PickupAnswer = asked.ok
    ? { kind: "asked", pickups: asked.value.map(viewOf) }
    : { kind: "refused", refusal: asked.error };
  return json(answer);
}

/** Without the address of its paper, which holds the carrier's token. */
function viewOf({ pickup, parcels }: RequestedParcels): PickupView {
  const { id, carrier, number, problem, state } = pickup;
  const isUnclear = state === "requesting" || state === "uncertain";
  const outcome = state === "refused" ? "refused" : isUnclear ? "unclear" : "asked";
  return { id, carrier, parcels: parcels.length, outcome, number, problem };
}

/** Nothing to see: whoever comes here wanted the list. */
export const loader = ({ request }: ActionFunctionArgs) => redirect(`/app${new URL(request.url).search}`);
