import { z } from "zod";
import { shopDomain } from "~/shipping/ids";
import { listPickups } from "~/use-cases/list-pickups";
import type { RequestedParcels } from "~/use-cases/request-pickup";
import { problemLine } from "../lines";
import { carriedOut, defineVerb, noInput } from "../verb";

/** Without the address of its paper: carriers put tokens in it. */
export const pickupLine = ({ pickup, parcels }: RequestedParcels) => ({
  id: pickup.id,
  number: pickup.number,
  state: pickup.state,
  carrier: pickup.carrier,
  connection: pickup.connectionId,
  /** Shipments, by their ids. */
  parcels,
  problem: problemLine(pickup.problem, pickup.carrier),
});

export const pickupShape =
  "{id, number|null, state, carrier, connection, parcels:[ID…], problem:{code, message, field}|null}";

export const pickups = defineVerb({
  name: "pickups",
  parameters: "SHOP",
  summary: "Lists a shop's pick-ups, newest first, with the parcels in them.",
  words: z.tuple([shopDomain]),
  input: noInput,
  output: `${pickupShape} for each`,
  async *act({ world }, [shop]) {
    const listed = await listPickups(world, shop);
    if (!listed.ok) return listed;
    for (const one of listed.value) yield pickupLine(one);
    return carriedOut;
  },
});
