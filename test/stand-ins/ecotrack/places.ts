/** What this courier serves: wilayas, communes in its own spelling, desks. Tamanrasset (11) is among those it does not. */

type Row = readonly [commune: string, deskCode?: string];

const SERVED: readonly (readonly [id: number, name: string, communes: readonly Row[]])[] = [
  [5, "Batna", [["Batna", "501"], ["Barika", "502"], ["Arris"], ["Ain Touta"]]],
  [6, "Béjaïa", [["Bejaia", "601"], ["Akbou", "602"], ["Amizour"], ["El Kseur"], ["Tichy"]]],
  [
    9,
    "Blida",
    [["Blida", "901"], ["Boufarik", "902"], ["Ouled El Alleug"], ["Larbaa"], ["Beni Mered"], ["Ouled Yaich"]],
  ],
  [13, "Tlemcen", [["Tlemcen", "1301"], ["Maghnia"], ["Remchi"]]],
  [
    15,
    "Tizi Ouzou",
    [["Tizi Ouzou", "1501"], ["Azazga", "1502"], ["Draa Ben Khedda"], ["Larba Nath Irathen"], ["Tigzirt"]],
  ],
  [
    16,
    "Alger",
    [
      ["Alger Centre", "1601"],
      ["Bab Ezzouar", "1602"],
      ["Birkhadem", "1603"],
      ["Sidi M'hamed"],
      ["Bab El Oued"],
      ["El Biar"],
      ["Hydra"],
      ["Kouba"],
      ["Hussein Dey"],
      ["El Harrach"],
      ["Ain Benian"],
      ["Ain Taya"],
      ["Rouiba"],
      ["Cheraga"],
      ["Draria"],
    ],
  ],
  [19, "Sétif", [["Setif", "1901"], ["El Eulma", "1902"], ["Ain Oulmene"], ["Ain Arnat"], ["Bougaa"]]],
  [
    23,
    "Annaba",
    [["Annaba", "2301"], ["El Bouni"], ["El Hadjar"], ["Sidi Amar"], ["El Eulma"], ["Berrahal"]],
  ],
  [
    25,
    "Constantine",
    [["Constantine", "2501"], ["El Khroub", "2502"], ["Hamma Bouziane"], ["Ain Smara"], ["Didouche Mourad"]],
  ],
  [31, "Oran", [["Oran", "3101"], ["Es Senia", "3102"], ["Bir El Djir"], ["Arzew"], ["Ain Turk"], ["Gdyel"]]],
  [35, "Boumerdès", [["Boumerdes", "3501"], ["Boudouaou"], ["Dellys"]]],
  [42, "Tipaza", [["Tipaza", "4201"], ["Kolea"], ["Bou Ismail"], ["Cherchell"]]],
];

export type Commune = {
  readonly nom: string;
  readonly wilaya_id: number;
  readonly code_postal: string;
  readonly has_stop_desk: 0 | 1;
};

export const wilayas = SERVED.map(([wilaya_id, wilaya_name]) => ({ wilaya_id, wilaya_name }));

export const communes: readonly Commune[] = SERVED.flatMap(([wilaya_id, , rows]) =>
  rows.map(([nom, desk], index): Commune => ({
    nom,
    wilaya_id,
    code_postal: desk ?? `${wilaya_id}${String(index + 50)}`,
    has_stop_desk: desk === undefined ? 0 : 1,
  })),
);

export const serves = (wilaya: number): boolean => wilayas.some(({ wilaya_id }) => wilaya_id === wilaya);

/** By the exact spelling: "the courier's exact spelling" is the whole difference between a parcel and a refusal. */
export const communeOf = (wilaya: number, nom: string): Commune | undefined =>
  communes.find((commune) => commune.wilaya_id === wilaya && commune.nom === nom);

const wilayaName = (id: number): string =>
  wilayas.find(({ wilaya_id }) => wilaya_id === id)?.wilaya_name ?? "";

export const deskIn = ({ nom, wilaya_id }: Commune) => ({
  desk_phone: "023456789",
  desk_commune: nom,
  desk_map_link: "https://maps.example/desk",
  desk_address: `Station ${nom}, ${wilayaName(wilaya_id)}`,
});

/** `get/desks` (public, unconfirmed). */
export const desks = {
  my_desk: {
    hub_id: 6,
    hub_name: "Station Birkhadem",
    location: {
      wilaya: "Alger",
      commune: "Birkhadem",
      adresse: "Route de Tixeraine",
      phone: "023456789",
      phone2: null,
      email: "birkhadem@courier.example",
      map: null,
    },
    working_hours: [{ days: "Samedi – Jeudi", hours: "09:00 - 17:00" }],
  },
  other_desks: communes
    .filter((commune) => commune.has_stop_desk === 1 && commune.nom !== "Birkhadem")
    .map(({ nom, wilaya_id }) => ({
      name: `Station ${nom}`,
      phone: "023456789",
      phone2: null,
      code_wilaya: String(wilaya_id),
      wilaya: wilayaName(wilaya_id),
      commune: nom,
      adresse: null,
      map: null,
    })),
};

const FARES = [
  ["livraison", 600, 400],
  ["pickup", 700, 500],
  ["echange", 800, 600],
  ["recouvrement", 300, 250],
  ["retour", 200, 200],
] as const;

/** `get/fees` (public, unconfirmed): numbers as strings, DZD. */
export const fees = Object.fromEntries(
  FARES.map(([service, tarif, desk]) => [
    service,
    wilayas.map(({ wilaya_id }) => ({ wilaya_id, tarif: String(tarif), tarif_stopdesk: String(desk) })),
  ]),
);
