import { readFileSync } from "node:fs";
import ipaddr from "ipaddr.js";
import { z } from "zod";
import { fail, ok, type Result } from "./shipping/result";

/**
 * The one reader of the environment. Entry points pass `process.env` in and hand the values on; no other module reads
 * a variable, so that what a process runs with is known in one place and wrong before anything has started.
 */
export interface Environment {
  readonly role: "all" | "web" | "worker";
  readonly host: string;
  /** 0 lets the system choose. */
  readonly port: number;
  readonly logLevel: "debug" | "info" | "warn" | "error" | "silent";
  readonly shopify: {
    readonly apiKey: string;
    readonly apiSecret: string;
    /** An origin: no path, no trailing slash. */
    readonly appUrl: string;
    readonly scopes: readonly string[];
    /** An origin; null: Shopify itself. The preload acts on it, the app only says that it is on. */
    readonly standInUrl: string | null;
  };
  /** Null: the embedded database in `dataDirectory`. */
  readonly databaseUrl: string | null;
  readonly dataDirectory: string;
  /** The first one encrypts, all of them decrypt. */
  readonly encryptionKeys: readonly EncryptionKey[];
  readonly carriers: {
    /** With `/api/v2`, without a trailing slash. */
    readonly firstDeliveryApiUrl: string;
    /** Without `/v1` and without a trailing slash; null: Dropcolis cannot be connected. */
    readonly dropcolisApiUrl: string | null;
    /** The two addresses above may be loopback, private or http: only while the app itself is on loopback. */
    readonly privateFromEnvironment: boolean;
    /** So may addresses typed per connection (CARRIER_PRIVATE_HOSTS=allow). */
    readonly privateFromConnections: boolean;
  };
}

export interface EncryptionKey {
  readonly id: string;
  /** 32 bytes. */
  readonly key: Uint8Array;
}

const httpUrl = z.string().transform((text, context) => {
  const url = URL.parse(text);
  if (url && /^https?:$/.test(url.protocol) && !url.username && !url.password && !url.search && !url.hash)
    return url;
  context.addIssue({
    code: "custom",
    message: "must be an http or https address without user, query or fragment",
  });
  return z.NEVER;
});

const origin = httpUrl.refine((url) => url.pathname === "/", { error: "must have no path", abort: true });

const withoutTrailingSlash = (url: URL): string => url.origin + url.pathname.replace(/\/+$/, "");

const databaseUrl = z.string().refine((text) => /^postgres(ql)?:$/.test(URL.parse(text)?.protocol ?? ""), {
  error: "must be a postgresql:// address",
});

const list = z.string().transform((text) =>
  text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== ""),
);

const scopes = list.refine((all) => all.length > 0 && all.every((scope) => /^[a-z_]+$/.test(scope)), {
  error: "must be scopes separated by commas",
});

const encryptionKeys = list.transform((parts, context) => {
  const keys: EncryptionKey[] = [];
  for (const part of parts) {
    const [, id, base64] = /^([A-Za-z0-9_-]{1,32}):([A-Za-z0-9+/]{43}=?)$/.exec(part) ?? [];
    if (id === undefined || base64 === undefined) {
      context.addIssue({
        code: "custom",
        message: "must be id:base64[,id:base64…] with 32 bytes in each base64",
      });
      return z.NEVER;
    }
    keys.push({ id, key: new Uint8Array(Buffer.from(base64, "base64")) });
  }
  if (keys.length > 0 && new Set(keys.map((key) => key.id)).size === keys.length) return keys;
  context.addIssue({ code: "custom", message: keys.length > 0 ? "names a key twice" : "holds no key" });
  return z.NEVER;
});

const oneOf = <const Values extends readonly [string, ...string[]]>(...values: Values) =>
  z.enum(values, { error: `must be one of ${values.join(", ")}` });

const text = z.string({ error: "is required" });

