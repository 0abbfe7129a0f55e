import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const file = fileURLToPath(new URL("../../../shopify.app.toml", import.meta.url));

/** What the contract tests compare of shopify.app.toml: read by its own few forms, not by a TOML library. */
export function readAppConfiguration() {
  const whole = readFileSync(file, "utf8");
  const text = whole.replace(/^\s*#.*$/gm, "");
  const one = (pattern: RegExp): string => {
    const found = pattern.exec(text)?.[1];
    if (found === undefined) throw new Error(`shopify.app.toml has nothing like ${pattern.source}`);
    return found;
  };
  const subscriptions = text.split("[[webhooks.subscriptions]]").slice(1);
  return {
    apiVersion: one(/^api_version = "([^"]*)"$/m),
    /** Those that a comment explains. */
    reasonedScopes: [...whole.matchAll(/^# ((?:read|write)_\w+): \S/gm)].flatMap(([, scope]) => scope ?? []),
    scopes: one(/^scopes = "([^"]*)"$/m).split(","),
    embedded: one(/^embedded = (\w+)$/m),
    subscriptions: subscriptions.map((block) => ({
      uri: /^\s*uri = "([^"]*)"$/m.exec(block)?.[1],
      topics: strings(/^\s*topics = \[([^\]]*)\]/m.exec(block)?.[1] ?? ""),
      complianceTopics: strings(/^\s*compliance_topics = \[([^\]]*)\]/m.exec(block)?.[1] ?? ""),
    })),
  };
}

const strings = (list: string): string[] =>
  [...list.matchAll(/"([^"]*)"/g)].flatMap(([, text]) => text ?? []);
