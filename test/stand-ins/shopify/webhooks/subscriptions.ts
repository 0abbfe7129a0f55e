/** Which topics the app subscribed to, and where: read from its shopify.app.toml. */
import { existsSync, readFileSync } from "node:fs";

export type Subscriptions = {
  readonly apiVersion: string;
  /** The path for a topic; undefined when it is not subscribed. */
  pathOf(topic: string): string | undefined;
  /** Where to send a topic that is sent by hand although nobody subscribed to it. */
  readonly fallbackPath: string;
  readonly topics: readonly string[];
};

const DEFAULT_VERSION = "2026-07";

/** Without the file every topic goes to `/webhooks`. */
export function readSubscriptions(tomlPath: string): Subscriptions {
  if (!existsSync(tomlPath)) {
    return { apiVersion: DEFAULT_VERSION, pathOf: () => "/webhooks", fallbackPath: "/webhooks", topics: [] };
  }
  return parseSubscriptions(readFileSync(tomlPath, "utf8"));
}

/**
 * Reads the part of TOML that these lines are written in: `[webhooks] api_version` and each
 * `[[webhooks.subscriptions]]` with its `topics`, `compliance_topics` and `uri`.
 */
export function parseSubscriptions(toml: string): Subscriptions {
  const paths = new Map<string, string>();
  let apiVersion = DEFAULT_VERSION;
  for (const { header, body } of sections(withoutComments(toml))) {
    if (header === "[webhooks]") apiVersion = stringValue(body, "api_version") ?? apiVersion;
    if (header !== "[[webhooks.subscriptions]]") continue;
    const uri = stringValue(body, "uri") ?? "/webhooks";
    // An address of the app may be written whole; only its path is needed, since the app is at hand.
    const path = uri.startsWith("/") ? uri : new URL(uri).pathname;
    for (const topic of [...listValue(body, "topics"), ...listValue(body, "compliance_topics")]) {
      paths.set(topic, path);
    }
  }
  return {
    apiVersion,
    pathOf: (topic) => paths.get(topic),
    fallbackPath: [...paths.values()][0] ?? "/webhooks",
    topics: [...paths.keys()],
  };
}

function withoutComments(toml: string): string {
  return toml.replace(/^((?:[^"#\n]|"[^"\n]*")*)#.*$/gm, "$1");
}

function sections(toml: string): readonly { readonly header: string; readonly body: string }[] {
  return toml.split(/^(?=\s*\[{1,2}[\w.]+\]{1,2}\s*$)/m).map((part) => {
    const [first = "", ...rest] = part.trimStart().split("\n");
    return { header: first.trim().replaceAll(" ", ""), body: rest.join("\n") };
  });
}

function stringValue(body: string, key: string): string | undefined {
  return new RegExp(`^\\s*${key}\\s*=\\s*"([^"]*)"`, "m").exec(body)?.[1];
}

function listValue(body: string, key: string): readonly string[] {
  const list = new RegExp(`^\\s*${key}\\s*=\\s*\\[([^\\]]*)\\]`, "m").exec(body)?.[1] ?? "";
  return [...list.matchAll(/"([^"]+)"/g)].flatMap(([, topic]) => (topic === undefined ? [] : [topic]));
}
