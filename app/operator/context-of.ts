import type { Application } from "~/composition.server";
import type { OperatorContext } from "./verb";

/** The app of this process, as the operator's verbs see it. */
export const contextOf = (application: Application): OperatorContext => ({
  world: application.world,
  rotateKeys: () => application.rotateKeys(),
});
