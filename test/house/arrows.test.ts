import { beforeAll, describe, expect, it } from "vitest";
import { importOf, type Violation, violationsOf } from "./planted-tree";

/** One file of each room. */
const fileOf = {
  shipping: "app/shipping/planted.ts",
  places: "app/shipping/places/planted.ts",
  "use-cases": "app/use-cases/planted.ts",
  "carriers/kit": "app/carriers/kit/planted.ts",
  "carriers/registry": "app/carriers/registry.ts",
  dropcolis: "app/carriers/dropcolis/index.ts",
  ecotrack: "app/carriers/ecotrack/index.ts",
  shopify: "app/shopify/planted.server.ts",
  store: "app/store/planted.server.ts",
  jobs: "app/jobs/planted.server.ts",
  operator: "app/operator/planted.ts",
  routes: "app/routes/planted.tsx",
  root: "app/root.tsx",
  ui: "app/ui/planted.tsx",
  i18n: "app/i18n/planted.ts",
  labels: "app/labels/planted.ts",
  "web-context": "app/web-context.ts",
  web: "app/web/planted.server.ts",
  composition: "app/composition.server.ts",
  environment: "app/environment.ts",
  log: "app/log/planted.server.ts",
  main: "app/main.server.ts",
  "operator's main": "app/operator/main.server.ts",
  health: "app/health.server.ts",
  extensions: "extensions/order-action/src/planted.tsx",
  test: "test/planted.ts",
  scripts: "scripts/planted.ts",
} as const;
type Room = keyof typeof fileOf;

const core: readonly Room[] = ["shipping", "places"];
const remix: readonly Room[] = [...core, "use-cases", "ui", "i18n", "web-context", "routes", "root"];
const entry: readonly Room[] = [
  ...core,
  "use-cases",
  "composition",
  "web",
  "jobs",
  "operator",
  "environment",
  "log",
];
const mains: readonly Room[] = ["main", "operator's main", "health"];

/** The house as it is meant, written down a second time: the rules are judged by this, not by themselves. */
const mayImport: Readonly<Record<Exclude<Room, "test" | "scripts">, readonly Room[]>> = {
  shipping: core,
  places: core,
  "use-cases": [...core],
  "carriers/kit": [...core],
  "carriers/registry": [...core, "carriers/kit", "dropcolis", "ecotrack"],
  dropcolis: [...core, "carriers/kit"],
  ecotrack: [...core, "carriers/kit"],
  shopify: [...core],
  store: [...core],
  jobs: [...core, "use-cases"],
  operator: [...core, "use-cases", "i18n", "log", "composition"],
  routes: remix,
  root: remix,
  ui: [...core, "i18n"],
  i18n: [...core],
  labels: [...core, "i18n"],
  "web-context": [...core],
  web: [...core, "use-cases", "web-context"],
  composition: [
    ...core,
    ...([
      "use-cases",
      "carriers/kit",
      "carriers/registry",
      "shopify",
      "store",
      "jobs",
      "labels",
      "environment",
      "log",
    ] as const),
  ],
  environment: [...core],
  log: [...core],
  main: [...entry, ...mains],
  "operator's main": [...entry, ...mains],
  health: [...entry, ...mains],
  extensions: ["i18n"],
};

/** Rooms that more may know by their types. */
const mayKnow: Partial<Record<Room, readonly Room[]>> = {
  i18n: ["use-cases"],
  "web-context": ["use-cases", "shopify"],
  web: ["shopify"],
  composition: ["web-context"],
  routes: ["shopify"],
  root: ["shopify"],
};

const rooms = Object.keys(fileOf) as Room[]; // keys of a literal object
const judgedRooms = rooms.filter((room) => room !== "test" && room !== "scripts");

/** Every room imports every other one, all at once; what the rules say of each pair is read from one report. */
const everyoneImportsEveryone = (typesAlone: boolean) =>
  Object.fromEntries(
    rooms.map((from) => [
      fileOf[from],
      rooms
        .filter((to) => to !== from && from !== "test" && from !== "scripts")
        .map((to) => importOf(fileOf[from], fileOf[to], typesAlone))
        .concat("export const planted = 1;\n")
        .join(""),
    ]),
  );

const isArrow = ({ rule }: Violation) => !["no-cycle", "no-orphan"].includes(rule);

describe.each([
  { kind: "imports", typesAlone: false, allowed: (from: keyof typeof mayImport) => mayImport[from] },
  {
    kind: "imports of types alone",
    typesAlone: true,
    allowed: (from: keyof typeof mayImport) => [...mayImport[from], ...(mayKnow[from] ?? [])],
  },
])("$kind", ({ typesAlone, allowed }) => {
  let violations: readonly Violation[] = [];
  beforeAll(async () => {
    violations = (await violationsOf(everyoneImportsEveryone(typesAlone))).filter(isArrow);
  }, 60_000);

  it.each(judgedRooms)("%s: each forbidden one is caught, each allowed one is not", (from) => {
    const caught = new Set(violations.filter((found) => found.from === fileOf[from]).map(({ to }) => to));
    const free = rooms.filter((to) => to !== from && !caught.has(fileOf[to]));
    expect(new Set(free)).toEqual(new Set(allowed(from).filter((to) => to !== from)));
  });
});
