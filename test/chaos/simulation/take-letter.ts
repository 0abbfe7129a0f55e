import { createHash } from "node:crypto";
import { connectionId } from "~/shipping/ids";
import { verifyWebhook } from "~/shopify/webhooks.server";
import { receiveCarrierWebhook } from "~/use-cases/receive-carrier-webhook";
import { receiveWebhook } from "~/use-cases/receive-webhook";
import type { World } from "~/use-cases/world";
import type { Letter } from "./post-office";
import type { Scheduler } from "./scheduler";
import { app } from "./shopify";

/** Takes a webhook as the two routes of the app do, and answers as they would. */
export async function takeLetter(
  scheduler: Scheduler,
  world: World,
  letter: Letter,
): Promise<{ readonly status: number; readonly said: string }> {
  const rawBody = new Uint8Array(Buffer.from(letter.body));
  const headers = new Headers({ ...letter.headers });
  if (letter.from === "shopify") {
    const verified = await scheduler.really(() => verifyWebhook(rawBody, headers, app.secret));
    if (!verified.ok) return { status: 401, said: verified.error };
    return { status: 200, said: await receiveWebhook(world, verified.value) };
  }
  const id = connectionId.parse(letter.path.split("/").at(-1));
  const contentId = createHash("sha256").update(rawBody).digest("hex");
  const received = await receiveCarrierWebhook(world, { connectionId: id, rawBody, headers, contentId });
  return { status: received === "stored" || received === "known" ? 200 : 401, said: received };
}
