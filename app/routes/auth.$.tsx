import type { LoaderFunctionArgs } from "@remix-run/node";

/** The bounce page and the other addresses of Shopify's library: it answers all of them itself. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  await context.shopify.authenticateAdmin(request);
  return null;
}
