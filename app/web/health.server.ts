import express, { type RequestHandler, type Router } from "express";
import type { Logger } from "~/shipping/ports/logger";

export interface HealthReport {
  readonly ok: boolean;
  /** Why not, in fixed words without secrets: "database", "migrations", "queue" … */
  readonly reasons: readonly string[];
}

/** Asked at each request, so that the answers are the truth of the moment. */
export interface Health {
  /** False means that only a restart helps. */
  alive(): HealthReport | Promise<HealthReport>;
  /** False means that requests should go elsewhere for now. */
  ready(): HealthReport | Promise<HealthReport>;
}

/** An orchestrator takes no answer for "no"; it should hear so from us, with the reason. */
const patience = 5_000;

/** GET /healthz and /readyz: 200 or 503, with `{ok, reasons}`. */
export function healthRoutes(health: Health, logger: Logger): Router {
  const router = express.Router();
  router.get(
    "/healthz",
    answer(() => health.alive(), logger),
  );
  router.get(
    "/readyz",
    answer(() => health.ready(), logger),
  );
  return router;
}

const answer =
  (ask: () => HealthReport | Promise<HealthReport>, logger: Logger): RequestHandler =>
  (_request, response, next) => {
    report(ask, logger)
      .then(({ ok, reasons }) => {
        response.set("cache-control", "no-store").status(ok ? 200 : 503);
        response.json({ ok, reasons });
      })
      .catch(next);
  };

async function report(
  ask: () => HealthReport | Promise<HealthReport>,
  logger: Logger,
): Promise<HealthReport> {
  const { promise: tooLate, resolve } = Promise.withResolvers<HealthReport>();
  const timer = setTimeout(() => {
    resolve({ ok: false, reasons: ["no answer in time"] });
  }, patience);
  try {
    return await Promise.race([Promise.resolve(ask()), tooLate]);
  } catch (error) {
    logger.error("health check failed", { error });
    return { ok: false, reasons: ["check failed"] };
  } finally {
    clearTimeout(timer);
  }
}
