import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connectCarrier } from "~/use-cases/connect-carrier";
import { ecotrack } from "../carriers/carriers";
import { install, shop, type Installation } from "./installation";

describe("connecting a carrier", () => {
  let at: Installation;
  beforeAll(async () => {
    at = await install({ carrier: ecotrack, mode: "manual", working: false });
  });
  afterAll(() => at.close());

  const connect = (input: unknown) => connectCarrier(at.application.world, shop, "ecotrack", input);
  const connections = () => at.application.world.store.connections.list(shop);

  it("refuses at once what only a person can mend, and keeps nothing of it", async () => {
    const before = (await connections()).length;
    await at.carrier.control.post("faults", { call: "get/wilayas", kind: "401" });
    expect(await connect({ host: at.carrier.url, token: "refused" })).toMatchObject({
      ok: false,
      error: { code: "settings_invalid", values: { carrier: "ecotrack" } },
    });
    expect(await connect({ host: "https://169.254.169.254", token: "any" })).toMatchObject({
      ok: false,
      error: { code: "settings_invalid" },
    });
    expect(await connections()).toHaveLength(before);
  });

  it("keeps a courier that does not answer, and reads its list later", async () => {
    await at.carrier.control.post("faults", { call: "get/wilayas", kind: "reset-before" });
    const connected = await connect({ host: at.carrier.url, token: "later" });
    expect(connected.ok).toBe(true);
    const kept = (await connections()).at(-1);
    expect(kept).toMatchObject({ reference: null });
  });
});
