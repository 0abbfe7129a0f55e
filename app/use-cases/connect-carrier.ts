import { z } from "zod";
import { connectionId, type ConnectionId, type ShopDomain } from "~/shipping/ids";
import type { Carrier, CarrierConnection, CarrierError } from "~/shipping/ports/carrier";
import { fail, ok, type Result } from "~/shipping/result";
import type { CarrierName } from "~/shipping/shipment";
import { knownShop } from "./known-shop";
import { inMilliseconds } from "./outcome";
import { planAgain } from "./receive-order";
import { refusal, type Refusal } from "./refusal";
import type { World } from "./world";

/** An old webhook secret stays valid while the carrier may still sign with it. */
const previousSecretsMilliseconds = 72 * 3_600_000;

const naming = z.looseObject({ id: connectionId.optional() });

export interface Connected {
  readonly id: ConnectionId;
  /** What to paste at the carrier, where it pushes states; null where it does not. */
  readonly webhookUrl: string | null;
}

/**
 * Connects a shop to its account at a carrier, or, with `id`, replaces that connection's settings while its parcels
 * stay open. Orders that waited for a carrier, or for the right token, are planned again.
 */
export async function connectCarrier(
  world: World,
  domain: ShopDomain,
  name: CarrierName,
  input: unknown,
): Promise<Result<Connected, Refusal>> {
  const shop = await knownShop(world, domain);
  if (!shop.ok) return shop;
  const carrier = world.carriers.get(name);
  if (!carrier) return fail(refusal("carrier_not_offered", { carrier: name }));
  const named = naming.safeParse(input);
  if (!named.success) return fail(refusal("settings_invalid", { carrier: name, reason: "id" }));
  const { id: existing, ...typed } = named.data;
  const settings = carrier.settings.safeParse(typed);
  if (!settings.success) {
    return fail(refusal("settings_invalid", { carrier: name, reason: fieldsOf(settings.error) }));
  }
  const account = carrier.account(settings.data);
  const address = carrier.typedAddress?.(settings.data);
  if (address !== undefined && !world.mayConnectTo(address)) {
    const reason = "the address must be https and public";
    return fail(refusal("settings_invalid", { carrier: name, reason }));
  }
  const id = existing ?? connectionId.parse(world.randomness.uuid());
  const createdAt = world.clock.now();
  const served = await readServed(carrier, {
    id,
    shop: domain,
    carrier: name,
    settings: settings.data,
    createdAt,
  });
  if (!served.ok) return fail(refusal("settings_invalid", { carrier: name, reason: served.error }));

  if (existing) {
    const known = await world.store.connections.find(domain, existing);
    if (known?.carrier !== name) return fail(refusal("connection_unknown", { connection: existing }));
    // Saved again as they are, they replace nothing: the secret that was really replaced stays valid.
    if (JSON.stringify(settings.data) !== JSON.stringify(carrier.settings.parse(known.settings))) {
      const previousUntil = inMilliseconds(world, previousSecretsMilliseconds);
      await world.store.connections.replaceSettings(domain, existing, settings.data, account, previousUntil);
    }
    if (served.value) {
      await world.store.connections.saveReference(domain, existing, served.value, createdAt);
    }
    await planWaiting(world, domain, existing);
    return ok({ id: existing, webhookUrl: webhookUrlOf(world, carrier, existing) });
  }
  await world.store.connections.add(domain, {
    id,
    shop: domain,
    carrier: name,
    settings: settings.data,
    account,
    createdAt,
    previous: null,
    reference: served.value,
    referenceAt: served.value ? createdAt : null,
  });
  await planWaiting(world, domain, id);
  return ok({ id, webhookUrl: webhookUrlOf(world, carrier, id) });
}

const webhookUrlOf = (world: World, carrier: Carrier, id: ConnectionId): string | null =>
  carrier.push ? world.carrierWebhookUrl(id) : null;

/**
 * What the carrier serves is read at once: it is needed for planning, and shows that the settings are good. What only a
 * person can mend is said now; a carrier that does not answer is asked again when there is something to plan.
 */
async function readServed(
  carrier: Carrier,
  connection: CarrierConnection,
): Promise<Result<object | null, string>> {
  if (!carrier.syncReference) return ok(null);
  const read = await carrier.syncReference(connection);
  if (read.ok) return read;
  return needsPerson(read.error) ? fail(read.error.words ?? read.error.kind) : ok(null);
}

/** A refused key, an address that may not be reached or has moved. A courier without such a list is kept all the same. */
const needsPerson = ({ kind, status, retryAt }: CarrierError): boolean =>
  kind === "auth" ||
  (kind === "unavailable" && retryAt === null) ||
  (status !== null && status >= 300 && status < 400);

/** The names of the wrong fields, never their values: they are secrets. */
const fieldsOf = (error: z.ZodError): string =>
  error.issues.map((issue) => `${issue.path.join(".") || "settings"}: ${issue.message}`).join("; ");

/** What other settings may mend. */
const refusals: readonly string[] = ["carrier_auth", "carrier_moved", "carrier_unavailable"];

async function planWaiting(world: World, shop: ShopDomain, id: ConnectionId): Promise<void> {
  await goOnWithSent(world, shop, id);
  const waiting = await world.store.shipments.list(shop, { states: ["waiting", "asking"] });
  for (const shipment of waiting) {
    const isNoLongerRefused = shipment.connectionId === id && refusals.includes(shipment.problem?.code ?? "");
    const hadNoCarrier = shipment.connectionId === null;
    if (!isNoLongerRefused && !hadNoCarrier) continue;
    const request = isNoLongerRefused ? { actor: "app", connection: id } : null;
    await planAgain(world, world.store, shop, shipment.orderId, request);
  }
}

/** Parcels the carrier has, and that stood still for the same reasons: handed over, or taken back, with the new settings. */
async function goOnWithSent(world: World, shop: ShopDomain, id: ConnectionId): Promise<void> {
  for (const shipment of await world.store.shipments.followed(shop, id)) {
    const isAsked = shipment.cancellation?.refusedAt === null;
    if (!isAsked && !refusals.includes(shipment.problem?.code ?? "")) continue;
    await world.store.transaction((tx) =>
      tx.jobs.send(
        isAsked ? "cancel-shipment" : "validate-shipment",
        { shop, shipmentId: shipment.id },
        { key: shipment.id },
      ),
    );
  }
}
