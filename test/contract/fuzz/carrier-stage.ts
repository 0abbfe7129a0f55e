import { goodParcel as meal, settings as delivetySettings } from "~/carriers/delivety/fixtures/parcel";
import { goodParcel as toMontreal } from "~/carriers/dropcolis/fixtures/parcel";
import { goodParcel as toAlgiers, lists } from "~/carriers/ecotrack/fixtures/parcel";
import { goodParcel as toSousse } from "~/carriers/first-delivery/fixtures/parcel";
import type { HttpClient, HttpOutcome, HttpRequest } from "~/carriers/kit/http";
import { createCarriers } from "~/carriers/registry";
import { createLogger } from "~/log/logger.server";
import { connectionId, shopDomain } from "~/shipping/ids";
import type { Carrier, CarrierConnection, Parcel, PreparedCreation } from "~/shipping/ports/carrier";
import type { CarrierName } from "~/shipping/shipment";
import { createFreeLimiter } from "../carriers/limiter";

/** A carrier of ours that hears exactly the outcomes it is given, one call after the other, and then silence. */
export interface CarrierStage {
  readonly carrier: Carrier;
  readonly connection: CarrierConnection;
  readonly creation: PreparedCreation;
  readonly asked: readonly HttpRequest[];
  readonly log: readonly string[];
}

interface Cast {
  readonly parcel: Parcel;
  readonly settings: object;
  readonly reference: object | null;
  /** What nobody may be told: token and keys. */
  readonly keys: readonly string[];
  /** The recipient's phone as the carrier is sent it, and as people write it. */
  readonly phones: readonly string[];
}

export const now = new Date("2026-11-20T10:00:00.000Z");

export const casts: Readonly<Record<CarrierName, Cast>> = {
  "first-delivery": {
    parcel: toSousse,
    settings: { token: "tok-31f9c2-first" },
    reference: null,
    keys: ["tok-31f9c2-first"],
    phones: ["22123456", "98765432"],
  },
  dropcolis: {
    parcel: toMontreal,
    settings: { publicKey: "pk_test_31f9c2", secretKey: "sk_test_31f9c2", webhookSecret: "whsec_31f9c2" },
    reference: null,
    keys: ["pk_test_31f9c2", "sk_test_31f9c2", "whsec_31f9c2"],
    phones: ["4385550102"],
  },
  ecotrack: {
    parcel: toAlgiers,
    settings: { host: "https://courier.ecotrack.dz", token: "tok-31f9c2-eco" },
    reference: lists,
    keys: ["tok-31f9c2-eco"],
    phones: ["0550123456", "021634567"],
  },
  delivety: {
    parcel: meal,
    settings: delivetySettings,
    reference: null,
    keys: [delivetySettings.accessToken, delivetySettings.hookUrl],
    phones: meal.phones.map((phone) => phone.replace("+", "")),
  },
};

export function setCarrierStage(name: CarrierName, outcomes: readonly HttpOutcome[]): CarrierStage {
  const { parcel, settings, reference } = casts[name];
  const left = [...outcomes];
  const asked: HttpRequest[] = [];
  const log: string[] = [];
  const http: HttpClient = {
    send: (request) => {
      asked.push(request);
      return Promise.resolve(left.shift() ?? { kind: "no-answer", reason: "timeout" });
    },
  };
  const clock = { now: () => now };
  const carriers = createCarriers({
    clock,
    logger: createLogger({ level: "debug", clock, stream: { write: (line) => void log.push(line) } }),
    rateLimiter: createFreeLimiter(),
    firstDeliveryUrl: null,
    dropcolisUrl: "https://api.dropcolis.example",
    privateHosts: false,
    privateTypedHosts: false,
    httpClient: () => http,
  });
  const carrier = carriers.get(name);
  if (!carrier) throw new Error(`the registry has no ${name}`);
  const prepared = carrier.prepare(parcel, settings, reference);
  if (!prepared.ok) throw new Error(`the parcel was refused: ${prepared.error.code}`);
  return {
    carrier,
    connection: {
      id: connectionId.parse("5f0c8a52-7a0f-4f36-9e41-8d0c3f1f4b11"),
      shop: shopDomain.parse("fuzz.myshopify.com"),
      carrier: name,
      settings,
      createdAt: now,
    },
    creation: prepared.value,
    asked,
    log,
  };
}
