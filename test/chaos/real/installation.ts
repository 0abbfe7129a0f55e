import { randomBytes } from "node:crypto";
import { demoCarriers } from "../../demo/carriers";
import type { Installation } from "../../demo/installation";
import { runOperator } from "../../demo/operator";
import { freePorts } from "../../demo/ports";
import { startStandIn, type RunningStandIn, type StandInModule } from "../../stand-ins/kit";
import { standIn as shopifyStandIn } from "../../stand-ins/shopify";
import type { DatabaseKind } from "./arguments";
import { carrierModules } from "./carriers";
import { AppProcess } from "./app-process";

/**
 * The app as it runs for real, each process of it a process, and the outside world in this one: so its ledgers can be
 * watched while calls are on their way.
 */
export interface RealInstallation extends Omit<Installation, "app"> {
  readonly standIns: ReadonlyMap<string, RunningStandIn>;
  readonly app: readonly AppProcess[];
  /** What the app's processes are started with, but for role and port. */
  readonly environment: NodeJS.ProcessEnv;
  /** Starts every process of the app, and waits until they are ready. */
  start(): Promise<void>;
  /** Ends them as whoever deploys would. */
  rest(): Promise<void>;
  /** Shopify's webhooks go to the next process that takes them, as behind a balancer. */
  turn(away: readonly AppProcess[]): Promise<void>;
}

const roles: Readonly<Record<DatabaseKind, readonly (readonly [name: string, role: string])[]>> = {
  embedded: [["app", "all"]],
  server: [
    ["web-1", "web"],
    ["web-2", "web"],
    ["worker-1", "worker"],
    ["worker-2", "worker"],
  ],
};

export interface RealParts {
  readonly kind: DatabaseKind;
  readonly database: Readonly<Record<string, string>>;
  readonly secrets: { readonly apiSecret: string; readonly key: string };
  readonly onLine: (line: string) => void;
}

export const newSecrets = (): RealParts["secrets"] => ({
  apiSecret: randomBytes(16).toString("hex"),
  key: randomBytes(32).toString("base64"),
});

export async function openInstallation(parts: RealParts): Promise<RealInstallation> {
  const programs = roles[parts.kind];
  const [proxyPort = 0, ...appPorts] = await freePorts(1 + programs.length);
  const appUrl = local(proxyPort);
  const shared = {
    SHOPIFY_API_KEY: "navette-chaos-key",
    SHOPIFY_API_SECRET: parts.secrets.apiSecret,
    SHOPIFY_APP_URL: appUrl,
  };
  const standIns = new Map<string, RunningStandIn>();
  const open = async (module: StandInModule, options: Readonly<Record<string, string>> = {}) => {
    const running = await startStandIn(module, { options, env: shared });
    standIns.set(module.name, running);
    return running;
  };
  const shopify = await open(shopifyStandIn, {
    "proxy-port": String(proxyPort),
    app: local(appPorts[0] ?? 0),
    // A shop on a larger plan: its limits are not what is tried here.
    bucket: "10000",
    restore: "500",
    // As often as Shopify tries, in a shorter time.
    "retry-seconds": "1,2,4,8,10,15,20,30",
  });
  for (const module of carrierModules) await open(module);
  const urlOf = (name: string): string => standIns.get(name)?.url ?? "";
  const environment: NodeJS.ProcessEnv = {
    ...process.env,
    ...shared,
    ...parts.database,
    SHOPIFY_STAND_IN_URL: shopify.url,
    APP_BRIDGE_URL: `${shopify.url}/app-bridge.js`,
    ...Object.assign({}, ...demoCarriers.map(({ name, environment: its }) => its(urlOf(name)))),
    ENCRYPTION_KEYS: `chaos:${parts.secrets.key}`,
    NODE_ENV: "production",
  };
  const app = programs.map(
    ([name, role], index) =>
      new AppProcess({ name, role, port: appPorts[index] ?? 0, environment, onLine: parts.onLine }),
  );
  const webs = app.filter(({ role }) => role !== "worker");
  const rest = async (): Promise<void> => {
    await Promise.all(app.map((program) => program.stop()));
  };
  return {
    adminUrl: `${shopify.url}/admin`,
    appUrl,
    shopify: shopify.control,
    carriers: new Map(
      [...standIns]
        .filter(([name]) => name !== "shopify")
        .map(([name, { url, control }]) => [name, { url, control }]),
    ),
    standIns,
    app,
    environment,
    operator: (verb, args, input) => runOperator(environment, verb, args, input),
    async start() {
      for (const program of app) program.start();
      await Promise.all(app.map((program) => program.ready()));
    },
    rest,
    async turn(away) {
      const next = webs.find((web) => !away.includes(web));
      if (next) await shopify.control.post("app", { url: next.url });
    },
    async stop() {
      await rest();
      await Promise.all([...standIns.values()].map((standIn) => standIn.close()));
    },
  };
}

const local = (port: number): string => `http://127.0.0.1:${String(port)}`;
