import { describe, expect, it } from "vitest";
import { createCarriers } from "~/carriers/registry";
import type { Carrier } from "~/shipping/ports/carrier";
import { carrierNames, type CarrierName } from "~/shipping/shipment";
import { createFreeLimiter } from "./limiter";

/** Every operation that a carrier may have or not, and who has it: typed off the documents. */
const whoHas = {
  lookUp: ["first-delivery", "dropcolis", "ecotrack"],
  follow: ["first-delivery", "dropcolis", "ecotrack"],
  cancel: ["first-delivery", "dropcolis", "ecotrack"],
  update: ["ecotrack"],
  validation: ["ecotrack"],
  push: ["dropcolis"],
  syncReference: ["first-delivery", "ecotrack"],
  toldByStaff: ["delivety"],
  timeRule: ["delivety"],
  batch: ["first-delivery", "ecotrack"],
  batchCancel: ["first-delivery"],
  pickups: ["first-delivery"],
  label: ["first-delivery", "ecotrack"],
  quote: ["dropcolis"],
  remarks: ["ecotrack"],
  requestReturn: ["ecotrack"],
  history: ["dropcolis", "ecotrack"],
  list: ["first-delivery", "dropcolis", "ecotrack"],
  testPush: ["dropcolis"],
  fees: ["ecotrack"],
  check: [...carrierNames],
} as const satisfies Partial<Record<keyof Carrier, readonly CarrierName[]>>;

const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
const carriers = createCarriers({
  clock: { now: () => new Date() },
  logger: silent,
  rateLimiter: createFreeLimiter(),
  firstDeliveryUrl: null,
  dropcolisUrl: "http://localhost:5001",
  privateHosts: true,
  privateTypedHosts: true,
});

const always: readonly (keyof Carrier)[] = ["facts", "settings", "account", "prepare", "create"];
/** What says something about a carrier without being an operation. */
const besides: readonly string[] = ["typedAddress", "pieceCodes"];

describe.each(carrierNames)("%s", (name) => {
  const carrier = carriers.get(name);

  it.each(Object.entries(whoHas))("has %s, or has it not", (operation, those) => {
    const isThere = carrier !== undefined && operation in carrier;
    expect(isThere).toBe(those.some((one) => one === name));
  });

  it("has no operation that this list does not know", () => {
    const known = new Set<string>([...always, ...besides, ...Object.keys(whoHas)]);
    expect(Object.keys(carrier ?? {}).filter((key) => !known.has(key))).toEqual([]);
  });
});
