import type { z } from "zod";
import type { ShopDomain } from "~/shipping/ids";
import type { EncryptedField } from "./encrypted-fields";
import type { Vault } from "./vault.server";

/** A column that holds JSON under encryption, checked by its schema on the way out. */
export interface EncryptedJson<T> {
  seal(vault: Vault, shop: ShopDomain, value: T): string;
  sealOrNull(vault: Vault, shop: ShopDomain, value: T | null): string | null;
  open(vault: Vault, shop: ShopDomain, text: string): T;
  openOrNull(vault: Vault, shop: ShopDomain, text: string | null): T | null;
}

export function encryptedJson<T>(field: EncryptedField, schema: z.ZodType<T>): EncryptedJson<T> {
  const seal = (vault: Vault, shop: ShopDomain, value: T) =>
    vault.encrypt(shop, field, JSON.stringify(value));
  const open = (vault: Vault, shop: ShopDomain, text: string) =>
    schema.parse(JSON.parse(vault.decrypt(shop, field, text)));
  return {
    seal,
    sealOrNull: (vault, shop, value) => (value === null ? null : seal(vault, shop, value)),
    open,
    openOrNull: (vault, shop, text) => (text === null ? null : open(vault, shop, text)),
  };
}
