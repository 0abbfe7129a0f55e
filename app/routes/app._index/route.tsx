import { json, type HeadersFunction, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useRouteError, type ShouldRevalidateFunction } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { RouteFailure } from "~/ui/failure";
import { ShipmentsScreen } from "~/ui/shipments-screen";
import { collectsOnRequest } from "~/use-cases/request-pickup";
import { readCarrierNotices } from "./carrier-notices.server";
import { readQuery, readShipmentsPage } from "./shipments-page.server";
import { authenticateStaff } from "../app/staff.server";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { shop } = await authenticateStaff(request, context);
  const asked = readQuery(request);
  const page = await readShipmentsPage(context.world, shop, asked);
  const collects = await collectsOnRequest(context.world, shop);
  return json({ ...asked, page, collects, notices: await readCarrierNotices(context.world, shop) });
}

/** A search is posted, and changes nothing. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ formAction, defaultShouldRevalidate }) =>
  formAction === "/app/search" ? false : defaultShouldRevalidate;

export default function Shipments() {
  return <ShipmentsScreen {...useLoaderData<typeof loader>()} />;
}

export const headers: HeadersFunction = (args) => boundary.headers(args);

export function ErrorBoundary() {
  return <RouteFailure error={useRouteError()} />;
}
