/** What First Delivery takes, as strictly as its document says ("Paramètres d'entrées"). The texts of the refusals are
 * ours but the gouvernorat's, which is the document's. */
import { z } from "zod";
import { localities } from "./localities";

/** *(assumed)* Their list is not published. */
const gouvernorats = [
  ...[
    "ariana",
    "beja",
    "ben arous",
    "bizerte",
    "gabes",
    "gafsa",
    "jendouba",
    "kairouan",
    "kasserine",
    "kebili",
  ],
  ...[
    "kef",
    "mahdia",
    "manouba",
    "medenine",
    "monastir",
    "nabeul",
    "sfax",
    "sidi bouzid",
    "siliana",
    "sousse",
  ],
  ...["tataouine", "tozeur", "tunis", "zaghouan"],
];

/** Without accents, case and article: how they compare is not documented either. */
const comparable = (name: string): string =>
  name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .trim()
    .replace(/^(l[ea]|el) /, "");

const required = (name: string) => z.string(`${name} est requis`).trim().min(1, `${name} est requis`);
const eightDigits = (name: string) => z.string(`${name} est requis`).regex(/^\d{8}$/, `${name} est invalide`);
const wholeNumber = (name: string, least: number) =>
  z.number(`${name} est invalide`).int(`${name} est invalide`).min(least, `${name} est invalide`);

const atMostThreeDecimals = (price: number): boolean =>
  Math.abs(price * 1000 - Math.round(price * 1000)) < 1e-6;

const PRICE = "Le prix doit être un nombre entre 0 et 999 DT";

export const orderSchema = z.object({
  Client: z.object(
    {
      nom: required("Le nom du client"),
      gouvernerat: required("Le gouvernorat du client").refine(
        (name) => gouvernorats.includes(comparable(name)),
        { error: ({ input }) => `Le gouvernorat '${String(input)}' est invalide` },
      ),
      ville: required("La ville du client"),
      adresse: required("L'adresse du client"),
      telephone: eightDigits("Le téléphone du client"),
      telephone2: z.union([z.literal(""), eightDigits("Le deuxième téléphone")]).optional(),
      // Public, unconfirmed.
      locality_id: z
        .number("La localité est invalide")
        .refine((id) => localities.some(({ locality_id }) => locality_id === id), "La localité est invalide")
        .optional(),
    },
    "Client est requis",
  ),
  Produit: z.object(
    {
      prix: z
        .number(PRICE)
        .min(0, PRICE)
        .max(999, PRICE)
        .refine(atMostThreeDecimals, "Le prix a au plus 3 décimales"),
      designation: required("La désignation du produit"),
      nombreArticle: wholeNumber("Le nombre d'article", 1),
      commentaire: z.string("Le commentaire est invalide").optional(),
      article: z.string("L'article est invalide").optional(),
      nombreEchange: wholeNumber("Le nombre d'échange", 0).optional(),
    },
    "Produit est requis",
  ),
});
export type Order = z.infer<typeof orderSchema>;

const day = z.union([z.literal(""), z.iso.date("La date est invalide (YYYY-MM-DD)")]).optional();

export const filterSchema = z.object({
  barCode: z.string().optional(),
  createdAtFrom: day,
  createdAtTo: day,
  state: z.number("L'état est invalide").optional(),
  pagination: z
    .object({
      pageNumber: wholeNumber("pageNumber", 1).default(1),
      // (assumed) The largest limit is not documented.
      limit: wholeNumber("limit", 1).max(100, "limit est invalide").default(10),
    })
    .prefault({}),
});
export type Filter = z.infer<typeof filterSchema>;

export const barCodeSchema = z.object({ barCode: required("Le code à barre") });
export const barCodesSchema = z.object({
  barCodes: z
    .array(z.string(), "Les codes à barre sont requis")
    .min(1, "Les codes à barre sont requis")
    .max(100, "Vous ne pouvez traiter que 100 commandes à la fois"),
});

/** The first thing that is wrong, in words. */
export const firstWords = (error: z.ZodError): string => error.issues[0]?.message ?? "Requête invalide";
