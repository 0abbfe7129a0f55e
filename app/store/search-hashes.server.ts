import { createHmac, hkdfSync } from "node:crypto";
import type { ShopDomain } from "~/shipping/ids";
import type { EncryptionKey } from "./encryption-key";
import { comparablePhone, comparableWords } from "./search-words";

export interface SearchHashes {
  /** To store beside an order: under the key that encrypts. Doubles and what is no phone are left out. */
  ofPhones(shop: ShopDomain, phones: readonly string[]): string[];
  ofName(shop: ShopDomain, name: string): string[];
  /** To search with: under every key, as rows not rotated yet carry older ones. Empty for what is no phone. */
  phoneQuery(shop: ShopDomain, phone: string): string[];
  /** One list for each word of the question; an order that has one hash of each list has all its words. */
  nameQueries(shop: ShopDomain, name: string): string[][];
}

type Kind = "phone" | "name";

/**
 * Keyed hashes: equal values of one shop have equal hashes, and nobody without the key can try values out. The keys
 * are derived from the encryption keys, so that there is nothing more to keep, and rotated with them.
 */
export function searchHashes(keys: readonly EncryptionKey[]): SearchHashes {
  const hashers = keys.map(hasher);
  const underFirst = (shop: ShopDomain, kind: Kind, values: readonly string[]) =>
    hashers.slice(0, 1).flatMap((hash) => values.map((value) => hash(shop, kind, value)));
  const underEach = (shop: ShopDomain, kind: Kind, value: string) =>
    hashers.map((hash) => hash(shop, kind, value));
  return {
    ofPhones: (shop, phones) => {
      const comparable = phones.map(comparablePhone).filter((phone) => phone !== null);
      return underFirst(shop, "phone", [...new Set(comparable)]);
    },
    ofName: (shop, name) => underFirst(shop, "name", comparableWords(name)),
    phoneQuery: (shop, phone) => {
      const comparable = comparablePhone(phone);
      return comparable === null ? [] : underEach(shop, "phone", comparable);
    },
    nameQueries: (shop, name) => comparableWords(name).map((word) => underEach(shop, "name", word)),
  };
}

/** Half of SHA-256 is far beyond chance collisions, and halves the index. */
const HASH_BYTES = 16;

function hasher({ id, key }: EncryptionKey) {
  const derived = Buffer.from(hkdfSync("sha256", key, "", "navette search hash", 32));
  return (shop: ShopDomain, kind: Kind, value: string): string => {
    const hash = createHmac("sha256", derived).update(`${shop}\n${kind}\n${value}`).digest();
    return `${id}:${hash.subarray(0, HASH_BYTES).toString("base64url")}`;
  };
}
