import {
  json,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { useLoaderData, useRouteError } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { orderId } from "~/shipping/ids";
import { RouteFailure } from "~/ui/failure";
import { OrderScreen, OrderUnknownScreen } from "~/ui/order-screen";
import { answerIntent } from "./order-action.server";
import { readOrderView } from "./order-view.server";
import { authenticateStaff } from "../app/staff.server";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { shop } = await authenticateStaff(request, context);
  const order = await readOrderView(context.world, shop, params["id"]);
  return json({ order }, { status: order ? 200 : 404 });
}

/** A refusal is an answer like any other: the page says it in words. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { shop, actor } = await authenticateStaff(request, context);
  const order = orderId.parse(params["id"]);
  return json(await answerIntent(context.world, { shop, order, actor }, await request.formData()));
}

export default function Order() {
  const { order } = useLoaderData<typeof loader>();
  return order ? <OrderScreen key={order.id} order={order} /> : <OrderUnknownScreen />;
}

export const headers: HeadersFunction = (args) => boundary.headers(args);

export function ErrorBoundary() {
  return <RouteFailure error={useRouteError()} />;
}
