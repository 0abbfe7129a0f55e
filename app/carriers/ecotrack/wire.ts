import { z } from "zod";
import { readJson } from "../kit/read-json";
import { numeric, parcelName, stateName } from "../kit/wire";

/** ECOTRACK's shapes, in its own spelling. Answers are read with tolerance: PHP writes numbers and lists in several ways. */

/** What `create/order` takes (public, unconfirmed). Absent ones are left out. */
export interface CreateBody {
  readonly reference: string;
  readonly nom_client: string;
  /** 9 or 10 national digits. */
  readonly telephone: string;
  readonly telephone_2?: string;
  readonly adresse: string;
  /** The desk's code, where `stop_desk` is 1. */
  readonly code_postal?: string;
  /** In the host's own spelling. */
  readonly commune: string;
  readonly code_wilaya: number;
  /** Whole dinars, delivery included *(assumed)*. */
  readonly montant: number;
  readonly remarque?: string;
  readonly produit: string;
  /** Their sample writes it as text. */
  readonly quantite: string;
  readonly produit_a_recuperer?: string;
  /** 1 delivery, 2 exchange. */
  readonly type: 1 | 2;
  readonly stop_desk: 0 | 1;
  /** Kilograms. */
  readonly weight?: number;
}

const text = z.union([z.string().trim(), z.number().transform(String)]);
const name = text.pipe(z.string().min(1));
const maybeText = text
  .nullish()
  .catch(null)
  .transform((value) => value ?? null);
const maybeState = stateName
  .nullish()
  .catch(null)
  .transform((value) => value || null);
const wholeNumber = numeric.pipe(z.int());
const maybeNumber = numeric
  .nullish()
  .catch(null)
  .transform((value) => value ?? null);
const flag = z.union([z.boolean(), z.number().transform((value) => value !== 0), z.stringbool()]);

/** A list, or PHP's object keyed by index (`{"0": …}`). */
const list = z.union([
  z.array(z.unknown()),
  z.record(z.string(), z.unknown()).transform((rows) => Object.values(rows)),
]);

/** Laravel's bag: what is wrong, by field. */
const errorBag = z.record(z.string(), z.union([z.array(z.string()), z.string().transform((line) => [line])]));
export type ErrorBag = z.infer<typeof errorBag>;

/** The same as one order's whole entry of `create/orders`: lists alone, for a plain text may be a reference, or a state. */
export const entryBag = z.record(z.string(), z.array(z.string()).min(1));

/** What an answer may say of itself, whatever the call. */
export const verdict = z.object({
  success: flag.nullish().catch(null),
  /** The older form of `delete/order`. */
  delete: maybeText,
  /** 10001 locked, 10002 wilaya not served, 10003 return not allowed. */
  error: maybeNumber,
  message: maybeText,
  errors: errorBag.nullish().catch(null),
});
export type Verdict = z.infer<typeof verdict>;

/** `create/order`, and each of `create/orders` → `{success, tracking}`. */
export const createdAnswer = z.object({ tracking: parcelName });

/** A page of `get/orders`; rows are read one by one, so that a strange one does not hide the others. */
export const ordersPage = z.preprocess(
  (body) => (Array.isArray(body) ? { data: body } : body),
  z.object({ data: list, last_page: maybeNumber, total: maybeNumber }),
);

/** One of `data` of `get/orders`; only what we use. */
export const orderRow = z.object({
  tracking: parcelName,
  reference: maybeText,
  status: maybeState,
  client: maybeText,
  phone: maybeText,
  phone_2: maybeText,
  adresse: maybeText,
  commune: maybeText,
  wilaya_id: maybeNumber,
  montant: maybeNumber,
  /** A day, in Algiers. */
  created_at: maybeText,
});
export type OrderRow = z.infer<typeof orderRow>;

/** One entry of an `activity`: `status` in the history, `reason` and `driver` in the state's answer. */
export const activity = z.object({
  status: maybeText,
  reason: maybeText,
  driver: maybeText,
  date: maybeText,
  time: maybeText,
});

