/** Of a page of labels: as many as a bulk has. */
export const mostPrintedBytes = 20 * 1024 * 1024;

/** The document prints links with its own `{{env}}` in front; a relative one is read against the API's address. */
export function readLink(link: string | null, baseUrl: string): string | null {
  const filled = link?.replace("{{env}}", baseUrl) ?? null;
  if (filled === null || !URL.canParse(filled, `${baseUrl}/`)) return null;
  const url = new URL(filled, `${baseUrl}/`);
  return url.protocol === "https:" || url.protocol === "http:" ? url.href : null;
}

/** Whether a kept link still leads to the host that we talk to: nothing else of ours may be sent there. */
export const isOfHost = (link: string, baseUrl: string): boolean =>
  URL.parse(link)?.origin === new URL(baseUrl).origin;

const printable = ["application/pdf", "text/html", "image/png"] as const;

/** What the answer says it is, if we hand such a thing on. */
export function printableType(header: string | undefined): (typeof printable)[number] | null {
  const type = header?.split(";")[0]?.trim().toLowerCase();
  return printable.find((each) => each === type) ?? null;
}
