import { randomBytes } from "node:crypto";
import { resolve } from "node:path";
import type { DemoOptions } from "./arguments";
import { runOperator } from "./operator";
import { freePorts } from "./ports";
import { startProgram, type Program } from "./processes";
import { until } from "./until";
import { createControlClient, type ControlClient } from "../stand-ins/kit";

/** Everything that runs: two stand-ins and the app, as the programs they are. */
export interface Installation {
  readonly adminUrl: string;
  readonly appUrl: string;
  readonly shopify: ControlClient;
  readonly firstDelivery: ControlClient;
  /** The app's processes, which may die and start again. */
  readonly app: readonly Program[];
  operator(verb: string, args: readonly string[], input?: unknown): Promise<unknown[]>;
  stop(): Promise<void>;
}

const startMilliseconds = 60_000;

export async function startInstallation(
  options: DemoOptions,
  dataDir: string,
  onLine: (program: string, line: string) => void,
): Promise<Installation> {
  const webs = Math.max(1, options.web);
  const [shopifyPort = 0, proxyPort = 0, carrierPort = 0, ...appPorts] = await freePorts(
    3 + webs + options.workers,
  );
  const shopifyUrl = local(shopifyPort);
  const appUrl = local(proxyPort);
  const carrierUrl = local(carrierPort);
  const secrets = {
    SHOPIFY_API_KEY: "navette-demo-key",
    SHOPIFY_API_SECRET: randomBytes(16).toString("hex"),
  };
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    ...secrets,
    SHOPIFY_APP_URL: appUrl,
    SHOPIFY_STAND_IN_URL: shopifyUrl,
    APP_BRIDGE_URL: `${shopifyUrl}/app-bridge.js`,
    FIRST_DELIVERY_API_URL: `${carrierUrl}/api/v2`,
    ENCRYPTION_KEYS: `demo:${randomBytes(32).toString("base64")}`,
    DATA_DIR: dataDir,
    NODE_ENV: "production",
  };

  const standIn = (name: string, port: number, ...more: string[]): Program =>
    startProgram({
      name: `stand-in-${name}`,
      args: ["--import", "tsx", "test/stand-ins/main.ts", name, "--port", String(port), ...more],
      env,
      restart: false,
      onLine: (line) => {
        onLine(`stand-in-${name}`, line);
      },
    });
  const app = (name: string, port: number, role: string): Program =>
    startProgram({
      name,
      args: ["scripts/start.mjs"],
      env: { ...env, PORT: String(port), ROLE: role },
      restart: true,
      onLine: (line) => {
        onLine(name, line);
      },
    });

  const firstWeb = local(appPorts[0] ?? 0);
  const standIns = [
    standIn("shopify", shopifyPort, "--proxy-port", String(proxyPort), "--app", firstWeb),
    standIn("first-delivery", carrierPort),
  ];
  const several = options.web > 0;
  const apps = several
    ? [
        ...appPorts.slice(0, webs).map((port, index) => app(`web-${String(index + 1)}`, port, "web")),
        ...appPorts.slice(webs).map((port, index) => app(`worker-${String(index + 1)}`, port, "worker")),
      ]
    : [app("app", appPorts[0] ?? 0, "all")];

  for (const url of [shopifyUrl, carrierUrl]) await listening(`${url}/_control`);
  for (const port of several ? appPorts : appPorts.slice(0, 1)) await listening(`${local(port)}/readyz`);
  return {
    adminUrl: `${shopifyUrl}/admin`,
    appUrl,
    shopify: createControlClient(shopifyUrl),
    firstDelivery: createControlClient(carrierUrl),
    app: apps,
    operator: (verb, args, input) => runOperator(env, verb, args, input),
    async stop() {
      await Promise.all(apps.map((program) => program.stop()));
      await Promise.all(standIns.map((program) => program.stop()));
    },
  };
}

const local = (port: number): string => `http://127.0.0.1:${String(port)}`;

async function listening(url: string): Promise<void> {
  const answered = await until(async () => ((await fetch(url)).ok ? true : null), startMilliseconds, 200);
  if (!answered) throw new Error(`${url} did not answer within ${String(startMilliseconds / 1000)} s`);
}

export const demoDataDir = resolve(".data/demo");
