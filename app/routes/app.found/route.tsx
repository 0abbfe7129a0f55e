import {
  json,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { useLoaderData, useRouteError } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { RouteFailure } from "~/ui/failure";
import { FoundScreen } from "~/ui/found-screen";
import { authenticateStaff } from "../app/staff.server";
import { answerFoundIntent, readFoundRows } from "./found.server";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { shop } = await authenticateStaff(request, context);
  const rows = await readFoundRows(context.world, shop);
  return json({ rows: rows.ok ? rows.value : [] });
}

/** A refusal is an answer like any other: the page says it in words. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { shop, actor } = await authenticateStaff(request, context);
  return json(await answerFoundIntent(context.world, { shop, actor }, await request.formData()));
}

export default function Found() {
  return <FoundScreen {...useLoaderData<typeof loader>()} />;
}

export const headers: HeadersFunction = (args) => boundary.headers(args);

export function ErrorBoundary() {
  return <RouteFailure error={useRouteError()} />;
}
