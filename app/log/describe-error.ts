import { plainWords } from "./plain-words";
import { scrub } from "./scrub";

/** An error as a log may show it: what it is and where it was thrown, never what it was about. */
export interface DescribedError {
  readonly class: string;
  /** A system's, PostgreSQL's or Prisma's own code. */
  readonly code?: string;
  /** The words of its message that belong to no order (plain-words.ts). */
  readonly message: string;
  /** Where in the code, nearest first: `app/jobs/worker.ts:12:5`. */
  readonly at?: readonly string[];
  readonly cause?: DescribedError;
  readonly errors?: readonly DescribedError[];
}

const deepest = 4;
const frames = 12;

/**
 * Describes whatever was thrown. PostgreSQL's messages quote rows, JSON's quote the text, a carrier's quote the request:
 * so the message is never printed as it is, and of the stack only places are.
 */
export function describeError(thrown: unknown, depth = 0): DescribedError {
  if (!(thrown instanceof Error)) return { class: typeof thrown, message: "thrown, but not an error" };
  const code = codeOf(thrown);
  const at = placesOf(thrown);
  const inner = depth < deepest;
  return {
    class: classOf(thrown),
    ...(code === null ? {} : { code }),
    message: plainWords(thrown.message),
    ...(at.length === 0 ? {} : { at }),
    ...(inner && thrown.cause !== undefined ? { cause: describeError(thrown.cause, depth + 1) } : {}),
    ...(inner && thrown instanceof AggregateError
      ? { errors: thrown.errors.slice(0, 5).map((each: unknown) => describeError(each, depth + 1)) }
      : {}),
  };
}

/** `name` can be set to anything, so that it counts only when it looks like a class of errors. */
function classOf(error: Error): string {
  const looksRight = (name: unknown): name is string =>
    typeof name === "string" && /^[A-Z][A-Za-z]{0,60}(?:Error|Exception)$/.test(name);
  return [error.name, error.constructor.name].find(looksRight) ?? "Error";
}

function codeOf(error: Error): string | null {
  const code: unknown = Reflect.get(error, "code");
  const known = /^(?:E[A-Z_]{2,40}|ERR_[A-Z_]{2,60}|UND_ERR_[A-Z_]{2,60}|P\d{4}|[0-9A-Z]{5})$/;
  return typeof code === "string" && known.test(code) ? code : null;
}

function placesOf(error: Error): readonly string[] {
  const stack = error.stack ?? "";
  // The stack begins with the message, and a message may hold lines that look like frames.
  const head = stack.indexOf(error.message);
  const below = head < 0 ? stack : stack.slice(head + error.message.length);
  return below
    .split("\n")
    .map(placeOf)
    .filter((place) => place !== null)
    .slice(0, frames);
}

function placeOf(line: string): string | null {
  const [, path, position] =
    /^ {4}at (?:.*\()?(?:file:\/\/)?((?:node:|\/)[^()\s?]+)[^()\s]*?:(\d+:\d+)\)?$/.exec(line) ?? [];
  if (path === undefined || position === undefined) return null;
  const known = withoutRoot(path);
  return known === null || !/^[\w@./+$[\]:-]+$/.test(known) ? null : `${scrub(known)}:${position}`;
}

/** Paths of the project, its packages and Node itself; a path outside says something about the machine. */
function withoutRoot(path: string): string | null {
  const root = `${process.cwd()}/`;
  if (path.startsWith("node:")) return path;
  const packages = path.lastIndexOf("/node_modules/");
  if (packages >= 0) return path.slice(packages + 1);
  return path.startsWith(root) ? path.slice(root.length) : null;
}
