/** A carrier that names a time further away than this has mistyped it; orders must not wait for a wrong year. */
const longestMilliseconds = 24 * 60 * 60 * 1000;

/** Reads a Retry-After header: whole seconds or an HTTP date (RFC 9110). Null where there is none that can be read. */
export function readRetryAfter(header: string | undefined, now: Date): Date | null {
  const text = header?.trim() ?? "";
  const milliseconds = /^\d+(\.\d+)?$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now.getTime();
  if (!Number.isFinite(milliseconds)) return null;
  return new Date(now.getTime() + Math.min(Math.max(Math.ceil(milliseconds), 0), longestMilliseconds));
}
