import { json, type HeadersFunction, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useRouteError } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { RouteFailure } from "~/ui/failure";
import { ShipmentsScreen } from "~/ui/shipments-screen";
import { readQuery, readShipmentsPage } from "./shipments-page.server";
import { authenticateStaff } from "../app/staff.server";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { shop } = await authenticateStaff(request, context);
  const { view, after } = readQuery(request);
  return json({ view, after, page: await readShipmentsPage(context.world, shop, view, after) });
}

export default function Shipments() {
  const { view, after, page } = useLoaderData<typeof loader>();
  return <ShipmentsScreen view={view} after={after} page={page} />;
}

export const headers: HeadersFunction = (args) => boundary.headers(args);

export function ErrorBoundary() {
  return <RouteFailure error={useRouteError()} />;
}
