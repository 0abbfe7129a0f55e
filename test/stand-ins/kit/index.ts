/** All that a stand-in, or a test that starts one, needs of the kit. */
export { html, json, parseJson, text } from "./answers";
export { readArguments } from "./arguments";
export { type Clock, createClock } from "./clock";
export { type ControlClient, createControlClient, withBody } from "./control";
export { retryAfter } from "./fault-play";
export {
  createFaults,
  type Fault,
  FAULT_KINDS,
  type FaultKind,
  type FaultRequest,
  type Faults,
} from "./faults";
export { createLedger, type Ledger, type LedgerCall, type LedgerEvent } from "./ledger";
export { closeServer, createStandInServer, listen } from "./server";
export { type RunningStandIn, startStandIn, type StartOptions } from "./start";
export type { Answer, Handler, Route, StandIn, StandInContext, StandInModule, StandInRequest } from "./types";
