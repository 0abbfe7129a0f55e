import { constants } from "node:os";
import { scrub } from "./scrub";

/**
 * Rebuilds an error's message from words that say nothing about any order. Everything else becomes "…": a scrubber can
 * find what has a pattern, a name or an address has none. What is lost is in the stack: it says where.
 */
export function plainWords(message: string): string {
  const [firstLine = ""] = message.split("\n").filter((line) => line.trim() !== "");
  const words = scrub(firstLine.slice(0, 400))
    .replaceAll(quoted, "…")
    .split(/\s+/)
    .map((word) => (isPlain(word) ? word : "…"));
  return words.filter((word, at) => word !== "…" || words[at - 1] !== "…").join(" ");
}

const quoted = /"[^"]*"?|`[^`]*`?|'[^']*'|«[^»]*»?/g;

function isPlain(word: string): boolean {
  const bare = word.replace(/^[([]+/, "").replace(/[)\].,:;!?…]+$/, "");
  return (
    vocabulary.has(bare.toLowerCase()) ||
    errorNumbers.has(bare) ||
    /^\[?(?:secret|email|number)$/.test(bare) ||
    /^[1-5]\d\d$/.test(bare)
  );
}

const errorNumbers: ReadonlySet<string> = new Set([
  ...Object.keys(constants.errno),
  "ENOTFOUND",
  "EAI_AGAIN",
]);

const vocabulary: ReadonlySet<string> = new Set(
  `a aborted abort access acquire active already an and another any argument arguments array as assertion assign
  async at attempt authentication await be because been before body boolean both bug but by call callback called came
  cannot can't certificate closed closing code column command commit connect connecting connection connections
  constraint constructor content convert could count create current cursor data database date deadlock decode decrypt
  decryption defined delete deleted detected did directory disconnected does doesn't done duplicate empty encoding
  encrypted end ended error errors event exceeded exist existing exists exit expected expired failed failure fatal
  fetch field file files for foreign found from function generator getaddrinfo given got graphql handle handler has
  have header headers heap host idle in index initialized input insert instance instanceof integer internal into
  invalid invocation is it iterable job jobs json key keys large last left length limit limits line listen local lock
  locked long lost map match maximum memory message method missing module more must name network never no node non-null
  not null number object objects of offset on one only open operation operator or out overflow overflows own parameter
  parse parsed parsing password path payload peer pending permission pool port position postgres prisma process promise
  properties property prototype query queue range reached read reading received recursion recursive reference refused
  regular rejected rejection relation remaining required requested reset resolve response result retries retry return
  returned role rollback row rows rules running schema script send sent sequence serialization server session set
  shipment shop should signal simultaneously size socket spawn stack stalled start started state statement states
  status still stopped stream string such supported syntax system table terminated terminating than that the their
  then there this thrown time timed timeout to token too transaction transition transport try trying tuple type unable
  undefined unexpected unhandled unique unknown unreachable unsupported update use used user valid value values
  violates violation wait waiting was webhook were when where while with without work worker write writing wrong zero`.split(
    /\s+/,
  ),
);
