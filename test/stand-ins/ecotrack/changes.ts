/** `update/order`, `delete/order` (public, unconfirmed) and returns, as documented ones would be, and as hosts have been met. */
import type { Answer } from "../kit";
import { done, failed, invalid, noSuchCall } from "./answers";
import type { Parcel, Parcels } from "./parcels";
import { errorsOf, judge, updateSchema } from "./validate";

export const CHANGE_MODES = ["strict", "ignored-when-locked", "ignored", "absent"] as const;
/**
 * `strict`: done before validation, 10001 after it. `ignored-when-locked`: after it "success", and nothing happens.
 * `ignored`: that always. `absent`: the host does not have the call.
 */
export type ChangeMode = (typeof CHANGE_MODES)[number];

export const RETURN_MODES = ["accepted", "ignored", "refused"] as const;
/** A return that is asked for while the parcel is out for delivery: it turns round, "success" and it does not, or 10003. */
export type ReturnMode = (typeof RETURN_MODES)[number];

export type ChangeModes = { update: ChangeMode; delete: ChangeMode };

const UPDATED = "Commande modifiée avec succès";
const DELETED = "Commande supprimée";

/** What `update/order` calls otherwise than `create/order`. */
const NAMES: Readonly<Record<string, string>> = {
  client: "nom_client",
  tel: "telephone",
  tel2: "telephone_2",
  wilaya: "code_wilaya",
  product: "produit",
};

/** What an empty value empties (assumed); elsewhere it is taken as not said. */
const EMPTIED: ReadonlySet<string> = new Set(["telephone_2", "remarque", "code_postal"]);

export function update(parcel: Parcel, given: Readonly<Record<string, unknown>>, mode: ChangeMode): Answer {
  const ended = endOf(parcel, mode, UPDATED);
  if (ended) return ended;
  const changes = updateSchema.safeParse(given);
  if (!changes.success) return invalid(errorsOf(changes.error));
  const said = Object.entries(changes.data).filter(([name]) => name in given);
  const renamed = said.map(([name, value]): [string, unknown] => [NAMES[name] ?? name, value]);
  const kept = renamed.filter(
    ([name, value]) => (value !== undefined && value !== null) || EMPTIED.has(name),
  );
  const judged = judge({ ...parcel.order, ...Object.fromEntries(kept) });
  if (judged.kind === "invalid") return invalid(judged.errors);
  if (judged.kind === "not-served") return notServed();
  parcel.order = judged.order;
  return done({ message: UPDATED });
}

export function remove(parcels: Parcels, parcel: Parcel, mode: ChangeMode): Answer {
  const ended = endOf(parcel, mode, DELETED);
  if (ended) return ended;
  parcels.remove(parcel);
  return done({ message: DELETED });
}

/** The answer where nothing is done; undefined where it is. */
function endOf(parcel: Parcel, mode: ChangeMode, message: string): Answer | undefined {
  const isLocked = parcel.validatedAt !== null;
  if (mode === "absent") return noSuchCall();
  if (mode === "ignored" || (mode === "ignored-when-locked" && isLocked)) {
    return { ...done({ message }), note: { ignored: message } };
  }
  return isLocked ? failed(10001, "Commande non modifiable") : undefined;
}

export const NOT_SERVED = "Pas de livraison pour la wilaya sélectionnée";
export const notServed = (): Answer => failed(10002, NOT_SERVED);
