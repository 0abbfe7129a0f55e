import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import type { ShopDomain } from "~/shipping/ids";
import type { EncryptedField } from "./encrypted-fields";
import type { EncryptionKey } from "./encryption-key";
import { searchHashes, type SearchHashes } from "./search-hashes.server";

export interface Vault {
  /** The text form: `v1.KEY_ID.BASE64URL`, the last part being nonce, ciphertext and tag. */
  encrypt(shop: ShopDomain, field: EncryptedField, plain: string): string;
  /** @throws VaultError when the key is unknown, or the value was changed, or belongs to another shop or column */
  decrypt(shop: ShopDomain, field: EncryptedField, text: string): string;
  /** Whether the value is already under the key that encrypts. */
  isCurrent(text: string): boolean;
  /** Hashes of phones and names: what is encrypted is found by them. */
  readonly hashes: SearchHashes;
}

/** A value that cannot be read: an operator's matter (a missing key), or an attack. */
export class VaultError extends Error {
  override readonly name = "VaultError";
  constructor(
    readonly kind: "unknown-key" | "unreadable",
    message: string,
  ) {
    super(message);
  }
}

const VERSION = "v1";
const ALGORITHM = "aes-256-gcm";
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * AES-256-GCM under the first key. Each value is authenticated together with its shop and column, so a row of the
 * database can be neither changed nor moved without being noticed.
 *
 * @param keys the first one encrypts; each is 32 bytes
 */
export function createVault(keys: readonly EncryptionKey[]): Vault {
  const [current] = keys;
  if (!current) throw new Error("a vault needs a key");
  const byId = new Map(keys.map((key) => [key.id, key.key]));
  const currentPrefix = `${VERSION}.${current.id}.`;
  return {
    encrypt: (shop, field, plain) => {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(ALGORITHM, current.key, nonce).setAAD(boundTo(shop, field));
      const sealed = Buffer.concat([
        nonce,
        cipher.update(plain, "utf8"),
        cipher.final(),
        cipher.getAuthTag(),
      ]);
      return currentPrefix + sealed.toString("base64url");
    },
    decrypt: (shop, field, text) => {
      const [version, keyId, body] = text.split(".");
      if (version !== VERSION || keyId === undefined || body === undefined) {
        throw new VaultError("unreadable", `${field} of ${shop} is not an encrypted value`);
      }
      const key = byId.get(keyId);
      if (!key) {
        throw new VaultError(
          "unknown-key",
          `${field} of ${shop} needs the key ${keyId}, not in ENCRYPTION_KEYS`,
        );
      }
      return opened(key, boundTo(shop, field), Buffer.from(body, "base64url")) ?? refuse(shop, field);
    },
    isCurrent: (text) => text.startsWith(currentPrefix),
    hashes: searchHashes(keys),
  };
}

/** A shop's name and a column's hold no line break, so no two pairs are bound by the same bytes. */
const boundTo = (shop: ShopDomain, field: EncryptedField): Buffer => Buffer.from(`${shop}\n${field}`);

function opened(key: Uint8Array, binding: Buffer, sealed: Buffer): string | null {
  if (sealed.length < NONCE_BYTES + TAG_BYTES) return null;
  const decipher = createDecipheriv(ALGORITHM, key, sealed.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(binding).setAuthTag(sealed.subarray(-TAG_BYTES));
  try {
    const plain = decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES), undefined, "utf8");
    return plain + decipher.final("utf8");
  } catch {
    // The only thing that can fail here is the tag; the library's message says less than the caller's.
    return null;
  }
}

function refuse(shop: ShopDomain, field: EncryptedField): never {
  throw new VaultError("unreadable", `${field} of ${shop} was changed, or moved from another shop or column`);
}
