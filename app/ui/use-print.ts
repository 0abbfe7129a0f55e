import { useState } from "react";
import type { Language } from "~/i18n/language";
import type { Refusal } from "~/i18n/sentences";

export type PaperKind = "labels" | "manifest" | "pick-list";

export interface PrintRequest {
  readonly paper: PaperKind;
  /** Ids of shipments. */
  readonly shipments: readonly string[];
  readonly format: string;
  readonly language: Language;
}

/** Null: nobody answered. */
export type PrintFailure = Refusal | null;

/**
 * Asks for a document and hands it to the browser as a file. Not by a link: App Bridge adds the session token to requests
 * alone. Nor as a page: a carrier's label may hold scripts, and an address made from it would run them as ours.
 */
export function usePrint() {
  const [printing, setPrinting] = useState<PaperKind | null>(null);
  const [failure, setFailure] = useState<{ readonly why: PrintFailure } | null>(null);
  const print = async ({ paper, shipments, format, language }: PrintRequest): Promise<boolean> => {
    setPrinting(paper);
    setFailure(null);
    const why = await fetchPaper(paper, { shipments: shipments.join(","), format, language });
    setPrinting(null);
    if (why !== undefined) setFailure({ why });
    return why === undefined;
  };
  return {
    print,
    printing,
    failure,
    forget: () => {
      setFailure(null);
    },
  };
}

/** Undefined: it is there. */
const fetchPaper = (paper: PaperKind, fields: Readonly<Record<string, string>>) =>
  fetchDocument(`/app/${paper}`, fields, paper);

/**
 * Asks for a document of ours and hands it to the browser as a file of this name.
 *
 * @returns undefined: it is there
 */
export async function fetchDocument(
  path: string,
  fields: Readonly<Record<string, string>>,
  name: string,
): Promise<PrintFailure | undefined> {
  try {
    // The browser's, as App Bridge has wrapped it.
    const answer = await window.fetch(path, { method: "POST", body: new URLSearchParams(fields) });
    // What our own route answers with (routes/app/printing.server.ts); anything else is no JSON, or has none.
    if (!answer.ok) return ((await answer.json()) as { refusal?: Refusal }).refusal ?? null;
    const type = answer.headers.get("content-type") ?? "";
    keepFile(
      await answer.blob(),
      `${name}.${type.includes("html") ? "html" : (type.split("/")[1] ?? "pdf")}`,
    );
    return undefined;
  } catch {
    // No network, or an answer that is none of ours: either way there is no document.
    return null;
  }
}

function keepFile(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
