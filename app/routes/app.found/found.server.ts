import { z } from "zod";
import { formatAmount } from "~/shipping/money";
import type { FoundCause } from "~/shipping/found-parcel";
import { foundParcelId, type ShopDomain } from "~/shipping/ids";
import { ok, type Result } from "~/shipping/result";
import type { FoundAnswer, FoundRow } from "~/ui/found-view";
import { adoptFound } from "~/use-cases/adopt-found";
import { dismissFound } from "~/use-cases/dismiss-found";
import { listFound, type FoundOverview } from "~/use-cases/list-found";
import { refusal, type Refusal } from "~/use-cases/refusal";
import type { World } from "~/use-cases/world";

/** What most needs a person first. */
const causesInOrder = [
  "parcel_not_ended",
  "order_erased",
  "parcel_doubled",
  "offered",
  "several_orders",
  "unknown",
] as const satisfies readonly FoundCause[];

export async function readFoundRows(
  world: World,
  shop: ShopDomain,
): Promise<Result<readonly FoundRow[], Refusal>> {
  const listed = await listFound(world, shop);
  if (!listed.ok) return listed;
  const rank = ({ cause }: FoundRow): number => causesInOrder.indexOf(cause);
  return ok(listed.value.map(rowOf).toSorted((a, b) => rank(a) - rank(b)));
}

const rowOf = ({ found, order }: FoundOverview): FoundRow => ({
  id: found.id,
  carrier: found.carrier,
  trackingNumber: found.listed.trackingNumber,
  trackingUrl: found.listed.trackingUrl,
  carrierState: found.listed.carrierState,
  state: found.listed.state,
  collect: found.listed.collect && {
    amount: formatAmount(found.listed.collect),
    currency: found.listed.collect.currency,
  },
  recipientName: found.listed.recipientName,
  createdAt: found.listed.createdAt?.toISOString() ?? null,
  cause: found.cause,
  order: found.orderId === null || order === null ? null : { id: found.orderId, name: order },
});

export const foundIntent = z.discriminatedUnion("intent", [
  z.object({
    intent: z.literal("adopt"),
    parcel: foundParcelId,
    /** A blank field of a form is one that was left out. */
    order: z
      .string()
      .trim()
      .max(100)
      .transform((text) => text || null)
      .default(null),
  }),
  z.object({ intent: z.literal("dismiss"), parcel: foundParcelId }),
]);

/** Does what a button beside a found parcel asks for. */
export async function answerFoundIntent(
  world: World,
  { shop, actor }: { readonly shop: ShopDomain; readonly actor: string },
  form: FormData,
): Promise<FoundAnswer> {
  const read = foundIntent.safeParse(Object.fromEntries(form));
  if (!read.success) return { kind: "refused", refusal: refusal("input_invalid") };
  const { data } = read;
  const result =
    data.intent === "adopt"
      ? await adoptFound(world, shop, data.parcel, { order: data.order, actor })
      : await dismissFound(world, shop, data.parcel, actor);
  if (!result.ok) return { kind: "refused", refusal: result.error };
  return { kind: "done", text: data.intent === "adopt" ? "doneAdopted" : "doneDismissed" };
}
