import type { PlaceQuestion } from "./question";
import type { PlaceCountry, Region } from "./region";
import {
  asksForRegion,
  readName,
  readWilayaNumber,
  saysNoMoreThanCountry,
  type NameReading,
} from "./region-names";

/** A field of the question that names a region. */
export interface Naming {
  readonly region: Region;
  /** In words: "city says Sfax". */
  readonly evidence: string;
  /** 0 to 1: how far this field alone is to be believed. */
  readonly weight: number;
}

/** Commas and their like; dashes only with a space beside them, since names have dashes of their own. */
const separators = /[,;،؛|/()\n]|[–—]|\s-|-\s/u;

const segmentsOf = (text: string): readonly string[] =>
  text
    .split(separators)
    .map((segment) => segment.trim())
    .filter((segment) => segment !== "");

/** Every region that the address or an order form's own field names exactly, the most telling one first. */
export function namedRegions(country: PlaceCountry, question: PlaceQuestion): readonly Naming[] {
  const labelled = question.attributes.filter((attribute) => asksForRegion(attribute.name));
  return [
    ...namingsIn(country, "province", question.province, 0.98),
    ...labelled.flatMap((attribute) => namingsIn(country, "attribute", attribute.value, 0.97)),
    ...namingsIn(country, "city", question.city, 0.97),
    ...namingsInStreet(country, "address2", question.address2, 0.9),
    ...namingsInStreet(country, "address1", question.address1, 0.9),
  ];
}

/** What the city says beyond the region: the city as typed, or null where it only names the region or the country. */
export function localityOf(country: PlaceCountry, question: PlaceQuestion): string | null {
  const city = question.city?.trim() ?? "";
  if (readWhole(country, city)) return null;
  const segments = segmentsOf(city);
  const rest = segments.filter(
    (segment) => !readWhole(country, segment) && !saysNoMoreThanCountry(country, segment),
  );
  if (rest.length === 0) return null;
  return rest.length === segments.length ? city : rest.join(", ");
}

function readWhole(country: PlaceCountry, text: string): NameReading | null {
  const byName = readName(country, text);
  if (byName || country !== "DZ") return byName;
  const byNumber = readWilayaNumber(text);
  return byNumber && { region: byNumber, mayBeCountry: false };
}

function namingsIn(
  country: PlaceCountry,
  field: string,
  text: string | null,
  weight: number,
): readonly Naming[] {
  if (text === null) return [];
  const whole = readWhole(country, text);
  const readings = whole ? [whole] : segmentsOf(text).flatMap((segment) => readWhole(country, segment) ?? []);
  // "وهران، الجزائر" is Oran in Algeria, not Oran and Algiers.
  const sure = readings.filter((reading) => !reading.mayBeCountry);
  return (sure.length > 0 ? sure : readings).map(({ region }) => naming(field, region, weight));
}

/** Street lines name regions by whole segments only; numbers there are houses, and تونس at their end is the country. */
function namingsInStreet(
  country: PlaceCountry,
  field: string,
  text: string | null,
  weight: number,
): readonly Naming[] {
  return segmentsOf(text ?? "")
    .flatMap((segment) => readName(country, segment) ?? [])
    .filter((reading) => !reading.mayBeCountry)
    .map(({ region }) => naming(field, region, weight));
}

const naming = (field: string, region: Region, weight: number): Naming => ({
  region,
  evidence: `${field} says ${region.country === "DZ" ? `${region.fr} (${region.code})` : region.fr}`,
  weight,
});
