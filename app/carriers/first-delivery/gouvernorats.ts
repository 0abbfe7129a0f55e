import { foldText } from "~/shipping/folded-text";

/**
 * The names First Delivery is taken to know *(assumed: its own list is not published; its sample writes "sousse")*,
 * as they are sent. The regions of our places have the same names.
 */
export const gouvernorats = [
  "Ariana",
  "Béja",
  "Ben Arous",
  "Bizerte",
  "Gabès",
  "Gafsa",
  "Jendouba",
  "Kairouan",
  "Kasserine",
  "Kébili",
  "Le Kef",
  "Mahdia",
  "La Manouba",
  "Médenine",
  "Monastir",
  "Nabeul",
  "Sfax",
  "Sidi Bouzid",
  "Siliana",
  "Sousse",
  "Tataouine",
  "Tozeur",
  "Tunis",
  "Zaghouan",
] as const;

const comparable = (name: string): string => foldText(name).replace(/^(le|la|l|el|al) (?=[a-z]{3})/, "");

/** The carrier's spelling of a region, accents, case and article aside; null where it is none of them. */
export function gouvernoratOf(region: string): string | null {
  return gouvernorats.find((name) => comparable(name) === comparable(region)) ?? null;
}
