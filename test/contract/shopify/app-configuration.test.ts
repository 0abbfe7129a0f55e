import { describe, expect, it } from "vitest";
import { apiVersion } from "~/shopify/api-version";
import { knownTopics } from "~/shopify/webhook-content";
import { readAppConfiguration } from "./app-configuration";

const configuration = readAppConfiguration();
const topics = configuration.subscriptions.flatMap((subscription) => subscription.topics);
const complianceTopics = configuration.subscriptions.flatMap((subscription) => subscription.complianceTopics);

describe("shopify.app.toml", () => {
  it("says the API version of the code", () => {
    expect(configuration.apiVersion).toBe(apiVersion);
  });

  it("asks for each scope once, and gives its reason beside it", () => {
    expect(configuration.scopes).toEqual([...new Set(configuration.scopes)].sort());
    expect(configuration.reasonedScopes).toEqual(configuration.scopes);
  });

  it("sends every webhook to the one address that takes them", () => {
    expect(configuration.subscriptions.map(({ uri }) => uri)).toEqual(["/webhooks", "/webhooks"]);
  });

  it("subscribes to what we can read, and we can read what it subscribes to", () => {
    expect([...topics, ...complianceTopics].sort()).toEqual([...knownTopics].sort());
  });

  it("has the three topics that Shopify asks of every public app", () => {
    expect(complianceTopics.sort()).toEqual(["customers/data_request", "customers/redact", "shop/redact"]);
  });
});