/** One parcel of `get/orders/status`. The desk's fields are empty where it goes to the door. */
export const parcelStatus = z.object({
  status: stateName.pipe(z.string().min(1)),
  desk_phone: maybeText,
  desk_commune: maybeText,
  desk_map_link: maybeText,
  desk_address: maybeText,
  /** (public, unconfirmed) */
  driver_phone: maybeText,
  activity: list.catch([]).default([]),
});

/** `data` of `get/orders/status` is keyed by tracking; PHP writes an empty one as a list. */
export const statusesAnswer = z.object({
  data: z.union([
    z.record(z.string(), z.unknown()),
    z.array(z.unknown()).transform((rows) =>
      Object.fromEntries(
        rows.flatMap((row) => {
          const named = z.object({ tracking: parcelName }).safeParse(row);
          return named.success ? [[named.data.tracking, row]] : [];
        }),
      ),
    ),
  ]),
});

/** `get/tracking/info`; the recipient and the cities in it are not read. */
export const historyAnswer = z.object({ activity: list });

/** One of the list that `get/maj` is. */
export const remarkRow = z.object({
  remarque: text,
  station: maybeText,
  livreur: maybeText,
  created_at: maybeText,
});

/** `get/fees`: dinars. What comes back is under `retour` or, elsewhere, `retours`. */
export const feesAnswer = z.object({
  livraison: list,
  retour: list.nullish().catch(null),
  retours: list.nullish().catch(null),
});
export const feeRow = z.object({
  wilaya_id: wholeNumber,
  tarif: numeric.pipe(z.number().min(0)),
  tarif_stopdesk: numeric
    .pipe(z.number().min(0))
    .nullish()
    .catch(null)
    .transform((value) => value ?? null),
});

/** Rows of `get/wilayas`, `get/communes` and `get/desks`; inside `data` they are taken as well. */
export const rows = z.union([z.object({ data: list }).transform(({ data }) => data), list]);
export const wilayaRow = z.object({ wilaya_id: wholeNumber, wilaya_name: name });
export const communeRow = z.object({
  nom: name,
  wilaya_id: wholeNumber,
  code_postal: maybeText,
  has_stop_desk: flag.catch(false),
});

/** `get/desks`: the courier's own desk, and a flat row for each of the others. */
export const desksAnswer = z.object({
  my_desk: z
    .object({
      location: z.object({ wilaya: maybeText, commune: maybeText, adresse: maybeText, phone: maybeText }),
    })
    .nullish()
    .catch(null),
  other_desks: list.catch([]).default([]),
});
export const deskRow = z.object({
  name: maybeText,
  code_wilaya: wholeNumber
    .nullish()
    .catch(null)
    .transform((value) => value ?? null),
  commune: maybeText,
  adresse: maybeText,
  phone: maybeText,
});

const personal = z.object({
  nom_client: z.string(),
  telephone: z.string(),
  telephone_2: z.string().default(""),
  adresse: z.string(),
});

/** Prepared bytes, read back for `update/order`; what was left out is empty. */
export const preparedBody = z.object({
  reference: z.string(),
  nom_client: z.string(),
  telephone: z.string(),
  telephone_2: z.string().default(""),
  adresse: z.string(),
  code_postal: z.string().default(""),
  commune: z.string(),
  code_wilaya: z.number(),
  montant: z.number(),
  remarque: z.string().default(""),
  produit: z.string(),
  type: z.number(),
  stop_desk: z.number(),
});
export type PreparedBody = z.infer<typeof preparedBody>;

/** The recipient's own data in prepared bytes: the carrier's words must not carry it into logs and journals. */
export function personalWordsOf(body: string): readonly string[] {
  const parsed = personal.safeParse(readJson(body));
  return parsed.success ? Object.values(parsed.data).filter((words) => words !== "") : [];
}
