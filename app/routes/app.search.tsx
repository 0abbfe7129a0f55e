import { json, redirect, type ActionFunctionArgs } from "@remix-run/node";
import { readSearch, readSearchAnswer } from "./app._index/shipments-page.server";
import { authenticateStaff } from "./app/staff.server";

/**
 * Searches the list. What is searched may be a phone or a name, and addresses are written down wherever they pass: in
 * logs of proxies, in the browser's history, in what is sent as the referrer. So it is posted, never part of one.
 */
export async function action({ request, context }: ActionFunctionArgs) {
  const { shop } = await authenticateStaff(request, context);
  return json(await readSearchAnswer(context.world, shop, readSearch(await request.formData())));
}

/** Nothing to see: whoever comes here wanted the list. */
export const loader = ({ request }: ActionFunctionArgs) => redirect(`/app${new URL(request.url).search}`);
