import type { ShopDomain } from "~/shipping/ids";
import type { Clock } from "~/shipping/ports/clock";
import type { Logger } from "~/shipping/ports/logger";
import type { ShopifyError } from "~/shipping/ports/shopify";
import { ok, type Result } from "~/shipping/result";
import { accessDenied, rejected, throttled, unavailable, uncertain } from "./errors";
import { interpret, type Outcome } from "./interpret-answer";
import type { Operation } from "./operation";
import { CostBucket } from "./throttle";
import type { AccessTokens } from "./tokens.server";
import { graphqlPath, post } from "./transport.server";

/** The Admin GraphQL API of any shop that installed the app. */
export interface AdminApi {
  /**
   * Asks one operation. Queries are asked again where nothing came back; a mutation only where it was surely not
   * executed, else the failure is `uncertain`. Waits for its points, for at most `longestWait` in all.
   */
  ask<Answer, Variables extends object>(
    shop: ShopDomain,
    operation: Operation<Answer, Variables>,
    variables: Variables,
  ): Promise<Result<Answer, ShopifyError>>;
}

export interface AdminApiOptions {
  readonly tokens: AccessTokens;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly sleep?: (milliseconds: number) => Promise<void>;
  /** Milliseconds until an answer is given up; 20 seconds. */
  readonly timeout?: number;
  /** Milliseconds one call may spend waiting for points; 20 seconds. */
  readonly longestWait?: number;
}

/** How often a call is made in all, where making it again can help. */
const tries = 3;
const throttledTries = 5;
const backOff = (attempt: number) => 500 * 2 ** (attempt - 1);
const retryLater = 30_000;

export function createAdminApi(options: AdminApiOptions): AdminApi {
  const { tokens, clock, logger } = options;
  const sleep = options.sleep ?? ((milliseconds) => new Promise((wake) => setTimeout(wake, milliseconds)));
  const timeoutMilliseconds = options.timeout ?? 20_000;
  const longestWait = options.longestWait ?? 20_000;
  const buckets = new Map<ShopDomain, CostBucket>();
  /** What Shopify really asks for an operation, once it has said so: mostly less than the published rule. */
  const costs = new Map<string, number>();
  const inFuture = (milliseconds: number) => new Date(clock.now().getTime() + milliseconds);

  function bucketOf(shop: ShopDomain): CostBucket {
    const bucket = buckets.get(shop) ?? new CostBucket(clock);
    buckets.set(shop, bucket);
    return bucket;
  }

  async function callOnce<Answer, Variables extends object>(
    shop: ShopDomain,
    operation: Operation<Answer, Variables>,
    variables: Variables,
    accessToken: string,
    points: number,
  ): Promise<Outcome<Answer>> {
    const startedAt = clock.now().getTime();
    const body = { query: operation.document, variables, operationName: operation.name };
    const sent = await post(shop, graphqlPath, body, { timeoutMilliseconds, accessToken });
    const { outcome, cost } = interpret(operation, sent);
    if (cost === null) bucketOf(shop).release(points);
    else {
      bucketOf(shop).settle(points, cost.throttleStatus);
      costs.set(operation.name, cost.requestedQueryCost);
    }
    logger.debug("shopify call", {
      shop,
      operation: operation.name,
      kind: outcome.kind,
      milliseconds: clock.now().getTime() - startedAt,
      ...(sent.kind === "answered" ? { status: sent.status } : { code: sent.code }),
      ...(cost?.actualQueryCost != null && { count: cost.actualQueryCost }),
    });
    return outcome;
  }

  return {
    async ask(shop, operation, variables) {
      const token = await tokens.freshToken(shop);
      if (!token.ok) return token;
      let accessToken = token.value;
      let replacedToken = false;
      let waited = 0;
      let throttledTimes = 0;
      let attempt = 1;

      for (;;) {
        const points = costs.get(operation.name) ?? operation.cost;
        const bucket = bucketOf(shop);
        const wait = bucket.waitFor(points);
        if (waited + wait > longestWait) return throttled(inFuture(wait));
        bucket.reserve(points);
        waited += wait;
        if (wait > 0) await sleep(wait);
        const outcome = await callOnce(shop, operation, variables, accessToken, points);

        switch (outcome.kind) {
          case "answer":
            return ok(outcome.answer);
          case "throttled": {
            throttledTimes += 1;
            // Where Shopify names no time, the bucket just learned how much is missing; a second is the least.
            const pause = Math.max(1_000, (outcome.retryAfter ?? 0) * 1_000, bucket.waitFor(points));
            logger.info("shopify throttled", { shop, operation: operation.name, milliseconds: pause });
            if (throttledTimes >= throttledTries || waited + pause > longestWait) {
              return throttled(inFuture(pause));
            }
            waited += pause;
            await sleep(pause);
            break;
          }
          case "token-refused": {
            if (replacedToken) return accessDenied(outcome.words);
            const fresh = await tokens.replaceRefusedToken(shop, accessToken);
            if (!fresh.ok) return fresh;
            accessToken = fresh.value;
            replacedToken = true;
            break;
          }
          case "access-denied":
            return accessDenied(outcome.words);
          case "rejected":
            return rejected(outcome.words);
          case "unreadable":
            logger.error("shopify answer unreadable", { shop, operation: operation.name });
            return operation.kind === "mutation"
              ? uncertain(outcome.words, inFuture(retryLater))
              : unavailable(outcome.words, inFuture(retryLater));
          case "lost":
          case "not-executed":
            if (outcome.kind === "lost" && operation.kind === "mutation") {
              return uncertain(outcome.words, inFuture(retryLater));
            }
            if (attempt >= tries) return unavailable(outcome.words, inFuture(retryLater));
            await sleep(backOff(attempt));
            attempt += 1;
        }
      }
    },
  };
}
