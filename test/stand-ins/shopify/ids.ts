/** Shopify's two spellings of an id: the number (`450789469`) and the global id (`gid://shopify/Order/450789469`). */

/** Ids are kept as strings of digits: real ones can be larger than a JavaScript number holds. */
export function gid(type: string, id: string): string {
  return `gid://shopify/${type}/${id}`;
}

/** The digits of a number, a string of digits or a global id; undefined when there are none. */
export function digitsOf(value: unknown): string | undefined {
  if (typeof value === "number" && Number.isSafeInteger(value)) return String(value);
  if (typeof value !== "string") return undefined;
  return /^(?:gid:\/\/shopify\/\w+\/)?(\d+)(?:\?.*)?$/.exec(value)?.[1];
}

/** The type in a global id (`Order`), undefined when it is none. */
export function typeOfGid(value: string): string | undefined {
  return /^gid:\/\/shopify\/(\w+)\/\d+$/.exec(value)?.[1];
}

/** Gives out ids that rise, each kind of thing in its own range, as long and as irregular as Shopify's. */
export function createIds(): (kind: keyof typeof RANGES) => string {
  const given = new Map<string, bigint>();
  return (kind) => {
    const next = (given.get(kind) ?? RANGES[kind]) + 32_768n;
    given.set(kind, next);
    return String(next);
  };
}

const RANGES = {
  Order: 6_150_233_522_401n,
  LineItem: 15_402_117_300_481n,
  Customer: 7_800_145_203_457n,
  FulfillmentOrder: 7_025_511_194_881n,
  FulfillmentOrderLineItem: 14_771_006_833_921n,
  FulfillmentHold: 910_004_310_273n,
  Fulfillment: 5_461_774_024_961n,
  FulfillmentLineItem: 13_018_552_991_489n,
  FulfillmentEvent: 88_410_021_331_201n,
  Location: 81_204_060_417n,
  DeliveryMethod: 902_177_423_617n,
  ShippingLine: 5_020_994_142_465n,
  Refund: 977_511_850_241n,
  Transaction: 7_344_021_217_537n,
  Metafield: 31_870_554_308_865n,
  Shop: 68_104_257_793n,
  Other: 41_000_000_000_001n,
} as const;
