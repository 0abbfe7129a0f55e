import { demoCarrier } from "./carriers";
import type { Installation } from "./installation";
import type { InstalledShop } from "./installed-shop";
import { readLedgers } from "./ledgers";
import { complaintsAboutOldOrders } from "./old-orders";
import { settleAsStaff } from "./settle-as-staff";
import { until } from "./until";
import { judge, type Judgement } from "./verdict";

/** How fast the carriers' parcels walk from state to state. */
const stepMilliseconds = 2_000;
const roundMilliseconds = 4_000;

/** From now on the carrier's parcels walk to their doors. */
export async function startJourney(installation: Installation, carrier: string): Promise<void> {
  if (!demoCarrier(carrier).walks) return;
  await installation.carriers.get(carrier)?.control.post("journey", { auto: true, stepMs: stepMilliseconds });
}

/**
 * Follows the parcels until every sample has ended as it says, or time is up; the last judgement either way.
 *
 * @param shops all of the demo's
 */
export async function followToTheEnd(
  installation: Installation,
  shops: readonly InstalledShop[],
  followed: InstalledShop,
  milliseconds: number,
): Promise<Judgement> {
  const { shop, oldOrders, shipments } = followed;
  const look = async (): Promise<Judgement> => {
    const ledgers = await readLedgers(installation, shops, followed);
    const { verdict, wrong } = judge(shop.samples, ledgers);
    return { verdict, wrong: [...wrong, ...complaintsAboutOldOrders(oldOrders, ledgers)] };
  };
  const ended = await until(
    async () => {
      // The app's own schedule asks every few minutes; whoever watches asks now.
      if (demoCarrier(shop.carrier).isAsked) await installation.operator("sweep", [shop.domain]);
      const now = await shipments.next();
      await settleAsStaff(installation, shop, now);
      if (now.filter(({ state }) => isUnderWay(state)).length > restingUnderWay(followed)) return null;
      const judged = await look();
      return judged.wrong.length === 0 && judged.verdict.duplicates === 0 ? judged : null;
    },
    milliseconds,
    roundMilliseconds,
  );
  return ended ?? (await look());
}

const isUnderWay = (state: string): boolean =>
  ["sending", "uncertain", "created", "picked_up", "in_transit", "out_for_delivery", "attempted"].includes(
    state,
  );

/** Parcels that end where they are, by their samples' words. As long as there are more, no party need be asked. */
const restingUnderWay = ({ shop }: InstalledShop): number =>
  shop.samples.filter(({ ends }) => isUnderWay(ends.state)).flatMap(({ ends }) => ends.collect ?? []).length;
