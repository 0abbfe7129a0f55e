import fc from "fast-check";
import { expect, it } from "vitest";
import { handlersOf } from "~/jobs/handlers";
import { jobNames } from "~/jobs/names";
import { payloadSchemas } from "~/jobs/payloads";
import { problemLine, shipmentLine } from "~/operator/lines";
import { orderId } from "~/shipping/ids";
import type { JobName, JobOutcome } from "~/shipping/ports/jobs";
import { carrierNames, type CarrierName } from "~/shipping/shipment";
import { shipOrders } from "~/use-cases/ship-orders";
import { answerOf, type AppStage } from "./app-stage";
import { scriptsOf } from "./carrier-answers";
import { documents } from "./carrier-documents";
import type { Known } from "./operator-calls";
import { carriersOutcomes, expectOutcome, shopifysAnswers } from "./outcomes";
import { orderIds } from "./shop";
import { runs } from "./runs";
import { carriedOut } from "./typed-calls";

/** Our references are of each run: what echoes one would be taken for another's. */
const goodCreation: Readonly<Record<CarrierName, unknown>> = {
  "first-delivery": documents["first-delivery"].answers[0],
  dropcolis: { order_id: documents.dropcolis.trackingNumbers[0], status: "pending" },
  ecotrack: documents.ecotrack.answers[0],
  delivety: documents.delivety.answers[0],
};

const names = jobNames.filter((name) => name !== "process-webhook");

const nobodys = "0b7c1f0e-6f3c-4a3a-9a58-0c5a5a2f7d01";

/** Works one job; `about` has what any job wants, and its own schema takes what it needs of it. */
async function work({ world, shop }: AppStage, name: JobName, about: object): Promise<void> {
  const [pickup] = await world.store.pickups.list(shop);
  // Which payload belongs to which handler is known by name alone.
  const handle = handlersOf(world)[name] as (payload: unknown) => Promise<JobOutcome>;
  expectOutcome(
    world,
    await handle(payloadSchemas[name].parse({ pickupId: pickup?.id ?? nobodys, ...about })),
  );
}

export function workedJobs(present: () => { readonly stage: AppStage; readonly known: Known }): void {
  it("is done, or comes back at a time", async () => {
    const { stage, known } = present();
    const { world, shop } = stage;
    const about = fc.record({
      shop: fc.constant(shop),
      shipmentId: fc.constantFrom(...known.shipments),
      connectionId: fc.constantFrom(...known.connections),
      orderId: fc.constantFrom(...orderIds),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...names),
        about,
        carriersOutcomes,
        shopifysAnswers,
        async (name, subject, outcomes, exchanges) => {
          stage.pass(60_000);
          stage.carriersAnswer(outcomes);
          stage.shopifyAnswers(exchanges);
          await work(stage, name, subject);
          stage.shopifyAnswers([]);
          // What was kept can be read again.
          await world.store.shipments.list(shop);
          await world.store.orders.list(shop);
          await world.store.connections.list(shop);
        },
      ),
      runs(80),
    );
  });

  it("leaves every order shipped, waiting with a reason, or uncertain, and fit to be shown", async () => {
    const { stage } = present();
    const { world, shop } = stage;
    const lives = fc.constantFrom(...carrierNames).chain((carrier) =>
      fc.record({
        carrier: fc.constant(carrier),
        created: fc.oneof(
          { arbitrary: fc.constant([answerOf(200, goodCreation[carrier])]), weight: 1 },
          { arbitrary: scriptsOf(carrier), weight: 1 },
        ),
        steps: fc.array(
          fc.record({
            name: fc.constantFrom(...names, "cancel", "retry", "validate", "pickup", "return", "history"),
            outcomes: scriptsOf(carrier),
            exchanges: shopifysAnswers,
          }),
          { minLength: 1, maxLength: 5 },
        ),
      }),
    );
    const met = new Set<string>();
    let serial = 100;
    await fc.assert(
      fc.asyncProperty(lives, async ({ carrier, created, steps }) => {
        // Longer than any rest that a carrier is given.
        stage.pass(15 * 60_000);
        serial += 1;
        const id = orderId.parse(`${1 + carrierNames.indexOf(carrier)}${String(serial).padStart(6, "0")}`);
        stage.carriersAnswer(created);
        const shipped = await shipOrders(world, shop, [id], { actor: "test" });
        expect(shipped.ok && shipped.value.results).toHaveLength(1);
        for (const { name, ...answers } of steps) {
          stage.pass(120_000);
          for (const shipment of await world.store.shipments.ofOrder(shop, id)) {
            met.add(`${carrier} ${shipment.state}`);
            stage.carriersAnswer(answers.outcomes);
            stage.shopifyAnswers(answers.exchanges);
            const job = names.find((one) => one === name);
            const about = {
              shop,
              orderId: id,
              shipmentId: shipment.id,
              connectionId: shipment.connectionId,
            };
            const words = name === "pickup" ? [shop, shipment.id] : [shipment.id];
            if (job === undefined) await carriedOut(stage, { verb: name, words, json: null });
            else await work(stage, job, about);
            stage.shopifyAnswers([]);
          }
        }
        const stored = await world.store.orders.find(shop, id);
        if (stored?.problem) problemLine(stored.problem);
        for (const shipment of await world.store.shipments.ofOrder(shop, id)) {
          JSON.stringify(shipmentLine(shipment));
          const standsStill = shipment.state === "waiting" && shipment.requestedAt === null;
          if (standsStill || shipment.state === "uncertain") expect(shipment.problem).not.toBeNull();
        }
        await world.store.journal.ofOrder(shop, id);
      }),
      runs(36),
    );
    for (const carrier of carrierNames) expect([...met]).toContain(`${carrier} created`);
  });
}
