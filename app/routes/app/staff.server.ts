import type { AppLoadContext } from "@remix-run/node";
import { ensureInstalled } from "~/use-cases/ensure-installed";
import { fallbackLanguage, languageOfLocale, type Language } from "~/i18n/language";

/**
 * Who asks: a shop, and one of its staff by Shopify's user id. The journal names them as the actor: by their name, or by
 * that id where Shopify does not say it. Throws what Shopify's library wants answered instead.
 */
export async function authenticateStaff(request: Request, context: AppLoadContext) {
  const { shop, staffId, session } = await context.shopify.authenticateAdmin(request);
  await ensureInstalled(context.world, shop, session.scope ?? "");
  const name = await context.shopify.staffName(request, { shop, staffId });
  return { shop, staffId, actor: name ?? `staff ${staffId}` };
}

/**
 * The staff member's own choice; without one, the language their admin asks for, where we speak it. Shopify's admin has
 * no Arabic to ask for.
 */
export async function languageOfStaff(
  request: Request,
  context: AppLoadContext,
  staff: Pick<Awaited<ReturnType<typeof authenticateStaff>>, "shop" | "staffId">,
): Promise<Language> {
  return (await context.world.store.staff.language(staff.shop, staff.staffId)) ?? languageOfVisitor(request);
}

/** For pages nobody is logged in on: the admin's `locale`, the browser's languages, French. */
export function languageOfVisitor(request: Request): Language {
  const asked = languageOfLocale(new URL(request.url).searchParams.get("locale"));
  if (asked) return asked;
  for (const locale of (request.headers.get("accept-language") ?? "").split(",")) {
    const known = languageOfLocale(locale.split(";")[0]?.trim() ?? null);
    if (known) return known;
  }
  return fallbackLanguage;
}
