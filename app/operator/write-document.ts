import { writeFile } from "node:fs/promises";
import { isAbsolute } from "node:path";
import { z } from "zod";
import { fallbackLanguage, languages } from "~/i18n";
import type { PrintedDocument } from "~/shipping/ports/carrier-services";
import { fail, ok, type Result } from "~/shipping/result";
import { refusal, type Refusal } from "~/use-cases/refusal";

/** Where a document goes: whole, because the app that writes it may run in another directory. */
export const documentPath = z
  .string()
  .max(4000)
  .refine(isAbsolute, "expected a whole path, as /tmp/labels.pdf");

export const documentLanguage = z.enum(languages).default(fallbackLanguage);

/** Writes it where nobody but the app's own user reads it: it holds names and addresses. */
export async function writeDocument(path: string, { body }: PrintedDocument): Promise<Result<null, Refusal>> {
  try {
    await writeFile(path, body, { mode: 0o600 });
    return ok(null);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (code === "") throw error;
    return fail(refusal("input_invalid", { reason: `path: ${code}` }));
  }
}
