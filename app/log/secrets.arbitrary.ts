import fc from "fast-check";

/** What must never be in a log, in the spellings met in orders, webhooks and carriers' answers. For tests alone. */

const from = (alphabet: string, minLength: number, maxLength = minLength) =>
  fc
    .array(fc.constantFrom(...Array.from(alphabet)), { minLength, maxLength })
    .map((characters) => characters.join(""));

const digits = "0123456789";
const hex = `${digits}abcdef`;
const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const base64url = `${letters}${digits}-_`;

/** A random run with a digit in it, as one of 24 characters and more nearly always has. */
const secretRun = (alphabet: string, length: number) =>
  fc.tuple(from(alphabet, length - 1), from(digits, 1)).map(([run, digit]) => run + digit);

/** `text` is what goes in, `secret` what must not come out. */
export interface Sample {
  readonly text: string;
  readonly secret: string;
}

const itself = (text: string): Sample => ({ text, secret: text });
const after = (prefix: string) => (secret: string) => ({ text: prefix + secret, secret });

export const tokens: fc.Arbitrary<Sample> = fc.oneof(
  fc
    .tuple(fc.constantFrom("shpat", "shpss", "shprt", "shpca", "shpua"), secretRun(hex, 32))
    .map(([kind, run]) => itself(`${kind}_${run}`)),
  secretRun(base64url, 12).map(after("Bearer ")),
  secretRun(base64url, 12).map(after("authorization: bearer ")),
  secretRun(base64url, 12).map(after("id_token=")),
  secretRun(base64url, 12).map(after("access_token=")),
  secretRun(base64url, 10).map(after('"secretKey": "')),
  secretRun(base64url, 10).map(after("sk_live_")),
  secretRun(hex, 32).map(itself),
  secretRun(base64url, 43).map(itself),
  secretRun(`${letters}${digits}+/`, 43).map((run) => itself(`${run}=`)),
  fc
    .tuple(secretRun(base64url, 20), secretRun(base64url, 60), secretRun(base64url, 43))
    .map(([head, body, signature]) => itself(`eyJ${head}.eyJ${body}.${signature}`)),
);

/** Tunisian (8 digits), Algerian (9) and Canadian (10) national numbers with their calling codes. */
const nationalNumbers = fc.oneof(
  from(digits, 7).map((rest) => ({ calling: "216", trunk: "", national: `9${rest}` })),
  fc
    .tuple(fc.constantFrom("5", "6", "7"), from(digits, 8))
    .map(([first, rest]) => ({ calling: "213", trunk: "0", national: first + rest })),
  from(digits, 7).map((rest) => ({ calling: "1", trunk: "", national: `514${rest}` })),
);
const separators = fc.constantFrom("", " ", "-", ".", "\u00a0", "/", " - ", "\u2011", " . ");
const groupings = fc.constantFrom<readonly number[]>(
  [10],
  [2, 2, 2, 2, 2],
  [2, 3, 3, 2],
  [3, 3, 4],
  [1, 2, 2, 2, 2, 1],
);
const scripts = fc.constantFrom(
  (text: string) => text,
  (text: string) => text,
  (text: string) => text.replaceAll(/\d/g, (digit) => String.fromCharCode(0x0660 + Number(digit))),
  (text: string) => text.replaceAll(/\d/g, (digit) => String.fromCharCode(0x06f0 + Number(digit))),
  (text: string) => text.replaceAll(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit))),
);

export const phones: fc.Arbitrary<Sample> = fc
  .record({
    number: nationalNumbers,
    prefix: fc.constantFrom("none", "trunk", "+", "00", "+()", "bare", "+0"),
    separator: separators,
    grouping: groupings,
    script: scripts,
    bracketed: fc.boolean(),
  })
  .map(({ number, prefix, separator, grouping, script, bracketed }) => {
    let at = 0;
    const parts = grouping
      .map((size) => number.national.slice(at, (at += size)))
      .filter((part) => part !== "");
    if (bracketed && parts.length > 1) parts[0] = `(${parts[0] ?? ""})`;
    const grouped = parts.join(separator);
    const before = {
      none: "",
      trunk: number.trunk,
      "+": `+${number.calling}${separator}`,
      "00": `00${number.calling}${separator}`,
      "+()": `(+${number.calling})${separator}`,
      bare: `${number.calling}${separator}`,
      "+0": `+${number.calling}${separator}(0)${separator}`,
    }[prefix];
    return { text: script(before + grouped), secret: number.national };
  });

export const emails: fc.Arbitrary<Sample> = fc.emailAddress().map(itself);

/** Print links, hook URLs and embedded-app addresses: the path and the query are the secret. */
export const urls: fc.Arbitrary<Sample> = fc
  .record({
    scheme: fc.constantFrom("https://", "http://", ""),
    host: fc.constantFrom(
      "www.firstdeliverygroup.com",
      "hooks.delivety.example",
      "courier.ecotrack.dz",
      "shop.myshopify.com",
    ),
    path: from(base64url, 6, 20),
    query: from(base64url, 6, 20),
    shape: fc.constantFrom("print", "hook", "query"),
  })
  .map(({ scheme, host, path, query, shape }) => {
    if (shape === "query") return { text: `${scheme}${host}/?id_token=${query}&shop=x`, secret: query };
    const folder = shape === "print" ? "api/v2/print" : "h";
    return { text: `${scheme}${host}/${folder}/${path}?v=1`, secret: path };
  });

export const secrets: fc.Arbitrary<Sample> = fc.oneof(tokens, phones, emails, urls);

/** Postal addresses and names, which have no pattern. */
export const addresses: fc.Arbitrary<Sample> = fc
  .record({
    number: fc.integer({ min: 1, max: 250 }),
    street: fc.constantFrom(
      "Rue de Marseille",
      "avenue Habib Bourguiba",
      "cité El Khadra",
      "نهج الحرية",
      "rue Didouche Mourad",
    ),
    city: fc.constantFrom("Tunis", "Béja", "Alger Centre", "Montréal", "صفاقس"),
    name: fc.constantFrom("Ahmed Ben Ali", "Fatma Zohra Trabelsi", "محمد علي"),
  })
  .map(({ number, street, city, name }) => ({
    text: `${name}, ${number} ${street}, ${city}`,
    secret: street,
  }));
