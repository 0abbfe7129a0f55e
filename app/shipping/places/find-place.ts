import { localityOf, namedRegions, type Naming } from "./named-regions";
import type { PlaceFinding } from "./place";
import type { PlaceQuestion } from "./question";
import type { Region } from "./region";
import { placeCountry, placeIn, regionByCode } from "./regions";

/**
 * What an address says about its place. Regions count only where their exact name (or a wilaya's number) stands;
 * decided only where every field that names a region names the same one. Never a default: what is not said is asked.
 * Evidence quotes our own names, never what the shopper typed. Pure; never throws, whatever the text.
 */
export function findPlace(question: PlaceQuestion): PlaceFinding {
  const country = placeCountry(question.country ?? "");
  if (country === null) {
    const typed = question.country?.trim();
    return unknown([typed ? "the country is not divided into regions here" : "no country"]);
  }
  return country === "CA" ? findProvince(question) : findNamedRegion(country, question);
}

const regionKind = { TN: "gouvernorat", DZ: "wilaya" } as const;

function findNamedRegion(country: "TN" | "DZ", question: PlaceQuestion): PlaceFinding {
  const namings = namedRegions(country, question);
  const [best] = namings;
  if (!best) return unknown([`no exact name of a ${regionKind[country]} in province, city or address`]);

  const locality = localityOf(country, question);
  const candidates = distinctRegions(namings).map((region) => placeIn(region, locality));
  const place = placeIn(best.region, locality);
  const evidence = [...new Set(namings.map((naming) => naming.evidence))];
  if (candidates.length > 1) {
    return {
      place,
      confidence: 0.4,
      decided: false,
      evidence: [...evidence, "fields contradict each other"],
      candidates,
    };
  }
  if (country === "DZ") {
    // Carriers there need the commune as well, and a city as typed is not one yet.
    return {
      place,
      confidence: 0.6,
      decided: false,
      evidence: [...evidence, "the commune is not confirmed"],
      candidates,
    };
  }
  return { place, confidence: agreement(namings), decided: true, evidence, candidates: [] };
}

/** Shopify makes shoppers choose a Canadian province from a list, so its code (or its exact name) decides. */
function findProvince(question: PlaceQuestion): PlaceFinding {
  const typed = question.province?.trim() ?? "";
  const byCode = regionByCode("CA", typed.toUpperCase().replace(/^CA-/, ""));
  const [named] = namedRegions("CA", {
    ...question,
    attributes: [],
    city: null,
    address1: null,
    address2: null,
  });
  const region = byCode ?? named?.region;
  if (!region) return unknown([typed === "" ? "no province" : "the province is none of Canada's thirteen"]);
  return {
    place: placeIn(region, question.city),
    confidence: 0.99,
    decided: true,
    evidence: [`province says ${region.fr}`],
    candidates: [],
  };
}

const distinctRegions = (namings: readonly Naming[]): readonly Region[] => [
  ...new Set(namings.map((naming) => naming.region)),
];

const agreement = (namings: readonly Naming[]): number =>
  namings.length > 1 ? 0.99 : Math.max(...namings.map((naming) => naming.weight));

const unknown = (evidence: readonly string[]): PlaceFinding => ({
  place: null,
  confidence: 0,
  decided: false,
  evidence,
  candidates: [],
});
