import { createHmac } from "node:crypto";
import fc from "fast-check";
import { beforeAll, expect, it } from "vitest";
import { handlersOf } from "~/jobs/handlers";
import { action as shopifyRoute } from "~/routes/webhooks";
import { action as carrierRoute } from "~/routes/webhooks.carriers.$connection";
import { inboxId, shopDomain } from "~/shipping/ids";
import { knownTopics } from "~/shopify/webhook-content";
import { installShop } from "~/use-cases/install-shop";
import { type AppStage, apiSecret } from "./app-stage";
import { pushes } from "./dropcolis-pushes";
import { changed, type Json, spoilt, writtenOut } from "./json";
import { carriersOutcomes, expectOutcome, shopifysAnswers } from "./outcomes";
import { runs } from "./runs";
import { realPayloads } from "./webhook-payloads";

/** Works what waits in the inbox to its end, or until it waits for somebody else's answer. */
async function workInbox({ world, application }: AppStage): Promise<void> {
  const { inboxEntry } = application.database.prisma;
  for (const { id, shop } of await inboxEntry.findMany({ where: { state: "pending" } })) {
    const job = { shop: shopDomain.parse(shop), inboxId: inboxId.parse(id) };
    const outcome = await handlersOf(world)["process-webhook"](job);
    expectOutcome(world, outcome);
    const now = await inboxEntry.findUnique({ where: { id } });
    // Erasing a shop takes its inbox too.
    expect(outcome.done ? ["done", "echo", "unreadable", undefined] : ["pending"]).toContain(now?.state);
    if (!outcome.done) await inboxEntry.delete({ where: { id } });
  }
}

/** Through the routes, signed as they have to be, into the inbox and out of it. */
export function keptWebhooks(present: () => { readonly stage: AppStage }): void {
  let payloads: ReadonlyMap<string, Json>;
  beforeAll(async () => {
    payloads = await realPayloads();
  });
  const context = ({ application, world }: AppStage) => ({ ...application.web, world });
  const ended = shopDomain.parse("ended.myshopify.com");

  it("of Shopify's is kept and answered 200, or 401, and its job comes to an end", async () => {
    const { stage } = present();
    const bodies = fc.constantFrom(...knownTopics, "carts/create").chain((topic) => {
      const payload = changed(payloads.get(topic) ?? { id: 1 }).map(writtenOut);
      const text = spoilt(payload).map((body) => Buffer.from(body));
      const bytes = fc.uint8Array({ maxLength: 300 }).map((body) => Buffer.from(body));
      return fc.tuple(
        fc.constant(topic),
        fc.oneof({ arbitrary: text, weight: 8 }, { arbitrary: bytes, weight: 1 }),
      );
    });
    let count = 0;
    let kept = 0;
    await fc.assert(
      fc.asyncProperty(bodies, shopifysAnswers, async ([topic, body], exchanges) => {
        // What ends an installation ends that of another shop.
        const shop = /uninstalled|redact/.test(topic) ? ended : stage.shop;
        if (shop === ended) {
          const token = { accessToken: "shpat_ended", scope: "", refreshToken: null, expires: null };
          await installShop(stage.world, ended, token);
        }
        count += 1;
        const request = new Request("https://navette.example/webhooks", {
          method: "POST",
          body: new Uint8Array(body),
          headers: {
            "x-shopify-topic": topic,
            "x-shopify-shop-domain": shop,
            "x-shopify-webhook-id": `fuzz-${count}`,
            "x-shopify-api-version": "2026-07",
            "x-shopify-hmac-sha256": createHmac("sha256", apiSecret).update(body).digest("base64"),
          },
        });
        const { status } = await shopifyRoute({ request, context: context(stage), params: {} });
        expect([200, 401]).toContain(status);
        if (status === 200) kept += 1;
        stage.pass(60_000);
        stage.shopifyAnswers(exchanges);
        await workInbox(stage);
        stage.shopifyAnswers([]);
      }),
      runs(80),
    );
    expect(kept).toBeGreaterThan(count / 2);
  });

  it("of Dropcolis' is kept and answered 200, or 401, and its job comes to an end", async () => {
    const { stage } = present();
    await fc.assert(
      fc.asyncProperty(pushes, carriersOutcomes, fc.nat({ max: 9 }), async (body, outcomes, chance) => {
        const key = chance === 0 ? "forged" : "whsec_31f9c2";
        const signature = createHmac("sha256", key).update(body).digest("hex");
        const request = new Request("https://navette.example/webhooks/carriers/x", {
          method: "POST",
          body,
          headers: { "drop-signature": `v1=${signature}` },
        });
        const params = { connection: stage.connections.dropcolis };
        const { status } = await carrierRoute({ request, context: context(stage), params });
        expect(status).toBe(chance === 0 ? 401 : 200);
        stage.carriersAnswer(outcomes);
        await workInbox(stage);
      }),
      runs(40),
    );
  });
}
