import { z } from "zod";
import { connectionId, shipmentId, type OrderId, type ShopDomain } from "~/shipping/ids";
import { isUnsent } from "~/shipping/moves";
import type { Result } from "~/shipping/result";
import type { Shipment } from "~/shipping/shipment";
import type { ScreenText } from "~/i18n/catalogue";
import type { OrderAnswer } from "~/ui/use-order-action";
import { acknowledge } from "~/use-cases/acknowledge";
import { addRemark } from "~/use-cases/add-remark";
import { answerQuestion } from "~/use-cases/answer-question";
import { cancelByStaff } from "~/use-cases/cancel-by-staff";
import { refusal, type Refusal } from "~/use-cases/refusal";
import { requestReturn } from "~/use-cases/request-return";
import { retryShipment } from "~/use-cases/retry-shipment";
import { settleByStaff } from "~/use-cases/settle-by-staff";
import { shipOrders } from "~/use-cases/ship-orders";
import { validateShipment } from "~/use-cases/validate-shipment";
import type { World } from "~/use-cases/world";

/** A blank field of a form is one that was left out. */
const optionalText = z
  .string()
  .trim()
  .max(100)
  .transform((text) => text || null)
  .default(null);

const shipment = shipmentId;

export const orderIntent = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("ship"), connection: connectionId.optional() }),
  z.object({ intent: z.literal("retry"), shipment }),
  z.object({ intent: z.literal("cancel"), shipment }),
  z.object({ intent: z.literal("acknowledge"), shipment }),
  z.object({ intent: z.literal("validate"), shipment }),
  z.object({ intent: z.literal("requestReturn"), shipment }),
  z.object({ intent: z.literal("remark"), shipment, text: z.string().trim().min(1).max(2_000) }),
  z.object({
    intent: z.literal("settle"),
    shipment,
    verdict: z.enum(["sent", "not-sent"]),
    trackingNumber: optionalText,
  }),
  z.object({ intent: z.literal("place"), regionCode: z.string().max(10), locality: optionalText }),
  z.object({ intent: z.literal("twin"), twin: z.enum(["ship", "skip"]) }),
]);
export type OrderIntent = z.infer<typeof orderIntent>;

/** Whose order it is, and who asks. */
export interface Asking {
  readonly shop: ShopDomain;
  readonly order: OrderId;
  readonly actor: string;
}

/** Does what a button of the order's page asks for, through the one use case it stands for. */
export async function answerIntent(world: World, asking: Asking, form: FormData): Promise<OrderAnswer> {
  const intent = orderIntent.safeParse(Object.fromEntries(form));
  if (!intent.success) return refused(refusal("input_invalid"));
  return carryOut(world, asking, intent.data);
}

async function carryOut(world: World, asking: Asking, intent: OrderIntent): Promise<OrderAnswer> {
  const { shop, order, actor } = asking;
  switch (intent.intent) {
    case "ship":
      return shipped(world, asking, intent.connection);
    case "retry":
      return about(await retryShipment(world, shop, intent.shipment, actor), "doneRetry");
    case "cancel":
      return cancelled(await cancelByStaff(world, shop, intent.shipment, actor));
    case "acknowledge":
      return plain(await acknowledge(world, shop, intent.shipment, actor), "doneAcknowledge");
    case "validate":
      return about(await validateShipment(world, shop, intent.shipment, actor), "doneValidate");
    case "requestReturn":
      return plain(await requestReturn(world, shop, intent.shipment, actor), "doneReturn");
    case "remark":
      return plain(await addRemark(world, shop, intent.shipment, intent.text, actor), "doneRemark");
    case "settle": {
      const { verdict, trackingNumber } = intent;
      const settled = await settleByStaff(world, shop, intent.shipment, verdict, { trackingNumber, actor });
      return plain(settled, verdict === "sent" ? "doneSettledSent" : "doneSettledNotSent");
    }
    case "place": {
      const { regionCode, locality } = intent;
      const place = { regionCode, ...(locality === null ? {} : { locality }) };
      return aboutAll(await answerQuestion(world, shop, order, { place }, actor), "donePlace");
    }
    case "twin": {
      const { twin } = intent;
      const answered = await answerQuestion(world, shop, order, { twin }, actor);
      return plain(answered, twin === "ship" ? "doneTwinShip" : "doneTwinSkip");
    }
  }
}

async function shipped(
  world: World,
  { shop, order, actor }: Asking,
  connection: z.infer<typeof connectionId> | undefined,
): Promise<OrderAnswer> {
  const report = await shipOrders(world, shop, [order], { actor, ...(connection ? { connection } : {}) });
  if (!report.ok) return refused(report.error);
  const held = report.value.results.find(
    ({ state, problem }) => problem && (state === "not_shipped" || state === "uncertain" || isUnsent(state)),
  );
  if (!held?.problem) return { kind: "done", text: "doneShip" };
  const parcel = held.shipment && (await world.store.shipments.find(shop, held.shipment));
  return { kind: "held", problem: held.problem, carrier: parcel?.carrier ?? null };
}

const refused = (error: Refusal): OrderAnswer => ({ kind: "refused", refusal: error, carrier: null });

const done = (text: ScreenText): OrderAnswer => ({ kind: "done", text });

/** Done is done, whatever else is still to be said about the parcel: its card says it. */
const plain = (result: Result<unknown, Refusal>, text: ScreenText): OrderAnswer =>
  result.ok ? done(text) : refused(result.error);

/** Done as far as it goes by itself; what then stands in the parcel's way is the answer. */
const about = (result: Result<Shipment, Refusal>, text: ScreenText): OrderAnswer =>
  result.ok ? aboutAll({ ok: true, value: [result.value] }, text) : refused(result.error);

function aboutAll(result: Result<readonly Shipment[], Refusal>, text: ScreenText): OrderAnswer {
  if (!result.ok) return refused(result.error);
  const held = result.value.find(({ problem }) => problem !== null);
  return held?.problem ? { kind: "held", problem: held.problem, carrier: held.carrier } : done(text);
}

/** The carrier may take its time; a parcel without an answer yet stays as it was. */
function cancelled(result: Result<Shipment, Refusal>): OrderAnswer {
  if (!result.ok) return refused(result.error);
  if (result.value.state !== "cancelled") return done("doneCancelAsked");
  return done(result.value.sentAt ? "doneCancel" : "doneStopped");
}
