import { json, type ActionFunctionArgs } from "@remix-run/node";
import { pickupId } from "~/shipping/ids";
import { printPickup } from "~/use-cases/print-pickup";
import { refusal } from "~/use-cases/refusal";
import { documentResponse } from "./app/printing.server";
import { authenticateStaff } from "./app/staff.server";

/** The carrier's paper of a pick-up, for staff of its shop alone: of another shop's there is nothing. */
async function answer({ request, params, context }: ActionFunctionArgs): Promise<Response> {
  const { shop } = await authenticateStaff(request, context);
  const id = pickupId.safeParse(params["id"]);
  if (!id.success) return json({ refusal: refusal("pickup_unknown") }, { status: 404 });
  const printed = await printPickup(context.world, shop, id.data);
  if (printed.ok) return documentResponse(printed.value);
  return json({ refusal: printed.error }, { status: printed.error.code === "pickup_unknown" ? 404 : 409 });
}

export const action = answer;
export const loader = answer;
