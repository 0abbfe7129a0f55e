import { json, type AppLoadContext } from "@remix-run/node";
import { z } from "zod";
import { languages } from "~/i18n/language";
import { shipmentId, type ShipmentId } from "~/shipping/ids";
import type { PrintedDocument } from "~/shipping/ports/carrier-services";
import { labelFormats } from "~/shipping/ports/paper";
import type { Result } from "~/shipping/result";
import { refusal, type Refusal } from "~/use-cases/refusal";
import { authenticateStaff, languageOfStaff } from "./staff.server";

/** More than a page of the list holds; a courier's whole day is the operator's. */
const mostShipments = 100;

const question = z.object({
  /** With commas between them. */
  shipments: z.string().transform((ids, context): readonly ShipmentId[] => {
    const read = z.array(shipmentId).min(1).max(mostShipments).safeParse(ids.split(","));
    if (read.success) return read.data;
    context.addIssue({ code: "custom", message: "expected ids of shipments" });
    return z.NEVER;
  }),
  format: z.enum(labelFormats).catch("100x150"),
  language: z.enum(languages).optional().catch(undefined),
});

/** What staff want printed: for which shipments, in which language (their own, unless they chose one). */
export interface PrintQuestion {
  readonly staff: Awaited<ReturnType<typeof authenticateStaff>>;
  readonly ids: readonly ShipmentId[];
  readonly format: (typeof labelFormats)[number];
  readonly language: (typeof languages)[number];
}

/**
 * Answers with a document for staff alone. It is posted: printing is noted in the journal, and a browser repeats what it
 * only gets.
 */
export async function answerPrint(
  request: Request,
  context: AppLoadContext,
  print: (asked: PrintQuestion) => Promise<Result<{ readonly document: PrintedDocument }, Refusal>>,
): Promise<Response> {
  const staff = await authenticateStaff(request, context);
  const asked = question.safeParse(Object.fromEntries(await request.formData()));
  if (!asked.success) return json({ refusal: refusal("input_invalid") }, { status: 400 });
  const { shipments: ids, format, language } = asked.data;
  const spoken = language ?? (await languageOfStaff(request, context, staff));
  const printed = await print({ staff, ids, format, language: spoken });
  if (printed.ok) return documentResponse(printed.value.document);
  const status = printed.error.code === "shipment_unknown" ? 404 : 409;
  return json({ refusal: printed.error }, { status });
}

const endings = { "application/pdf": "pdf", "text/html": "html", "image/png": "png" } as const;

/**
 * As a file to keep, and never as a page of ours: what a carrier wrote may hold scripts, which must not run where a session
 * of the shop is open. Nobody on the way keeps it.
 */
export function documentResponse({ contentType, body }: PrintedDocument): Response {
  return new Response(new Uint8Array(body), {
    headers: {
      "Content-Type": contentType,
      "Content-Disposition": `attachment; filename="navette.${endings[contentType]}"`,
      "Content-Security-Policy": "sandbox; default-src 'none'",
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": "private, no-store",
    },
  });
}
