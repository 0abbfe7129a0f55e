import { z } from "zod";
import type { StaffStore } from "~/shipping/ports/store";
import type { Access } from "./access.server";

const language = z.enum(["fr", "ar", "en"]);

export function staffRoom(access: Access): StaffStore {
  return {
    language: async (shop, staffId) => {
      const row = await access.client().staffPreference.findUnique({
        where: { shop_staffId: { shop, staffId } },
      });
      return row && language.parse(row.language);
    },
    saveLanguage: async (shop, staffId, chosen) => {
      await access.client().staffPreference.upsert({
        where: { shop_staffId: { shop, staffId } },
        create: { shop, staffId, language: chosen },
        update: { language: chosen },
      });
    },
  };
}
