import type { CarrierError, Parcel } from "~/shipping/ports/carrier";
import type { Quote } from "~/shipping/ports/carrier-services";
import type { Problem } from "~/shipping/problem";
import { fail, ok, type Result } from "~/shipping/result";
import type { DropcolisClient } from "./client.server";
import { dropoffAddress } from "./dropoff";
import { strangeAnswer } from "./errors";
import { pickupAddress } from "./pickup";
import { piecesOf } from "./pieces";
import { type ServiceLevel, serviceLevels } from "./service-level";
import type { DropcolisSettings } from "./settings";
import { costOf } from "./shipment";
import { type Address, quoteAnswer, type QuoteBody, type QuotedAddress } from "./wire";

/**
 * The bodies of `POST /v1/rates/quote`, one for each service level, or what a creation of this parcel would be refused
 * for. Pure: places and pieces are made by what makes the creation's, so that what is priced is what goes.
 */
export function quoteBodiesOf(
  parcel: Parcel,
): Result<readonly { readonly level: ServiceLevel; readonly body: string }[], Problem> {
  const dropoff = dropoffAddress(parcel);
  if (!dropoff.ok) return dropoff;
  const pieces = piecesOf(parcel);
  if (!pieces.ok) return pieces;
  const pickup = pickupAddress(parcel);
  if (!pickup.ok) return pickup;
  const bodyOf = (level: ServiceLevel): QuoteBody => ({
    service_level: level,
    pickup: { address: withoutUnit(pickup.value) },
    dropoff: { address: withoutUnit(dropoff.value) },
    parcels: pieces.value.map(({ weight_kg, length_cm, width_cm, height_cm }) => ({
      weight_kg,
      ...(length_cm === undefined ? {} : { length_cm }),
      ...(width_cm === undefined ? {} : { width_cm }),
      ...(height_cm === undefined ? {} : { height_cm }),
    })),
  });
  return ok(serviceLevels.map((level) => ({ level, body: JSON.stringify(bodyOf(level)) })));
}

/** As the samples of a quote have it: which door it is changes no price. */
const withoutUnit = ({ line2: _unit, ...address }: Address): QuotedAddress => address;

/** "Rate Quote Response" → a quote; null where it has no price, or is of another service level than was asked for. */
export function readQuote(body: unknown, asked: ServiceLevel): Quote | null {
  const read = quoteAnswer.safeParse(body);
  const price = read.success ? costOf(read.data) : null;
  if (!read.success || price === null || price.minor < 0) return null;
  const echoed = read.data.service_level ?? asked;
  if (echoed.toLowerCase() !== asked) return null;
  return {
    serviceLevel: asked,
    price,
    estimatedDelivery: read.data.estimated_delivery,
    transitDays: read.data.transit_days ?? null,
    validUntil: read.data.valid_until,
  };
}

/**
 * What the parcel would cost at each service level. A level that they refuse is left out; where they refuse all of
 * them, the first refusal says why. Anything else that goes wrong is an error of the whole: a level left out by a lost
 * answer would look like one that they do not serve.
 */
export async function quoteLevels(
  client: DropcolisClient,
  settings: DropcolisSettings,
  parcel: Parcel,
): Promise<Result<readonly Quote[], Problem | CarrierError>> {
  const bodies = quoteBodiesOf(parcel);
  if (!bodies.ok) return bodies;
  const asked = await Promise.all(bodies.value.map((one) => quoteLevel(client, settings, one)));
  const errors = asked.flatMap((one) => (one.ok ? [] : [one.error]));
  const quotes = asked.flatMap((one) => (one.ok ? [one.value] : []));
  const decisive = errors.find((error) => !isRefusal(error)) ?? (quotes.length === 0 ? errors[0] : undefined);
  return decisive ? fail(decisive) : ok(quotes);
}

async function quoteLevel(
  client: DropcolisClient,
  settings: DropcolisSettings,
  { level, body }: { readonly level: ServiceLevel; readonly body: string },
): Promise<Result<Quote, CarrierError>> {
  const read = await client.quote(settings, body);
  if (read.kind !== "done") return fail(client.failed("rates/quote", settings, read));
  const quote = readQuote(read.body, level);
  return quote ? ok(quote) : fail(client.failed("rates/quote", settings, strangeAnswer(read.status)));
}

const isRefusal = ({ kind }: CarrierError): boolean => ["rejected", "not-served", "duplicate"].includes(kind);
