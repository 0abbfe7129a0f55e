/**
 * One process of Navette: web, worker, or both (ROLE). It takes the database, starts what its role says, and ends
 * gracefully on SIGTERM or SIGINT: no new request, no new job, what is under way finishes.
 */
import { setTimeout as pause } from "node:timers/promises";
import { openApplication, type Application, type OpenedApplication } from "./composition.server";
import { readEnvironment, type Environment } from "./environment";
import { healthOf } from "./health.server";
import { createLogger } from "./log/logger.server";
import { contextOf } from "./operator/context-of";
import { serveOperator } from "./operator/socket.server";
import type { Logger } from "./shipping/ports/logger";
import { adoptOrphans } from "./use-cases/adopt-orphans";
import { loadBuiltApp } from "./web/built-app.server";
import { loadDevApp } from "./web/dev-app.server";
import { createHealthServer } from "./web/health-server.server";
import { createWebServer } from "./web/server.server";

/** `npm run dev`: routes and screens come from Vite and are reloaded when their files change. */
const isDevelopment = process.argv.includes("--dev");

async function main(): Promise<void> {
  const read = readEnvironment(process.env);
  if (!read.ok) return refuse(read.error);
  const environment = read.value;
  const logger = createLogger({ level: environment.logLevel, clock: { now: () => new Date() } });
  const works = environment.role !== "web";
  const opened = await openWhenFree(() => openApplication(environment, { works, logger }));
  if (opened.kind === "owned") {
    const by = opened.owner.pid === null ? "another process" : `process ${String(opened.owner.pid)}`;
    return refuse([
      `DATA_DIR belongs to ${by}, which is running: stop it, or give this one another DATA_DIR`,
    ]);
  }
  await run(environment, opened.application, logger, works);
}

/**
 * An operator's command takes DATA_DIR for itself while no app runs; an app that starts in that moment waits for it to
 * end. It also waits a little for the app it replaces; one that stays is another app.
 */
async function openWhenFree(open: () => Promise<OpenedApplication>): Promise<OpenedApplication> {
  const startedAt = Date.now();
  for (;;) {
    const opened = await open();
    if (opened.kind === "open") return opened;
    if (Date.now() - startedAt > (opened.byApp ? 10_000 : 60_000)) return opened;
    await pause(250);
  }
}

function refuse(lines: readonly string[]): void {
  for (const line of lines) process.stderr.write(`${line}\n`);
  process.exitCode = 1;
}

async function run(
  environment: Environment,
  application: Application,
  logger: Logger,
  works: boolean,
): Promise<void> {
  let stopping = false;
  const health = healthOf(application, works, () => stopping);
  const { host, port } = environment;
  const server =
    environment.role === "worker"
      ? createHealthServer({ health, logger, host, port })
      : createWebServer({
          context: application.web,
          app: isDevelopment ? await loadDevApp(environment.shopify.appUrl) : await loadBuiltApp(),
          appUrl: environment.shopify.appUrl,
          health,
          logger,
          host,
          port,
        });

  const { embedded } = application.database;
  const operator = embedded ? await serveOperator(environment.dataDirectory, contextOf(application)) : null;
  if (embedded) await adoptOrphans(application.world);
  if (works) await application.startWorking();
  await server.listen();
  logger.info("started", { pid: process.pid, kind: environment.role });

  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    logger.info("stopping");
    await server.close();
    await operator?.close();
    await application.close();
    logger.info("stopped");
    process.exit(0);
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.on(signal, () => {
      stop().catch((error: unknown) => {
        logger.error("stop failed", { error });
        process.exit(1);
      });
    });
  }
}

await main();
