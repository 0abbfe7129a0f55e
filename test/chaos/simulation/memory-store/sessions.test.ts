import { Session } from "@shopify/shopify-api";
import { describe, expect, it } from "vitest";
import type { ShopDomain } from "~/shipping/ids";
import { at, medina, oran, secrets } from "../../../database/samples";
import { createMemorySessions } from "./sessions";
import { shopRoom } from "./shops";
import { directAccess } from "./access";
import { Tables } from "./tables";

const offline = (shop: ShopDomain, accessToken: string): Session =>
  new Session({
    id: `offline_${shop}`,
    shop,
    state: "",
    isOnline: false,
    scope: "read_orders",
    accessToken,
    refreshToken: secrets.refreshToken,
    expires: at("10:00:00"),
  });

describe("sessions in memory", () => {
  it("come back as they were stored, replaced by a refresh, each shop's alone", async () => {
    const { storage, deleteSessions } = createMemorySessions(new Tables());
    await storage.storeSession(offline(medina, "shpat_first"));
    await storage.storeSession(offline(medina, secrets.token));
    await storage.storeSession(offline(oran, "shpat_other"));
    const loaded = await storage.loadSession(`offline_${medina}`);
    expect(loaded).toEqual(offline(medina, secrets.token));
    // What its holder changes is not stored by that.
    if (loaded) loaded.accessToken = "changed";
    expect(await storage.findSessionsByShop(medina)).toEqual([offline(medina, secrets.token)]);
    await deleteSessions(medina);
    expect(await storage.loadSession(`offline_${medina}`)).toBeUndefined();
    await storage.deleteSession(`offline_${oran}`);
    expect(await storage.findSessionsByShop(oran)).toEqual([]);
  });

  it("go with their shop", async () => {
    const tables = new Tables();
    const { storage } = createMemorySessions(tables);
    await storage.storeSession(offline(medina, secrets.token));
    await shopRoom(directAccess(tables)).erase(medina);
    expect(await storage.findSessionsByShop(medina)).toEqual([]);
  });

  it("are refreshed one at a time per shop", async () => {
    const { withSessionLock } = createMemorySessions(new Tables());
    const steps: string[] = [];
    const refresh = (name: string) => async () => {
      steps.push(`${name} begins`);
      await Promise.resolve();
      steps.push(`${name} ends`);
    };
    await Promise.all([withSessionLock(medina, refresh("one")), withSessionLock(medina, refresh("two"))]);
    expect(steps).toEqual(["one begins", "one ends", "two begins", "two ends"]);
  });
});
