import { describe, expect, it } from "vitest";
import { shopDomain } from "~/shipping/ids";
import { createVault, VaultError } from "./vault.server";

const medina = shopDomain.parse("medina-shop.myshopify.com");
const oran = shopDomain.parse("oran-shop.myshopify.com");
const key = (id: string, byte: number) => ({ id, key: new Uint8Array(32).fill(byte) });
const vault = createVault([key("k2", 2), key("k1", 1)]);

const kindOf = (read: () => unknown): string => {
  try {
    read();
    return "read";
  } catch (error) {
    return error instanceof VaultError ? error.kind : String(error);
  }
};

describe("the vault", () => {
  it("gives back what it took, and never writes the same twice", () => {
    for (const plain of ["", "shpat_1", "ياسمين الطرابلسي", "x".repeat(1_000_000)]) {
      const text = vault.encrypt(medina, "Session.accessToken", plain);
      expect(vault.decrypt(medina, "Session.accessToken", text)).toBe(plain);
      expect(vault.encrypt(medina, "Session.accessToken", plain)).not.toBe(text);
    }
  });

  it("names the key, and still reads what an older one wrote", () => {
    const old = createVault([key("k1", 1)]).encrypt(medina, "Order.snapshot", "old");
    const now = vault.encrypt(medina, "Order.snapshot", "new");
    expect(old).toMatch(/^v1\.k1\.[\w-]+$/);
    expect(now).toMatch(/^v1\.k2\.[\w-]+$/);
    expect([vault.isCurrent(old), vault.isCurrent(now)]).toEqual([false, true]);
    expect(vault.decrypt(medina, "Order.snapshot", old)).toBe("old");
  });

  it("refuses a value that was moved to another shop or column", () => {
    const text = vault.encrypt(medina, "Shipment.labelUrl", "https://carrier.example/label");
    expect(kindOf(() => vault.decrypt(oran, "Shipment.labelUrl", text))).toBe("unreadable");
    expect(kindOf(() => vault.decrypt(medina, "Shipment.creation", text))).toBe("unreadable");
  });

  it("refuses a value that was changed anywhere", () => {
    const text = vault.encrypt(medina, "Order.problem", "twelve bytes");
    const body = text.slice("v1.k2.".length);
    for (let at = 0; at < body.length; at += 1) {
      const changed = body.slice(0, at) + (body[at] === "A" ? "B" : "A") + body.slice(at + 1);
      // The last letter of base64 may carry unused bits: then nothing was changed.
      if (Buffer.from(changed, "base64url").equals(Buffer.from(body, "base64url"))) continue;
      expect(kindOf(() => vault.decrypt(medina, "Order.problem", `v1.k2.${changed}`))).toBe("unreadable");
    }
    for (const broken of ["", "plain", "v1.k2", "v1.k2.", "v1.k2.AAAA", "v2.k2.AAAA"]) {
      expect(kindOf(() => vault.decrypt(medina, "Order.problem", broken))).toBe("unreadable");
    }
  });

  it("says which key is missing", () => {
    const text = vault.encrypt(medina, "Shop.settings", "{}");
    const read = () => createVault([key("k1", 1)]).decrypt(medina, "Shop.settings", text);
    expect(kindOf(read)).toBe("unknown-key");
    expect(read).toThrow("Shop.settings of medina-shop.myshopify.com needs the key k2");
  });

  it("refuses another key of the same name", () => {
    const text = vault.encrypt(medina, "Shop.settings", "{}");
    expect(kindOf(() => createVault([key("k2", 9)]).decrypt(medina, "Shop.settings", text))).toBe(
      "unreadable",
    );
  });
});

describe("search hashes", () => {
  const { hashes } = vault;

  it("are equal for one phone of one shop, and tell nothing across shops and kinds", () => {
    const [hash] = hashes.ofPhones(medina, ["+216 98 765 432"]);
    expect(hashes.ofPhones(medina, ["98765432", "0021698765432", "+216 98 765 432"])).toEqual([hash]);
    expect(hashes.ofPhones(oran, ["98765432"])).not.toEqual([hash]);
    expect(hashes.ofName(medina, "98765432")).not.toEqual([hash]);
    expect(hash).toMatch(/^k2:[\w-]{22}$/);
  });

  it("are asked for under every key", () => {
    const stored = createVault([key("k1", 1)]).hashes.ofPhones(medina, ["98765432"]);
    expect(hashes.phoneQuery(medina, "98 765 432")).toHaveLength(2);
    expect(hashes.phoneQuery(medina, "98 765 432")).toEqual(expect.arrayContaining(stored));
    expect(hashes.nameQueries(medina, "Yasmine Trabelsi").map((word) => word.length)).toEqual([2, 2]);
    expect(hashes.phoneQuery(medina, "none")).toEqual([]);
  });
});
