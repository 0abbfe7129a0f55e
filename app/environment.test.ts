import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type Environment, readEnvironment, scopesOfToml } from "./environment";

const firstKey = Buffer.alloc(32, 1).toString("base64");
const secondKey = Buffer.alloc(32, 2).toString("base64");

const required = {
  SHOPIFY_API_KEY: "api-key",
  SHOPIFY_API_SECRET: "api-secret",
  SHOPIFY_APP_URL: "https://navette.example.com",
  ENCRYPTION_KEYS: `k1:${firstKey}`,
};
const onLoopback = { ...required, SHOPIFY_APP_URL: "http://127.0.0.1:3000" };
const toml = () => ["read_orders"];

function read(changes: Record<string, string | undefined>): Environment {
  const result = readEnvironment({ ...required, ...changes }, toml);
  if (!result.ok) throw new Error(result.error.join("\n"));
  return result.value;
}

function faults(changes: Record<string, string | undefined>): readonly string[] {
  const result = readEnvironment({ ...required, ...changes }, toml);
  return result.ok ? [] : result.error;
}

describe("a right environment", () => {
  it("needs four variables, the rest has defaults", () => {
    expect(read({})).toEqual({
      role: "all",
      host: "127.0.0.1",
      port: 3000,
      logLevel: "info",
      shopify: {
        apiKey: "api-key",
        apiSecret: "api-secret",
        appUrl: "https://navette.example.com",
        scopes: ["read_orders"],
        standInUrl: null,
      },
      databaseUrl: null,
      dataDirectory: "./.data",
      encryptionKeys: [{ id: "k1", key: new Uint8Array(32).fill(1) }],
      carriers: {
        firstDeliveryApiUrl: "https://www.firstdeliverygroup.com/api/v2",
        dropcolisApiUrl: null,
        privateFromEnvironment: false,
        privateFromConnections: false,
      },
    } satisfies Environment);
  });

  it("takes an empty variable for an absent one, as compose files leave them", () => {
    expect(read({ PORT: "", DATABASE_URL: " ", ROLE: "" })).toEqual(read({}));
  });

  it("keeps the order of the keys: the first one encrypts", () => {
    const keys = read({ ENCRYPTION_KEYS: `new:${secondKey}, old:${firstKey}` }).encryptionKeys;
    expect(keys.map((key) => [key.id, key.key[0]])).toEqual([
      ["new", 2],
      ["old", 1],
    ]);
  });

  it.each([
    ["https://api.dropcolis.example", "https://api.dropcolis.example"],
    ["https://api.dropcolis.example/v1", "https://api.dropcolis.example"],
    ["https://api.dropcolis.example/v1/", "https://api.dropcolis.example"],
    ["https://api.dropcolis.example/partner/v1", "https://api.dropcolis.example/partner"],
  ])("reads DROPCOLIS_API_URL %s as %s", (written, base) => {
    expect(read({ DROPCOLIS_API_URL: written }).carriers.dropcolisApiUrl).toBe(base);
  });

  it("drops trailing slashes", () => {
    const environment = read({
      SHOPIFY_APP_URL: "https://navette.example.com/",
      FIRST_DELIVERY_API_URL: "https://first.example/api/v2/",
    });
    expect(environment.shopify.appUrl).toBe("https://navette.example.com");
    expect(environment.carriers.firstDeliveryApiUrl).toBe("https://first.example/api/v2");
  });

  it("splits SCOPES, and prefers them to the toml's", () => {
    expect(read({ SCOPES: "read_orders, write_fulfillments" }).shopify.scopes).toEqual([
      "read_orders",
      "write_fulfillments",
    ]);
  });

  it.each(["http://127.0.0.1:3000", "http://localhost:3000", "http://[::1]:3000", "https://app.localhost"])(
    "allows stand-ins and private carriers while the app is at %s",
    (SHOPIFY_APP_URL) => {
      const environment = read({
        SHOPIFY_APP_URL,
        SHOPIFY_STAND_IN_URL: "http://127.0.0.1:4000",
        FIRST_DELIVERY_API_URL: "http://127.0.0.1:4001/api/v2",
        DROPCOLIS_API_URL: "http://10.0.0.7/v1",
      });
      expect(environment.shopify.standInUrl).toBe("http://127.0.0.1:4000");
      expect(environment.carriers).toEqual({
        firstDeliveryApiUrl: "http://127.0.0.1:4001/api/v2",
        dropcolisApiUrl: "http://10.0.0.7",
        privateFromEnvironment: true,
        privateFromConnections: false,
      });
    },
  );

  it("extends private hosts to connections only when told", () => {
    expect(read({ ...onLoopback, CARRIER_PRIVATE_HOSTS: "allow" }).carriers.privateFromConnections).toBe(
      true,
    );
  });

  it("lets web and worker stand alone on a server", () => {
    const DATABASE_URL = "postgresql://navette:secret@db.example:5432/navette";
    expect(read({ ROLE: "web", DATABASE_URL }).role).toBe("web");
    expect(read({ ROLE: "worker", DATABASE_URL: DATABASE_URL.replace("ql", "") }).role).toBe("worker");
  });
});

