import { Session } from "@shopify/shopify-api";
import { beforeAll, describe, expect, it } from "vitest";
import type { ShopDomain } from "~/shipping/ids";
import { createSessions, type Sessions } from "~/store/sessions.server";
import { dumpOf, medina, oran, secrets, testVault } from "./samples";
import { databaseKinds, useDatabase } from "./test-databases";

const offline = (shop: ShopDomain, accessToken: string): Session =>
  new Session({
    id: `offline_${shop}`,
    shop,
    state: "",
    isOnline: false,
    scope: "read_orders",
    accessToken,
    refreshToken: secrets.refreshToken,
    expires: new Date("2026-11-22T10:00:00Z"),
    refreshTokenExpires: new Date("2027-02-22T10:00:00Z"),
  });

const online = (shop: ShopDomain): Session =>
  new Session({
    id: `${shop}_42`,
    shop,
    state: "",
    isOnline: true,
    accessToken: secrets.token,
    onlineAccessInfo: {
      expires_in: 3600,
      associated_user_scope: "",
      associated_user: {
        id: 42,
        first_name: "Amel",
        last_name: "Ben Salah",
        email: "amel@example.com",
        account_owner: true,
        locale: "fr",
        collaborator: false,
        email_verified: true,
      },
    },
  });

describe.each(databaseKinds)("sessions on the %s database", (kind) => {
  const database = useDatabase(kind);
  let sessions: Sessions;
  beforeAll(() => {
    sessions = createSessions(database(), testVault());
  });

  it("come back as they were stored, and cannot be read in the database", async () => {
    const { storage } = sessions;
    await storage.storeSession(offline(medina, secrets.token));
    await storage.storeSession(online(medina));
    await storage.storeSession(offline(oran, "shpat_other"));
    expect(await storage.loadSession(`offline_${medina}`)).toEqual(offline(medina, secrets.token));
    expect((await storage.loadSession(`${medina}_42`))?.onlineAccessInfo?.associated_user).toMatchObject({
      id: 42,
      first_name: "Amel",
      last_name: "Ben Salah",
      email: "amel@example.com",
    });
    expect(await storage.loadSession("offline_nobody.myshopify.com")).toBeUndefined();
    const found = await storage.findSessionsByShop(medina);
    expect(found.map((session) => session.accessToken)).toEqual([secrets.token, secrets.token]);
    const dump = await dumpOf(database());
    const words = [
      secrets.token,
      secrets.refreshToken,
      "Amel",
      "Ben Salah",
      "amel@example.com",
      "shpat_other",
    ];
    expect(words.filter((word) => dump.includes(word))).toEqual([]);
  });

  it("are replaced by a refresh, two at once included", async () => {
    const { storage } = sessions;
    const tokens = ["shpat_a", "shpat_b", "shpat_c", "shpat_d"];
    await Promise.all(tokens.map((token) => storage.storeSession(offline(medina, token))));
    expect(tokens).toContain((await storage.loadSession(`offline_${medina}`))?.accessToken);
  });

  it("cannot be moved to another shop", async () => {
    const { prisma } = database();
    await prisma.session.update({ where: { id: `offline_${medina}` }, data: { shop: oran } });
    await expect(sessions.storage.loadSession(`offline_${medina}`)).rejects.toThrow(
      "moved from another shop",
    );
    await prisma.session.update({ where: { id: `offline_${medina}` }, data: { shop: medina } });
  });

  it("are refreshed one at a time per shop, shops side by side", async () => {
    let inside = 0;
    let most = 0;
    const refresh = async () => {
      inside += 1;
      most = Math.max(most, inside);
      await new Promise((resolve) => setTimeout(resolve, 20));
      inside -= 1;
    };
    await Promise.all(Array.from({ length: 5 }, () => sessions.withSessionLock(medina, refresh)));
    expect(most).toBe(1);
    const nested = sessions.withSessionLock(medina, () => sessions.withSessionLock(oran, async () => "both"));
    expect(await nested).toBe("both");
    await expect(
      sessions.withSessionLock(medina, () => Promise.reject(new Error("refused"))),
    ).rejects.toThrow("refused");
    expect(await sessions.withSessionLock(medina, async () => "free again")).toBe("free again");
  });

  it("are refreshed again after a holder that died, once its lease has ended", async () => {
    const past =
      "INSERT INTO \"Lease\" VALUES ($1, 'session', gen_random_uuid(), now() - interval '1 second')";
    await database().pool.query(past, [medina]);
    expect(await sessions.withSessionLock(medina, async () => "taken over")).toBe("taken over");
  });

  it("of one shop are deleted, another's stay", async () => {
    await sessions.deleteSessions(medina);
    expect(await sessions.storage.findSessionsByShop(medina)).toEqual([]);
    expect(await sessions.storage.findSessionsByShop(oran)).toHaveLength(1);
  });
});
