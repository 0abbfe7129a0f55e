import { json, type HeadersFunction, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useRouteError } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { RouteFailure } from "~/ui/failure";
import { OrderScreen, OrderUnknownScreen } from "~/ui/order-screen";
import { readOrderView } from "./order-view.server";
import { authenticateStaff } from "../app/staff.server";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { shop } = await authenticateStaff(request, context);
  const order = await readOrderView(context.world, shop, params["id"]);
  return json({ order }, { status: order ? 200 : 404 });
}

export default function Order() {
  const { order } = useLoaderData<typeof loader>();
  return order ? <OrderScreen order={order} /> : <OrderUnknownScreen />;
}

export const headers: HeadersFunction = (args) => boundary.headers(args);

export function ErrorBoundary() {
  return <RouteFailure error={useRouteError()} />;
}