describe("a wrong environment", () => {
  it("lists every fault, one line each", () => {
    const result = readEnvironment({ ROLE: "web", PORT: "http", SHOPIFY_APP_URL: "navette" }, toml);
    expect(result).toEqual({
      ok: false,
      error: [
        "SHOPIFY_API_KEY is required",
        "SHOPIFY_API_SECRET is required",
        "SHOPIFY_APP_URL must be an http or https address without user, query or fragment",
        "ENCRYPTION_KEYS is required",
        "PORT must be a port number",
        "ROLE web needs DATABASE_URL: the embedded database has one process",
      ],
    });
  });

  it.each([
    [{ PORT: "65536" }, "PORT must be a port number"],
    [{ PORT: "-1" }, "PORT must be a port number"],
    [{ PORT: "1.5" }, "PORT must be a port number"],
    [{ ROLE: "both" }, "ROLE must be one of all, web, worker"],
    [{ LOG_LEVEL: "loud" }, "LOG_LEVEL must be one of debug, info, warn, error, silent"],
    [{ SCOPES: "read orders" }, "SCOPES must be scopes separated by commas"],
    [{ SCOPES: "," }, "SCOPES must be scopes separated by commas"],
    [{ DATABASE_URL: "mysql://db" }, "DATABASE_URL must be a postgresql:// address"],
    [{ SHOPIFY_APP_URL: "https://navette.example.com/app" }, "SHOPIFY_APP_URL must have no path"],
    [
      { SHOPIFY_APP_URL: "http://navette.example.com" },
      "SHOPIFY_APP_URL must be https, or a loopback address",
    ],
    [
      { SHOPIFY_APP_URL: "http://127.0.0.1.example.com" },
      "SHOPIFY_APP_URL must be https, or a loopback address",
    ],
    [{ FIRST_DELIVERY_API_URL: "https://first.example" }, "FIRST_DELIVERY_API_URL must end in /api/v2"],
    [{ ENCRYPTION_KEYS: "," }, "ENCRYPTION_KEYS holds no key"],
    [{ ENCRYPTION_KEYS: `k:${firstKey},k:${secondKey}` }, "ENCRYPTION_KEYS names a key twice"],
    [{ ...onLoopback, CARRIER_PRIVATE_HOSTS: "yes" }, "CARRIER_PRIVATE_HOSTS must be one of allow"],
    [
      { CARRIER_PRIVATE_HOSTS: "allow" },
      "CARRIER_PRIVATE_HOSTS is allowed only while SHOPIFY_APP_URL is a loopback address",
    ],
    [
      { SHOPIFY_STAND_IN_URL: "http://127.0.0.1:4000" },
      "SHOPIFY_STAND_IN_URL is allowed only while SHOPIFY_APP_URL is a loopback address",
    ],
  ])("%j: %s", (changes, line) => {
    expect(faults(changes)).toEqual([line]);
  });

  it.each([
    "http://first.example/api/v2",
    "https://localhost/api/v2",
    "https://127.0.0.1/api/v2",
    "https://10.1.2.3/api/v2",
    "https://169.254.169.254/api/v2",
    "https://[::1]/api/v2",
    "https://[::ffff:10.1.2.3]/api/v2",
    "https://2130706433/api/v2",
  ])("refuses the carrier address %s while the app is public", (FIRST_DELIVERY_API_URL) => {
    expect(faults({ FIRST_DELIVERY_API_URL })).toEqual([
      "FIRST_DELIVERY_API_URL must be https and public: only while SHOPIFY_APP_URL is a loopback address it may be neither",
    ]);
  });

  it.each([
    ["short", `k1:${Buffer.alloc(31).toString("base64")}`],
    ["long", `k1:${Buffer.alloc(33).toString("base64")}`],
    ["without an id", firstKey],
    ["not base64", `k1:${"*".repeat(44)}`],
  ])("refuses a key that is %s", (_, ENCRYPTION_KEYS) => {
    expect(faults({ ENCRYPTION_KEYS })).toEqual([
      "ENCRYPTION_KEYS must be id:base64[,id:base64…] with 32 bytes in each base64",
    ]);
  });

  it("never repeats a value", () => {
    const secret = "shpss_0123456789abcdef";
    const wrong = Object.fromEntries(
      [
        "SHOPIFY_APP_URL",
        "SHOPIFY_STAND_IN_URL",
        "DATABASE_URL",
        "ENCRYPTION_KEYS",
        "PORT",
        "ROLE",
        "LOG_LEVEL",
      ]
        .concat(["FIRST_DELIVERY_API_URL", "DROPCOLIS_API_URL", "CARRIER_PRIVATE_HOSTS"])
        .map((name) => [name, secret]),
    );
    const lines = faults({ ...wrong, SCOPES: `${secret}!` });
    expect(lines).toHaveLength(11);
    expect(lines.join("\n")).not.toContain(secret);
  });
});

describe("the toml's scopes", () => {
  const written = (content: string) => {
    const path = join(mkdtempSync(join(tmpdir(), "navette-toml-")), "shopify.app.toml");
    writeFileSync(path, content);
    return path;
  };

  it("are read", () => {
    const path = written('client_id = "x"\n\n[access_scopes]\nscopes = "read_orders,write_fulfillments"\n');
    expect(scopesOfToml(path)).toEqual(["read_orders", "write_fulfillments"]);
  });

  it("must be there", () => {
    const path = written("[access_scopes]\n");
    expect(() => scopesOfToml(path)).toThrow('has no scopes = "…" line');
  });
});
