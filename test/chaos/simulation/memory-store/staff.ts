import type { StaffStore } from "~/shipping/ports/store";
import type { Access } from "./access";
import { keyOf } from "./table";

export function staffRoom({ tables: { staff }, run }: Access): StaffStore {
  return {
    language: (shop, staffId) => run(() => staff.get(keyOf(shop, staffId))?.language ?? null),
    saveLanguage: (shop, staffId, language) => run(() => staff.put(keyOf(shop, staffId), { shop, language })),
  };
}
