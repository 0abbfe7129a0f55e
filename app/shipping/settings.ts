import { z } from "zod";
import { connectionId } from "./ids";

/** A shop's settings; the keys are the operator's contract. */
const pickupAddress = z.object({
  line1: z.string(),
  line2: z.string().default(""),
  city: z.string(),
  province: z.string(),
  postalCode: z.string(),
  country: z.string().length(2),
});

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "expected HH:MM");

export const shopSettings = z.strictObject({
  shipping: z
    .strictObject({
      mode: z.enum(["manual", "automatic"]).default("manual"),
      connection: connectionId.nullable().default(null),
      notifyCustomer: z.boolean().default(false),
      oldAfterHours: z.number().positive().default(48),
    })
    .prefault({}),
  cash: z.strictObject({ gateways: z.array(z.string()).default([]) }).prefault({}),
  pickup: z
    .strictObject({
      name: z.string().default(""),
      phone: z.string().default(""),
      email: z.string().default(""),
      address: pickupAddress.nullable().default(null),
      hours: z.strictObject({ start: clockTime, end: clockTime }).nullable().default(null),
      instructions: z.string().default(""),
    })
    .prefault({}),
  parcel: z
    .strictObject({
      weightGrams: z.int().positive().nullable().default(null),
      lengthCm: z.number().positive().nullable().default(null),
      widthCm: z.number().positive().nullable().default(null),
      heightCm: z.number().positive().nullable().default(null),
    })
    .prefault({}),
  products: z
    .array(
      z.strictObject({
        variantId: z.string(),
        apiId: z.number(),
        weightGrams: z.int().positive().optional(),
      }),
    )
    .default([]),
});
export type ShopSettings = z.infer<typeof shopSettings>;

export const defaultSettings: ShopSettings = shopSettings.parse({});
