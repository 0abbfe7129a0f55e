import { randomBytes } from "node:crypto";
import { resolve } from "node:path";
import type { DemoOptions } from "./arguments";
import { runOperator } from "./operator";
import { demoCarriers } from "./carriers";
import { freePorts } from "./ports";
import { startProgram, type Program } from "./processes";
import { until } from "./until";
import { createControlClient, type ControlClient } from "../stand-ins/kit";

/** Everything that runs: the stand-ins and the app, as the programs they are. */
export interface Installation {
  readonly adminUrl: string;
  readonly appUrl: string;
  readonly shopify: ControlClient;
  /** By the carrier's name. */
  readonly carriers: ReadonlyMap<string, RunningCarrier>;
  /** The app's processes, which may die and start again. */
  readonly app: readonly Program[];
  operator(verb: string, args: readonly string[], input?: unknown): Promise<unknown[]>;
  stop(): Promise<void>;
}

export interface RunningCarrier {
  readonly url: string;
  readonly control: ControlClient;
}

const startMilliseconds = 60_000;

export async function startInstallation(
  options: DemoOptions,
  dataDir: string,
  onLine: (program: string, line: string) => void,
): Promise<Installation> {
  const webs = Math.max(1, options.web);
  const [shopifyPort = 0, proxyPort = 0, ...ports] = await freePorts(
    2 + demoCarriers.length + webs + options.workers,
  );
  const carrierPorts = ports.slice(0, demoCarriers.length);
  const appPorts = ports.slice(demoCarriers.length);
  const shopifyUrl = local(shopifyPort);
  const appUrl = local(proxyPort);
  const carriers = demoCarriers.map((carrier, index) => ({ ...carrier, port: carrierPorts[index] ?? 0 }));
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
    ...Object.assign({}, ...carriers.map(({ environment, port }) => environment(local(port)))),
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
    ...carriers.map(({ name, port }) => standIn(name, port)),
  ];
  const several = options.web > 0;
  const apps = several
    ? [
        ...appPorts.slice(0, webs).map((port, index) => app(`web-${String(index + 1)}`, port, "web")),
        ...appPorts.slice(webs).map((port, index) => app(`worker-${String(index + 1)}`, port, "worker")),
      ]
    : [app("app", appPorts[0] ?? 0, "all")];

  for (const port of [shopifyPort, ...carrierPorts]) await listening(`${local(port)}/_control`);
  for (const port of several ? appPorts : appPorts.slice(0, 1)) await listening(`${local(port)}/readyz`);
  return {
    adminUrl: `${shopifyUrl}/admin`,
    appUrl,
    shopify: createControlClient(shopifyUrl),
    carriers: new Map(
      carriers.map(({ name, port }) => [
        name,
        { url: local(port), control: createControlClient(local(port)) },
      ]),
    ),
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
