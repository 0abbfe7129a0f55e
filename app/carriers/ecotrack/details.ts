import type { z } from "zod";
import type { ParcelDetails } from "~/shipping/parcel-details";
import { activity, type parcelStatus } from "./wire";

/** Longer than any address or phone. */
const longest = 255;

const said = (text: string | null): string | null => text?.trim().slice(0, longest) || null;

/** A link that a browser may follow; the shopper clicks it. */
function link(text: string | null): string | null {
  const url = URL.parse(text?.trim() ?? "");
  return url !== null && /^https?:$/.test(url.protocol) && url.href.length <= 2_000 ? url.href : null;
}

/**
 * What `get/orders/status` tells beside the state: the desk where the shopper fetches the parcel (empty where it goes to
 * the door), and the phone of the driver who has it, with the name that the last entry of the history gives.
 */
export function detailsOf(parcel: z.infer<typeof parcelStatus>): { readonly details?: ParcelDetails } {
  const desk = {
    commune: said(parcel.desk_commune),
    address: said(parcel.desk_address),
    phone: said(parcel.desk_phone),
    mapUrl: link(parcel.desk_map_link),
  };
  const phone = said(parcel.driver_phone);
  const hasDesk = Object.values(desk).some((value) => value !== null);
  if (!hasDesk && phone === null) return {};
  return {
    details: {
      ...(hasDesk ? { desk } : {}),
      ...(phone === null ? {} : { courier: { name: driverIn(parcel.activity), phone } }),
    },
  };
}

function driverIn(entries: readonly unknown[]): string | null {
  const drivers = entries.map((entry) => said(activity.safeParse(entry).data?.driver ?? null));
  return drivers.findLast((driver) => driver !== null) ?? null;
}
