/** Canada Post's form: no D, F, I, O, Q, U anywhere, no W, Z in front. */
const form = /^[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z]\d[ABCEGHJ-NPRSTV-Z]\d$/;

/** Canada Post's division: which province the first letter belongs to (X is shared by two territories). */
const provincesByLetter: Readonly<Record<string, readonly string[]>> = {
  A: ["NL"],
  B: ["NS"],
  C: ["PE"],
  E: ["NB"],
  G: ["QC"],
  H: ["QC"],
  J: ["QC"],
  K: ["ON"],
  L: ["ON"],
  M: ["ON"],
  N: ["ON"],
  P: ["ON"],
  R: ["MB"],
  S: ["SK"],
  T: ["AB"],
  V: ["BC"],
  X: ["NT", "NU"],
  Y: ["YT"],
};

/** "h2x 1y4" → "H2X1Y4", as Dropcolis writes them; null where it is no Canadian postal code. */
export function readPostalCode(typed: string): string | null {
  const code = typed
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\s\p{Cf}\p{Pd}]/gu, "");
  return form.test(code) ? code : null;
}

/** Whether a code as `readPostalCode` gives it lies in the province (ISO 3166-2 suffix). */
export function isInProvince(code: string, province: string): boolean {
  // The government's offices in Gatineau keep Ottawa's K1A.
  if (code.startsWith("K1A") && province === "QC") return true;
  return provincesByLetter[code.charAt(0)]?.includes(province) ?? false;
}
