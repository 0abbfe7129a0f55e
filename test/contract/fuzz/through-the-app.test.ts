import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { carrierNames } from "~/shipping/shipment";
import { type AppStage, openAppStage } from "./app-stage";
import { keptWebhooks } from "./kept-webhooks";
import { casts } from "./carrier-stage";
import { type Known, secret } from "./operator-calls";
import { shipSamples } from "./sample-shipments";
import { typedCalls } from "./typed-calls";
import { workedJobs } from "./worked-jobs";

/** What is fuzzed elsewhere by itself goes here all the way: routes, queue, use cases and a real database, opened once. */
let stage: AppStage;
let known: Known;
beforeAll(async () => {
  stage = await openAppStage();
  known = await shipSamples(stage);
});
afterAll(() => stage.close());
const present = () => ({ stage, known });

describe("a webhook, whatever is in it", () => keptWebhooks(present));
describe("the operator, whatever is typed", () => typedCalls(present));
describe("a job, whatever carriers and Shopify answer", () => workedJobs(present));

describe("the log of all that", () => {
  it("names no key and no phone", () => {
    const said = stage.log.join("\n");
    const secrets = [secret, ...carrierNames.flatMap((name) => [...casts[name].keys, ...casts[name].phones])];
    for (const one of secrets) expect(said).not.toContain(one);
  });
});
