import { createHash } from "node:crypto";
import type { ActionFunctionArgs } from "@remix-run/node";
import { connectionId } from "~/shipping/ids";
import { receiveCarrierWebhook } from "~/use-cases/receive-carrier-webhook";

const onlyPost = () => new Response(null, { status: 405, headers: { Allow: "POST" } });

/** Carriers only ever post here. */
export const loader = onlyPost;

const statusOf = { stored: 200, known: 200, forged: 401, "unknown-connection": 404 } as const;

/** Verifies and stores a state that a carrier pushes for one connection; what it means is worked out in a job. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  if (request.method !== "POST") return onlyPost();
  const connection = connectionId.safeParse(params["connection"]);
  if (!connection.success) return new Response(null, { status: 404 });
  const rawBody = new Uint8Array(await request.arrayBuffer());
  const received = await receiveCarrierWebhook(context.world, {
    connectionId: connection.data,
    rawBody,
    headers: request.headers,
    contentId: createHash("sha256").update(rawBody).digest("hex"),
  });
  return new Response(null, { status: statusOf[received] });
}
