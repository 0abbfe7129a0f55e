import type { RegionFacts } from "./region";

/**
 * The 24 gouvernorats by ISO 3166-2 suffix. French names are those First Delivery Group knows. `spellings` are other
 * whole names of the same gouvernorat; case, accents, articles, spaces and Arabic letter variants need none.
 */
export const gouvernorats: readonly RegionFacts[] = [
  { code: "11", fr: "Tunis", ar: "تونس", spellings: ["تونس العاصمة"] },
  { code: "12", fr: "Ariana", ar: "أريانة", spellings: ["Aryanah", "Ariyana"] },
  { code: "13", fr: "Ben Arous", ar: "بن عروس", spellings: ["Bin Arous", "Bin Arus"] },
  { code: "14", fr: "La Manouba", ar: "منوبة", spellings: ["Mannouba", "Manubah", "Manuba"] },
  { code: "21", fr: "Nabeul", ar: "نابل", spellings: ["Nabul", "Nabel"] },
  { code: "22", fr: "Zaghouan", ar: "زغوان", spellings: ["Zaghwan"] },
  { code: "23", fr: "Bizerte", ar: "بنزرت", spellings: ["Bizerta", "Benzart", "Banzart"] },
  { code: "31", fr: "Béja", ar: "باجة", spellings: ["Baja", "Bajah"] },
  { code: "32", fr: "Jendouba", ar: "جندوبة", spellings: ["Jandouba", "Jundubah"] },
  { code: "33", fr: "Le Kef", ar: "الكاف", spellings: ["Kaf"] },
  { code: "34", fr: "Siliana", ar: "سليانة", spellings: ["Silyanah", "Silyana"] },
  { code: "41", fr: "Kairouan", ar: "القيروان", spellings: ["Qairouan", "Kairawan", "Qayrawan"] },
  { code: "42", fr: "Kasserine", ar: "القصرين", spellings: ["Kassrine", "Gasserine", "Qasrayn"] },
  { code: "43", fr: "Sidi Bouzid", ar: "سيدي بوزيد", spellings: ["Sidi Bu Zayd"] },
  { code: "51", fr: "Sousse", ar: "سوسة", spellings: ["Soussa", "Susah"] },
  { code: "52", fr: "Monastir", ar: "المنستير", spellings: ["Mestir", "Munastir"] },
  { code: "53", fr: "Mahdia", ar: "المهدية", spellings: ["Mahdiya", "Mahdiyah"] },
  { code: "61", fr: "Sfax", ar: "صفاقس", spellings: ["Safaqis", "Sfakes"] },
  { code: "71", fr: "Gafsa", ar: "قفصة", spellings: ["Qafsah", "Kafsa"] },
  { code: "72", fr: "Tozeur", ar: "توزر", spellings: ["Tawzar", "Touzeur", "Tozer"] },
  { code: "73", fr: "Kébili", ar: "قبلي", spellings: ["Kebelli", "Gebili", "Qibili"] },
  { code: "81", fr: "Gabès", ar: "قابس", spellings: ["Qabis", "Guabes"] },
  { code: "82", fr: "Médenine", ar: "مدنين", spellings: ["Mednine", "Madanin", "Medenin"] },
  { code: "83", fr: "Tataouine", ar: "تطاوين", spellings: ["Tatawin", "Tataouin"] },
];
