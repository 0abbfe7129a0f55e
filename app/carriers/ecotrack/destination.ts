import type { Parcel } from "~/shipping/ports/carrier";
import { problemOf, type Problem } from "~/shipping/problem";
import { fail, ok, type Result } from "~/shipping/result";
import { communesNamed, nearestNames } from "./communes";
import type { Commune, Reference } from "./reference";

export interface Destination {
  readonly code_wilaya: number;
  /** In the host's own spelling. */
  readonly commune: string;
  /** The desk's code where the parcel waits at a stop desk; null: to the door. */
  readonly desk: string | null;
}

/**
 * Where the parcel goes, by the host's own lists: a wilaya it serves, and a commune of that wilaya by its exact name.
 * What is not surely known is asked; a place that the courier does not serve waits for staff.
 */
export function readDestination(parcel: Parcel, reference: Reference | null): Result<Destination, Problem> {
  const { place } = parcel;
  if (!place) return fail(problemOf("place_unknown", { field: "city" }));
  // Without the lists nothing can be said about any place.
  if (!reference) return fail(problemOf("place_unknown", { field: "city", values: { list: "not-synced" } }));
  const wilaya = place.country === "DZ" ? Number(place.regionCode) : NaN;
  if (!reference.wilayas.some(({ id }) => id === wilaya)) {
    return fail(problemOf("place_not_served", { field: "city", values: { region: place.region } }));
  }
  const typed = place.locality?.trim() || (parcel.order.shippingAddress?.city.trim() ?? "");
  const ofWilaya = reference.communes.filter((commune) => commune.wilaya === wilaya);
  const named = communesNamed(typed, ofWilaya);
  const [commune] = named;
  if (!commune) {
    const candidates = nearestNames(typed, ofWilaya).join(", ");
    return fail(problemOf("place_unknown", { field: "city", values: { region: place.region, candidates } }));
  }
  if (!parcel.marks.stopDesk) return ok({ code_wilaya: wilaya, commune: commune.name, desk: null });
  const desk = readDesk(parcel, named, ofWilaya);
  return desk.ok ? ok({ code_wilaya: wilaya, commune: commune.name, desk: desk.value }) : desk;
}

/** `code_postal` "is the desk's code" (public, unconfirmed). Several desks in one commune: the order's own code decides. */
function readDesk(
  parcel: Parcel,
  named: readonly Commune[],
  ofWilaya: readonly Commune[],
): Result<string, Problem> {
  const [{ name } = { name: "" }] = named;
  const codes = [...new Set(named.flatMap(({ hasDesk, code }) => (hasDesk && code ? [code] : [])))];
  const zip = parcel.order.shippingAddress?.zip.trim();
  const [only, ...others] = codes;
  const chosen = others.length === 0 ? only : codes.find((code) => code === zip);
  if (chosen !== undefined) return ok(chosen);
  const withDesk = ofWilaya.filter(({ hasDesk }) => hasDesk);
  const candidates = codes.length > 0 ? codes : nearestOrAll(name, withDesk);
  const words =
    codes.length > 0
      ? `Plusieurs stop desks à ${name}`
      : `Aucun stop desk à ${name}, livraison à domicile seulement`;
  const values = { region: parcel.place?.region ?? "", commune: name, candidates: candidates.join(", ") };
  return fail(problemOf("place_not_served", { field: "city", values, words }));
}

function nearestOrAll(name: string, withDesk: readonly Commune[]): readonly string[] {
  const near = nearestNames(name, withDesk);
  return near.length > 0 ? near : [...new Set(withDesk.map((commune) => commune.name))].slice(0, 5);
}
