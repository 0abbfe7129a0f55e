import { json, redirect, type ActionFunctionArgs } from "@remix-run/node";
import { isLanguage } from "~/i18n/language";
import { authenticateStaff } from "./app/staff.server";

/** Saves a staff member's own language. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { shop, staffId } = await authenticateStaff(request, context);
  const chosen = (await request.formData()).get("language");
  if (!isLanguage(chosen)) return json({ ok: false }, { status: 400 });
  await context.world.store.staff.saveLanguage(shop, staffId, chosen);
  return json({ ok: true });
}

/** Nothing to see: whoever comes here wanted the app. */
export const loader = ({ request }: ActionFunctionArgs) => redirect(`/app${new URL(request.url).search}`);
