import type { Verb } from "../verb";
import { answer } from "./answer";
import { connect } from "./connect";
import { install } from "./install";
import { orders } from "./orders";
import { problems } from "./problems";
import { progress } from "./progress";
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
  retry,
  settle,
  answer,
  validate,
  progress,
  sweep,
  rotateKeys,
];
