import { z } from "zod";
import { settleAsStaff } from "../../demo/settle-as-staff";
import { shipmentLine, type ShipmentLine } from "../../demo/lines";
import type { Random } from "../random";
import type { RealInstallation } from "./installation";
import { realShops, type RealShop } from "./shops";
import type { Traffic } from "./traffic";

/** A command that somebody types while the app may die at any moment; whether it succeeds is not asked. */
export async function typeSomething(
  { operator, app }: RealInstallation,
  { placed }: Traffic,
  random: Random,
): Promise<void> {
  const shop = random.pick(realShops);
  // Where no app runs a command takes the embedded database for itself, and the app that starts waits until it is done.
  if (!(await isReady(app))) return;
  const recent = placed.filter((order) => order.shop === shop.domain).slice(-8);
  const verb = recent.length === 0 ? "sweep" : random.pick(["sweep", "ship", "ship", "reconcile"]);
  const words = verb === "ship" ? [shop.domain, random.pick(recent).id] : [shop.domain];
  await operator(verb, words).catch(() => []);
}

const isReady = async (app: RealInstallation["app"]): Promise<boolean> =>
  (await Promise.all(app.map((program) => program.isReady()))).includes(true);

/** What staff and the schedule do once everything works again. Answers the shop's shipments. */
export async function lookAfter(
  installation: RealInstallation,
  shop: RealShop,
): Promise<readonly ShipmentLine[]> {
  await installation.operator("sweep", [shop.domain]);
  const listed = await installation.operator("shipments", [shop.domain]);
  const shipments = z.array(shipmentLine).parse(listed);
  await settleAsStaff(installation, shop, shipments);
  return shipments;
}
