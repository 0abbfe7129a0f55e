import { expect } from "vitest";
import { createCarriers, type CarriersDependencies } from "~/carriers/registry";
import { connectionId, shopDomain } from "~/shipping/ids";
import type { Carrier, CarrierConnection } from "~/shipping/ports/carrier";
import type { Logger } from "~/shipping/ports/logger";
import type { RateLimiter } from "~/carriers/kit/rate-limiter";
import { type RunningStandIn, startStandIn } from "../../stand-ins/kit";
import type { BatteryEntry } from "./entry";
import { createFreeLimiter, type RecordingLimiter } from "./limiter";

/** A carrier of ours, wired as the app wires it, in front of its stand-in. */
export interface Stage {
  readonly carrier: Carrier;
  readonly connection: CarrierConnection;
  readonly standIn: RunningStandIn;
  readonly limiter: RecordingLimiter;
  /** The app's clock: the real time, moved on by `later`. */
  now(): Date;
  later(milliseconds: number): void;
  /** The same carrier with a time-out so short that a test can wait for it. */
  readonly hasty: Carrier;
  /** With settings that the carrier denies. */
  readonly denied: CarrierConnection;
  /** What the carrier serves, for `prepare`; null for carriers that have no such list. */
  readonly reference: object | null;
  /** The same carrier at another address, or with other settings. */
  at(url: string): Carrier;
  connectionAt(url: string): CarrierConnection;
  withSettings(settings: object): CarrierConnection;
  /** Everything that a merchant, a log or a journal would be told; searched for secrets when the stage closes. */
  readonly told: unknown[];
  tell<Outcome extends object>(outcome: Outcome): Outcome;
  close(): Promise<void>;
}

export interface StageOptions {
  readonly limiter?: RateLimiter;
  /** Options of the stand-in; its limits are off unless this says otherwise. */
  readonly standIn?: Readonly<Record<string, string>>;
}

async function synced(carrier: Carrier, connection: CarrierConnection): Promise<object | null> {
  const list = await carrier.syncReference?.(connection);
  if (list?.ok === false) throw new Error(`the carrier's list could not be read: ${list.error.kind}`);
  return list?.value ?? null;
}

export async function setStage(entry: BatteryEntry, options: StageOptions = {}): Promise<Stage> {
  const standIn = await startStandIn(entry.standIn, { options: options.standIn ?? { "no-limits": "true" } });
  const limiter = createFreeLimiter();
  const told: unknown[] = [];
  const log = (event: string, fields?: object): void => void told.push({ event, ...fields });
  const logger: Logger = { debug: log, info: log, warn: log, error: log };
  let offset = 0;
  const now = (): Date => new Date(Date.now() + offset);

  const at = (url: string, timeoutMilliseconds = 15_000): Carrier => {
    const dependencies: CarriersDependencies = {
      clock: { now },
      logger,
      rateLimiter: options.limiter ?? limiter,
      privateHosts: true,
      timeoutMilliseconds,
      privateTypedHosts: true,
      firstDeliveryUrl: null,
      dropcolisUrl: null,
      ...entry.addressedAt(url),
    };
    const carrier = entry.build?.(dependencies) ?? createCarriers(dependencies).get(entry.name);
    if (!carrier) throw new Error(`the registry has no ${entry.name}`);
    return carrier;
  };
  const withSettings = (settings: object): CarrierConnection => ({
    id: connectionId.parse("5f0c8a52-7a0f-4f36-9e41-8d0c3f1f4b11"),
    shop: shopDomain.parse("battery.myshopify.com"),
    carrier: entry.name,
    settings,
    createdAt: now(),
  });
  const settings = entry.settingsAt(standIn.url);

  return {
    carrier: at(standIn.url),
    hasty: at(standIn.url, 1_000),
    connection: withSettings(settings),
    denied: withSettings(entry.deniedSettingsAt(standIn.url)),
    reference: await synced(at(standIn.url), withSettings(settings)),
    standIn,
    limiter,
    now,
    later: (milliseconds) => void (offset += milliseconds),
    at: (url) => at(url),
    connectionAt: (url) => withSettings(entry.settingsAt(url)),
    withSettings,
    told,
    tell(outcome) {
      if ("error" in outcome) told.push(outcome.error);
      return outcome;
    },
    close: () => standIn.close(),
  };
}

/** Closes a stage, and sees that what happened on it is what every carrier has to keep to. */
export async function closeChecked(stage: Stage, entry: BatteryEntry): Promise<void> {
  // `npm run carriers` prints what is built: no call is made that is not declared.
  const { documented, public: fromPublicCode } = stage.carrier.facts.calls;
  for (const { operation } of stage.standIn.ledger.calls()) {
    expect([...documented, ...fromPublicCode]).toContain(operation);
  }
  await stage.close();
  // Whatever a case made the carrier say, it never said a secret.
  const said = JSON.stringify(stage.told);
  for (const secret of entry.secrets) expect(said).not.toContain(secret);
}
