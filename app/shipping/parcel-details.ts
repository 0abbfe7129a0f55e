import { z } from "zod";

/** What a carrier tells about one parcel beyond its state: for staff, and, as the shop allows, for the shopper. */
export const parcelDetails = z
  .object({
    courier: z.object({ name: z.string().nullable(), phone: z.string().nullable() }).readonly().optional(),
    /** Where the shopper fetches it. */
    desk: z
      .object({
        commune: z.string().nullable(),
        address: z.string().nullable(),
        phone: z.string().nullable(),
        mapUrl: z.string().nullable(),
      })
      .readonly()
      .optional(),
    pickedUpAt: z.coerce.date().optional(),
    deliveredAt: z.coerce.date().optional(),
    nextAttemptAt: z.coerce.date().optional(),
    /** In the carrier's words. */
    failureReason: z.string().optional(),
    /** Proof of delivery; staff only. */
    signatureUrl: z.string().optional(),
    cancelledBy: z.string().optional(),
  })
  .readonly();
export type ParcelDetails = z.infer<typeof parcelDetails>;
