import { z } from "zod";

/** Where a page of a newest-first list ends: the last row's time and id. */
export interface Cursor {
  readonly createdAt: Date;
  readonly id: string;
}

export function writeCursor({ createdAt, id }: Cursor): string {
  return Buffer.from(JSON.stringify([createdAt.toISOString(), id])).toString("base64url");
}

/**
 * Null for a text that is no cursor: cursors stand in addresses, which people shorten; the list then starts anew.
 *
 * @param id what the list's ids look like: a UUID, unless said otherwise
 */
export function readCursor(text: string, id: z.ZodType<string> = z.uuid()): Cursor | null {
  const json = Buffer.from(text, "base64url").toString();
  const parsed = z
    .string()
    .transform((value, context): unknown => {
      try {
        return JSON.parse(value);
      } catch {
        context.addIssue({ code: "custom", message: "not JSON" });
        return z.NEVER;
      }
    })
    .pipe(z.tuple([z.iso.datetime(), id]))
    .safeParse(json);
  if (!parsed.success) return null;
  const [createdAt, last] = parsed.data;
  return { createdAt: new Date(createdAt), id: last };
}
