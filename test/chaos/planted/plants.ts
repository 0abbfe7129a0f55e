import { z } from "zod";
import type {
  Carrier,
  CarrierConnection,
  CreationOutcome,
  LookUpOutcome,
  PreparedCreation,
} from "~/shipping/ports/carrier";
import type { World } from "~/use-cases/world";
import type { Scenario } from "../scenario/scenario";
import { parcelsAt } from "../simulation/carrier-hands";
import type { Plant, PlantName } from "./plant";

/** Wraps one operation of every carrier that has it. */
const withCarriers = (world: World, change: (carrier: Carrier) => Partial<Carrier>): World => ({
  ...world,
  carriers: new Map([...world.carriers].map(([name, carrier]) => [name, { ...carrier, ...change(carrier) }])),
});

/** Wraps what sends parcels, one by one and many in one request. */
const withCreations = (
  world: World,
  create: (
    carrier: Carrier,
    connection: CarrierConnection,
    creations: readonly PreparedCreation[],
    send: () => Promise<readonly CreationOutcome[]>,
  ) => Promise<readonly CreationOutcome[]>,
): World =>
  withCarriers(world, (carrier) => {
    const { batch } = carrier;
    const one: Carrier["create"] = async (connection, creation) => {
      const send = async () => [await carrier.create(connection, creation)];
      const [outcome] = await create(carrier, connection, [creation], send);
      if (!outcome) throw new Error("a creation comes to something");
      return outcome;
    };
    if (!batch) return { create: one };
    const many: typeof batch.create = (connection, creations) =>
      create(carrier, connection, creations, () => batch.create(connection, creations));
    return { create: one, batch: { ...batch, create: many } };
  });

/** An answer that never came is taken for a no, and the parcel is sent again. */
const retriedWithoutAsking: Plant = {
  world: (world) =>
    withCreations(world, async (_carrier, _connection, _creations, send) => {
      const outcomes = await send();
      return outcomes.some(({ kind }) => kind === "uncertain") ? send() : outcomes;
    }),
};

/** Shopify is told before the carrier has been asked. */
const fulfilledBeforeItsRow: Plant = {
  world: (world) =>
    withCreations(world, async (carrier, connection, creations, send) => {
      for (const creation of creations) await fulfill(world, carrier, connection, creation);
      return send();
    }),
};

async function fulfill(
  world: World,
  { facts }: Carrier,
  { shop }: CarrierConnection,
  { reference }: PreparedCreation,
): Promise<void> {
  const shipments = await world.store.shipments.list(shop);
  const shipment = shipments.find((candidate) => candidate.reference === reference);
  if (!shipment) return;
  await world.shopify.createFulfillment(shop, {
    fulfillmentOrders: [
      {
        id: shipment.fulfillmentOrderId,
        lines: shipment.lines.map(({ id, quantity }) => ({ id, quantity })),
      },
    ],
    trackingCompany: facts.displayName,
    trackingNumber: null,
    trackingUrl: null,
    notifyCustomer: false,
  });
}

/** Whatever stands first in the carrier's list is taken for ours. */
const firstRowTrusted: Plant = {
  world: (world, carriers) =>
    withCarriers(world, ({ facts, lookUp, batch }) => {
      const firstRow = (): LookUpOutcome | null => {
        const party = carriers.get(facts.name);
        const [first] = party ? parcelsAt(facts.name, party) : [];
        if (!first?.number) return null;
        const { number } = first;
        const rest = { trackingUrl: null, labelUrl: null, carrierState: null };
        return { kind: "found", parcel: { trackingNumber: number, carrierId: number, ...rest } };
      };
      return {
        ...(lookUp && {
          lookUp: async (connection, question) => firstRow() ?? lookUp(connection, question),
        }),
        ...(batch && {
          batch: {
            ...batch,
            lookUp: async (connection, questions) => {
              const first = firstRow();
              return first ? questions.map(() => first) : batch.lookUp(connection, questions);
            },
          },
        }),
      };
    }),
};

const callLine = z.looseObject({ event: z.literal("carrier-call"), operation: z.literal("create") });

/** The line of a creation says whom the courier may call. */
const phoneInTheLog = ({ orders }: Scenario): Plant => ({
  line: (line) =>
    callLine.safeParse(JSON.parse(line)).success
      ? line.replace(/\}\s*$/, `,"to":"${orders[0]?.phone ?? ""}"}\n`)
      : line,
});

/** The mistakes that chaos must catch, by name. */
export const plants: Readonly<Record<PlantName, (scenario: Scenario) => Plant>> = {
  "retried-without-asking": () => retriedWithoutAsking,
  "fulfilled-before-its-row": () => fulfilledBeforeItsRow,
  "first-row-trusted": () => firstRowTrusted,
  "phone-in-the-log": phoneInTheLog,
};
