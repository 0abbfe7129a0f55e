import { z } from "zod";

/** What a merchant types; the hook URL is as secret as the token, for who knows both can order. */
export const settingsSchema = (options: { readonly plainHttp: boolean }) =>
  z.strictObject({
    hookUrl: z
      .string()
      .trim()
      .refine((text) => isHookUrl(text, options.plainHttp), "expected the hook's full https address"),
    accessToken: z
      .string()
      .trim()
      .regex(/^[\x21-\x7e]{1,4096}$/, "expected a token without spaces"),
    /** Whoever shares a company shares its limit; without one the token names it. */
    company: z.string().trim().min(1).max(200).optional(),
    /** The shop's own rule: so long after an order was pushed it counts as delivered. Left out: staff alone say. */
    deliveredAfterMinutes: z.int().positive().optional(),
  });
export type DelivetySettings = z.infer<ReturnType<typeof settingsSchema>>;

function isHookUrl(text: string, plainHttp: boolean): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, pathname } = new URL(text);
  // A bare host is a page copied from the browser: the hook's own name is in its path.
  if (username !== "" || password !== "" || pathname === "/") return false;
  return protocol === "https:" || (plainHttp && protocol === "http:");
}

/** What names the hook: nobody may read it in words or logs. */
export function secretsOf({ hookUrl, accessToken }: DelivetySettings): readonly string[] {
  const { pathname, search } = new URL(hookUrl);
  const parts = [...pathname.split("/"), ...search.split(/[?&=]/)];
  // "hooks" and "catch" are the document's own path, and ordinary words.
  const names = parts.filter((part) => part !== "" && part !== "hooks" && part !== "catch");
  return [accessToken, hookUrl, ...names];
}
