import type { ActionFunctionArgs } from "@remix-run/node";
import { receiveWebhook } from "~/use-cases/receive-webhook";

const onlyPost = () => new Response(null, { status: 405, headers: { Allow: "POST" } });

/** Shopify only ever posts here. */
export const loader = onlyPost;

/** Verifies and stores a webhook. 200 promises that it is kept; what it means is worked out in a job. */
export async function action({ request, context }: ActionFunctionArgs) {
  if (request.method !== "POST") return onlyPost();
  const verified = await context.verifyWebhook(new Uint8Array(await request.arrayBuffer()), request.headers);
  if (!verified.ok) return new Response(null, { status: verified.error === "malformed" ? 400 : 401 });
  await receiveWebhook(context.world, verified.value);
  return new Response(null, { status: 200 });
}
