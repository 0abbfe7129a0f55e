import type { Verb } from "../verb";
import { acknowledge } from "./acknowledge";
import { answer } from "./answer";
import { cancel } from "./cancel";
import { check } from "./check";
import { connect } from "./connect";
import { fees } from "./fees";
import { history } from "./history";
import { adopt, dismiss, found } from "./found";
import { install } from "./install";
import { labels } from "./labels";
import { manifest } from "./manifest";
import { orders } from "./orders";
import { picklist } from "./picklist";
import { pickup } from "./pickup";
import { pickups } from "./pickups";
import { problems } from "./problems";
import { progress } from "./progress";
import { quote } from "./quote";
import { reconcile } from "./reconcile";
import { remark } from "./remark";
import { remarks } from "./remarks";
import { retry } from "./retry";
import { returnParcel } from "./return";
import { rotateKeys } from "./rotate-keys";
import { settings } from "./settings";
import { settle } from "./settle";
import { ship } from "./ship";
import { shipments } from "./shipments";
import { sweep } from "./sweep";
import { testPush } from "./test-push";
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
  labels,
  manifest,
  picklist,
  progress,
  quote,
  pickup,
  pickups,
  remark,
  remarks,
  returnParcel,
  history,
  check,
  testPush,
  fees,
  sweep,
  reconcile,
  found,
  adopt,
  dismiss,
  rotateKeys,
];
