import type { RegionFacts } from "./region";

/** The ten provinces and three territories by ISO 3166-2 suffix, which is also Shopify's province code. */
export const provinces: readonly RegionFacts[] = [
  { code: "AB", fr: "Alberta", ar: "ألبرتا", spellings: [] },
  { code: "BC", fr: "Colombie-Britannique", ar: "كولومبيا البريطانية", spellings: ["British Columbia"] },
  { code: "MB", fr: "Manitoba", ar: "مانيتوبا", spellings: [] },
  { code: "NB", fr: "Nouveau-Brunswick", ar: "نيو برونزويك", spellings: ["New Brunswick"] },
  {
    code: "NL",
    fr: "Terre-Neuve-et-Labrador",
    ar: "نيوفاوندلاند ولابرادور",
    spellings: ["Newfoundland and Labrador", "Newfoundland"],
  },
  { code: "NS", fr: "Nouvelle-Écosse", ar: "نوفا سكوشا", spellings: ["Nova Scotia"] },
  {
    code: "NT",
    fr: "Territoires du Nord-Ouest",
    ar: "الأقاليم الشمالية الغربية",
    spellings: ["Northwest Territories"],
  },
  { code: "NU", fr: "Nunavut", ar: "نونافوت", spellings: [] },
  { code: "ON", fr: "Ontario", ar: "أونتاريو", spellings: [] },
  { code: "PE", fr: "Île-du-Prince-Édouard", ar: "جزيرة الأمير إدوارد", spellings: ["Prince Edward Island"] },
  { code: "QC", fr: "Québec", ar: "كيبيك", spellings: [] },
  { code: "SK", fr: "Saskatchewan", ar: "ساسكاتشوان", spellings: [] },
  { code: "YT", fr: "Yukon", ar: "يوكون", spellings: ["Yukon Territory"] },
];
