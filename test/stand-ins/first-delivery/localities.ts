/** A few of the rows that public code shows of `GET /localities` (unconfirmed). */
export const localities = [
  {
    locality_id: 1101,
    locality_name: "Bab Bhar",
    delegation_name: "Bab Bhar",
    governorate_name: "Tunis",
  },
  {
    locality_id: 5101,
    locality_name: "Hammam Sousse",
    delegation_name: "Hammam Sousse",
    governorate_name: "Sousse",
  },
  {
    locality_id: 5102,
    locality_name: "Sousse Corniche",
    delegation_name: "Sousse Médina",
    governorate_name: "Sousse",
  },
  {
    locality_id: 5103,
    locality_name: "Bab Djedid",
    delegation_name: "Sousse Médina",
    governorate_name: "Sousse",
  },
] as const;
