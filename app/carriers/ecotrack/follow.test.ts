import { afterEach, describe, expect, it } from "vitest";
import { shipmentId } from "~/shipping/ids";
import type { FollowedParcel } from "~/shipping/ports/carrier";
import info from "./fixtures/tracking-info-200.json";
import { closeServers, now, type Script, serving, token } from "./fixtures/serving";

afterEach(closeServers);

describe("following parcels", () => {
  const followed = (count: number): FollowedParcel[] =>
    Array.from({ length: count }, (_, index) => ({
      shipment: shipmentId.parse(`00000000-0000-4000-8000-${String(index).padStart(12, "0")}`),
      trackingNumber: `EC${index + 1}`,
      carrierId: null,
      createdAt: now,
    }));
  const follow = async (script: Script, count: number) => {
    const { carrier, connection, calls, logged } = await serving(script);
    return { outcome: await carrier.follow?.(connection, followed(count)), calls, logged };
  };
  const asked = (query: Readonly<Record<string, string>>): string[] => (query["trackings"] ?? "").split(",");
  const all: Script = ({ query }) => ({
    body: { data: Object.fromEntries(asked(query).map((tracking) => [tracking, { status: "en_hub" }])) },
  });

  it("asks nothing for nobody", async () => {
    expect(await follow(all, 0)).toMatchObject({ outcome: { reports: [], error: null }, calls: [] });
  });

  it("asks for a hundred a call, in every state, with the token in the query that no log sees", async () => {
    const { outcome, calls, logged } = await follow(all, 201);
    expect(outcome?.reports).toHaveLength(201);
    expect(
      calls.map(({ path, query }) => [path, asked(query).length, query["status"], query["api_token"]]),
    ).toEqual([
      ["get/orders/status", 100, "all", token],
      ["get/orders/status", 100, "all", token],
      ["get/orders/status", 1, "all", token],
    ]);
    expect(JSON.stringify(logged)).not.toContain(token);
  });

  it("takes the parcels it asked for by their tracking, and no other", async () => {
    const { outcome } = await follow(
      () => ({
        body: {
          data: { EC9: { status: "annule" }, EC2: { status: "Perdu en mer" }, EC1: { status: "suspendu" } },
        },
      }),
      2,
    );
    expect(outcome).toEqual({
      reports: [
        { trackingNumber: "EC1", carrierState: "suspendu", state: "attempted", at: null },
        { trackingNumber: "EC2", carrierState: "Perdu en mer", state: null, at: null },
      ],
      error: null,
    });
  });

  it("asks the history of what the list left out, and says how many even that did not know", async () => {
    const { outcome, calls, logged } = await follow(({ path, query }) => {
      if (path === "get/orders/status") return { body: { data: [] } };
      return query["tracking"] === "EC1"
        ? { body: info }
        : { status: 422, body: { message: "x", errors: { tracking: ["invalide"] } } };
    }, 2);
    expect(outcome).toMatchObject({
      reports: [{ trackingNumber: "EC1", carrierState: "dispatched_to_driver", state: "out_for_delivery" }],
      error: null,
    });
    expect(calls.map(({ path }) => path)).toEqual([
      "get/orders/status",
      "get/tracking/info",
      "get/tracking/info",
    ]);
    expect(logged).toContainEqual({ event: "parcels-not-listed", carrier: "ecotrack", count: 1 });
  });

  it("asks for twenty alone at most", async () => {
    const { calls } = await follow(
      ({ path }) => ({ body: path === "get/orders/status" ? { data: [] } : {} }),
      60,
    );
    expect(calls).toHaveLength(21);
  });

  it("reports what it read before a call failed, and why it stopped", async () => {
    let calls = 0;
    const { outcome } = await follow((call) => ((calls += 1) === 1 ? all(call) : { body: "<html>" }), 150);
    expect(outcome?.reports).toHaveLength(100);
    expect(outcome?.error).toMatchObject({ operation: "statuses", kind: "unexpected-answer" });
  });
});