/** Each variable by itself. The messages never repeat a value: any of them could be a secret put in the wrong place. */
const variables = z.object({
  SHOPIFY_API_KEY: text,
  SHOPIFY_API_SECRET: text,
  SHOPIFY_APP_URL: text.pipe(origin),
  SHOPIFY_STAND_IN_URL: origin.optional(),
  SCOPES: scopes.optional(),
  DATABASE_URL: databaseUrl.optional(),
  DATA_DIR: z.string().default("./.data"),
  ENCRYPTION_KEYS: text.pipe(encryptionKeys),
  HOST: z.string().default("127.0.0.1"),
  PORT: z.coerce
    .number({ error: "must be a port number" })
    .int("must be a port number")
    .min(0, "must be a port number")
    .max(65_535, "must be a port number")
    .default(3000),
  ROLE: oneOf("all", "web", "worker").default("all"),
  LOG_LEVEL: oneOf("debug", "info", "warn", "error", "silent").default("info"),
  FIRST_DELIVERY_API_URL: httpUrl
    .refine((url) => /\/api\/v2\/*$/.test(url.pathname), { error: "must end in /api/v2", abort: true })
    .prefault("https://www.firstdeliverygroup.com/api/v2"),
  DROPCOLIS_API_URL: httpUrl.optional(),
  CARRIER_PRIVATE_HOSTS: oneOf("allow").optional(),
});
type Variables = z.infer<typeof variables>;

/**
 * Reads and checks everything at once.
 *
 * @param source the environment; an empty variable counts as absent
 * @param tomlScopes the scopes to ask for without SCOPES, as the app's toml declares them
 * @returns every fault as one line that starts with the variable's name and never holds its value
 */
export function readEnvironment(
  source: Readonly<Record<string, string | undefined>>,
  tomlScopes: () => readonly string[] = () => scopesOfToml("shopify.app.toml"),
): Result<Environment, readonly string[]> {
  const present = Object.fromEntries(Object.entries(source).filter(([, value]) => value?.trim()));
  const faults: string[] = [];
  const parsed = variables.safeParse(present);
  if (!parsed.success) {
    faults.push(...parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`));
  }
  faults.push(...togetherFaults(present));
  if (!parsed.success || faults.length > 0) return fail(faults);
  return ok(environmentOf(parsed.data, parsed.data.SCOPES ?? tomlScopes()));
}

function environmentOf(read: Variables, scopes: readonly string[]): Environment {
  return {
    role: read.ROLE,
    host: read.HOST,
    port: read.PORT,
    logLevel: read.LOG_LEVEL,
    shopify: {
      apiKey: read.SHOPIFY_API_KEY,
      apiSecret: read.SHOPIFY_API_SECRET,
      appUrl: read.SHOPIFY_APP_URL.origin,
      scopes,
      standInUrl: read.SHOPIFY_STAND_IN_URL?.origin ?? null,
    },
    databaseUrl: read.DATABASE_URL ?? null,
    dataDirectory: read.DATA_DIR,
    encryptionKeys: read.ENCRYPTION_KEYS,
    carriers: {
      firstDeliveryApiUrl: withoutTrailingSlash(read.FIRST_DELIVERY_API_URL),
      dropcolisApiUrl: read.DROPCOLIS_API_URL
        ? withoutTrailingSlash(read.DROPCOLIS_API_URL).replace(/\/v1$/, "")
        : null,
      privateFromEnvironment: isLoopback(read.SHOPIFY_APP_URL),
      privateFromConnections: isLoopback(read.SHOPIFY_APP_URL) && read.CARRIER_PRIVATE_HOSTS === "allow",
    },
  };
}

/**
 * What is wrong only in company. Read from the raw values, so that these lines come out together with those of single
 * variables; a value that is wrong by itself says nothing here.
 */
function togetherFaults(source: Readonly<Record<string, string | undefined>>): string[] {
  const faults: string[] = [];
  const { ROLE, DATABASE_URL, SHOPIFY_APP_URL = "" } = source;
  if ((ROLE === "web" || ROLE === "worker") && DATABASE_URL === undefined) {
    faults.push(`ROLE ${ROLE} needs DATABASE_URL: the embedded database has one process`);
  }
  const app = URL.parse(SHOPIFY_APP_URL);
  if (app === null || isLoopback(app)) return faults;
  if (app.protocol === "http:") faults.push("SHOPIFY_APP_URL must be https, or a loopback address");
  for (const name of ["SHOPIFY_STAND_IN_URL", "CARRIER_PRIVATE_HOSTS"]) {
    if (source[name] !== undefined)
      faults.push(`${name} is allowed only while SHOPIFY_APP_URL is a loopback address`);
  }
  for (const name of ["FIRST_DELIVERY_API_URL", "DROPCOLIS_API_URL"]) {
    const url = URL.parse(source[name] ?? "");
    if (url && (url.protocol === "http:" || isLoopback(url) || isPrivate(url))) {
      faults.push(
        `${name} must be https and public: only while SHOPIFY_APP_URL is a loopback address it may be neither`,
      );
    }
  }
  return faults;
}

const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "");

function isLoopback(url: URL): boolean {
  const host = hostOf(url);
  if (/^(.+\.)?localhost$/.test(host)) return true;
  return ipaddr.isValid(host) && ipaddr.process(host).range() === "loopback";
}

/** Of literal addresses alone; a name is resolved, and its address judged, by the carriers' HTTP client at each call. */
function isPrivate(url: URL): boolean {
  const host = hostOf(url);
  return ipaddr.isValid(host) && ipaddr.process(host).range() !== "unicast";
}

/**
 * The scopes the app's toml asks for, so that they stand in one place.
 *
 * @throws when the file or its `scopes = "…"` line is not there: a broken installation, not a wrong setting
 */
export function scopesOfToml(path: string): readonly string[] {
  const [, scopes] = /^\s*scopes\s*=\s*"([^"]*)"/m.exec(readFileSync(path, "utf8")) ?? [];
  if (scopes === undefined) throw new Error(`${path} has no scopes = "…" line`);
  return list.parse(scopes);
}
