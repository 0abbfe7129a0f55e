import type { CarrierError } from "~/shipping/ports/carrier";
import { fail, ok, type Result } from "~/shipping/result";
import { lacksCall } from "./absent-call";
import type { Asking, Failure } from "./asking.server";
import { batchBody, isBatchAnswer } from "./batch";
import { type Reading, strange } from "./errors";
import { readCommunes, readDesks, readWilayas, type Reference } from "./reference";
import type { EcotrackSettings } from "./settings";

/** What the host serves (public, unconfirmed calls): `validate/token`, the three lists, and whether it takes many at once. */
export async function syncLists(
  asking: Asking,
  settings: EcotrackSettings,
): Promise<Result<Reference, CarrierError>> {
  const { ask, read, errorOf } = asking;
  const token = await ask("token", settings, { parameters: {} });
  // A host may lack this call; then its lists say whether the token is good.
  const saysNothing = token.kind === "done" || (token.kind === "bad-answer" && token.standing !== "denied");
  if (!saysNothing) return fail(errorOf("token", token));

  const communes = await read("communes", settings, {}, readCommunes);
  if (!communes.ok) return communes;
  const wilayas = await ask("wilayas", settings, { parameters: {} });
  if (wilayas.kind !== "done" && !isAbsent(wilayas)) return fail(errorOf("wilayas", wilayas));
  const served = wilayas.kind === "done" ? readWilayas(wilayas.body) : wilayasIn(communes.value);
  if (!served) return fail(errorOf("wilayas", strange(200)));
  // For display alone: a host without them is served all the same.
  const desks = await ask("desks", settings, { parameters: {} });
  return ok({
    wilayas: served,
    communes: communes.value,
    desks: desks.kind === "done" ? readDesks(desks.body) : [],
    takesMany: await takesMany(asking, settings),
  });
}

/**
 * Whether there is a `create/orders` here: asked without any order, which makes nothing. A host that has it answers with
 * no results, or turns it down by its fields; of any other answer nobody knows, and parcels go one by one.
 */
async function takesMany({ ask }: Asking, settings: EcotrackSettings): Promise<boolean> {
  const answer = await ask("batch", settings, { body: batchBody([]) });
  if (answer.kind === "done") return isBatchAnswer(answer.body);
  return answer.kind === "bad-answer" && answer.standing === "refused" && !lacksCall(answer);
}

/** A call that this host does not have. */
const isAbsent = (answer: Reading | Failure): boolean =>
  answer.kind === "bad-answer" && answer.status === 404;

/** A host that lists communes but no wilayas serves those that its communes are in. */
const wilayasIn = (communes: Reference["communes"]): Reference["wilayas"] =>
  [...new Set(communes.map(({ wilaya }) => wilaya))].map((id) => ({ id, name: String(id) }));
