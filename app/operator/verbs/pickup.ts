import { z } from "zod";
import { shipmentId, shopDomain } from "~/shipping/ids";
import { fail } from "~/shipping/result";
import { refusal } from "~/use-cases/refusal";
import { requestPickup } from "~/use-cases/request-pickup";
import { carriedOut, defineVerb, noInput } from "../verb";
import { pickupLine, pickupShape } from "./pickups";

export const pickup = defineVerb({
  name: "pickup",
  parameters: "SHOP [ID…]",
  summary:
    "Asks carriers to collect these parcels, or, without ids, all that wait for it, and waits for what comes of it.",
  words: z.tuple([shopDomain], shipmentId),
  input: noInput,
  output: `${pickupShape} for each request, then {requested, uncertain, refused}; a refused one ends it with 1`,
  async *act({ world }, [shop, ...ids]) {
    const asked = await requestPickup(world, shop, ids.length > 0 ? ids : null, "operator");
    if (!asked.ok) return asked;
    for (const one of asked.value) yield pickupLine(one);
    const states = asked.value.map((one) => one.pickup.state);
    const refused = asked.value.filter((one) => one.pickup.state === "refused");
    const uncertain = states.filter((state) => state === "uncertain" || state === "requesting").length;
    yield { requested: states.length - uncertain - refused.length, uncertain, refused: refused.length };
    const [first] = refused;
    if (!first) return carriedOut;
    const { carrier, problem } = first.pickup;
    return fail(refusal("pickup_refused", { carrier, ...(problem?.words ? { words: problem.words } : {}) }));
  },
});
