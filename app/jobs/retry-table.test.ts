import { describe, expect, it } from "vitest";
import { jobNames } from "./names";
import { payloadSchemas } from "./payloads";
import { heartbeatSeconds, monitorSeconds, pollSeconds, retryTable } from "./retry-table";

describe("the retry table", () => {
  it("has a line and a payload for every queue", () => {
    expect(Object.keys(retryTable).sort()).toEqual([...jobNames].sort());
    expect(Object.keys(payloadSchemas).sort()).toEqual([...jobNames].sort());
  });

  it.each(jobNames)("lets %s run again within twenty seconds of its process' death", (name) => {
    // pg-boss waits between once and twice the first pause.
    const longest = heartbeatSeconds + monitorSeconds + 2 * retryTable[name].firstPauseSeconds + pollSeconds;
    expect(longest).toBeLessThanOrEqual(20);
  });

  it.each(jobNames)("keeps a place of %s free of any one shop", (name) => {
    expect(retryTable[name].perShop).toBeLessThan(retryTable[name].concurrency);
  });
});

describe("payloads", () => {
  const shop = "zitouna.myshopify.com";
  const id = "0b7a3c52-8a51-4c8e-9d2f-5a1c0f6a7b11";

  it("are read back as they were sent", () => {
    expect(payloadSchemas["process-webhook"].parse({ shop, inboxId: id })).toEqual({ shop, inboxId: id });
    expect(payloadSchemas["create-shipment"].parse({ shop, shipmentId: id })).toEqual({
      shop,
      shipmentId: id,
    });
    expect(payloadSchemas["follow-parcels"].parse({ shop, connectionId: id })).toEqual({
      shop,
      connectionId: id,
    });
  });

  it("are refused in another shape", () => {
    expect(payloadSchemas["create-shipment"].safeParse({ shop, inboxId: id }).success).toBe(false);
    expect(payloadSchemas["create-shipment"].safeParse({ shop: "nowhere", shipmentId: id }).success).toBe(
      false,
    );
    expect(payloadSchemas["create-shipment"].safeParse(null).success).toBe(false);
  });
});
