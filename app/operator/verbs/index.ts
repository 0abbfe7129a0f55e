import type { Verb } from "../verb";
import { acknowledge } from "./acknowledge";
import { answer } from "./answer";
import { cancel } from "./cancel";
import { connect } from "./connect";
import { install } from "./install";
import { orders } from "./orders";
import { problems } from "./problems";
import { progress } from "./progress";
import { reconcile } from "./reconcile";
import { retry } from "./retry";
import { rotateKeys } from "./rotate-keys";
import { settings } from "./settings";
import { settle } from "./settle";
import { ship } from "./ship";
import { shipments } from "./shipments";
import { sweep } from "./sweep";
import { validate } from "./validate";

/** All of them, in the order `help` lists them. */
export const verbs: readonly Verb[] = [
  install,
  connect,
  settings,
  orders,
  shipments,
  problems,
  ship,
  cancel,
  retry,
  settle,
  answer,
  acknowledge,
  validate,
  progress,
  sweep,
  reconcile,
  rotateKeys,
];
