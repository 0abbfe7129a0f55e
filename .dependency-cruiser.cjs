/**
 * Who may import whom: the table of docs/architecture.md as rules. Every file of app/ and extensions/ lives in a room;
 * a room `may` import itself and the rooms it lists, `knows` the types of some more, and nothing else of the project.
 * test/house/ plants a violation of each missing arrow and expects it caught.
 */

const rooms = {
  shipping: { at: "^app/shipping/", may: [] },
  "use-cases": { at: "^app/use-cases/", may: ["shipping"] },
  "carriers/kit": { at: "^app/carriers/kit/", may: ["shipping"] },
  "carriers/registry": { at: "^app/carriers/registry\\.", may: ["shipping", "carriers/kit", "a carrier"] },
  // One carrier never imports another: see the rule `carriers-apart`.
  "a carrier": { at: "^app/carriers/(?!kit/)[^/]+/", may: ["shipping", "carriers/kit"] },
  shopify: { at: "^app/shopify/", may: ["shipping", "generated"] },
  store: { at: "^app/store/", may: ["shipping", "generated"] },
  jobs: { at: "^app/jobs/", may: ["shipping", "use-cases"] },
  // It has a sentence for each refusal and journal entry, and the compiler says when one is missing.
  i18n: { at: "^app/i18n/", may: ["shipping"], knows: ["use-cases"] },
  labels: { at: "^app/labels/", may: ["shipping", "i18n"] },
  ui: { at: "^app/ui/", may: ["shipping", "i18n"] },
  // Services reach routes through the load context, whose type this is.
  "web-context": {
    at: "^app/web-context(\\.server)?\\.ts$",
    may: ["shipping"],
    knows: ["use-cases", "shopify"],
  },
  web: { at: "^app/web/", may: ["shipping", "use-cases", "web-context"], knows: ["shopify"] },
  // Root and entries of Remix are routes in all but their folder.
  routes: {
    at: "^app/(routes/|root\\.tsx$|routes\\.ts$|entry\\.(client|server)\\.tsx$)",
    may: ["shipping", "use-cases", "ui", "i18n", "web-context"],
    knows: ["shopify"],
  },
  // Its sentences are the English catalogue's; an error is shown as the log shows it.
  operator: {
    at: "^app/operator/(?!main\\.server\\.)",
    may: ["shipping", "use-cases", "i18n", "log", "composition"],
  },
  environment: { at: "^app/environment(\\.test)?\\.ts$", may: ["shipping"] },
  log: { at: "^app/log/", may: ["shipping"] },
  composition: {
    at: "^app/composition\\.server\\.",
    may: [
      "shipping",
      "use-cases",
      "carriers/kit",
      "carriers/registry",
      "shopify",
      "store",
      "jobs",
      "labels",
      "environment",
      "log",
    ],
    knows: ["web-context"],
  },
  "entry points": {
    // With the truth about the process, which takes both the wiring and the web server's words.
    at: "^app/((operator/)?main|health)\\.server\\.ts$",
    may: ["shipping", "use-cases", "composition", "web", "jobs", "operator", "environment", "log"],
  },
  extensions: { at: "^extensions/", may: ["i18n"] },
  generated: { at: "^(app/)?generated/", may: [] },
};

const project = "^(app|extensions|prisma|(app/)?generated)/";
const tests = "\\.(test|arbitrary|fixture)\\.tsx?$|/fixtures/";
const generated = "(^|/)generated/";

/** A room's name as part of a rule's. */
const ruleName = (room) => room.replaceAll(/[ /]/g, "-");
const placesOf = (names) => names.map((name) => rooms[name].at);

const arrows = Object.entries(rooms).flatMap(([name, { at, may, knows = [] }]) => [
  {
    name: `${ruleName(name)}-imports-only-its-own`,
    comment: `${name} may import itself ${[...may, ...knows].map((other) => `and ${other}`).join(" ")}`,
    severity: "error",
    from: { path: at },
    to: { path: project, pathNot: [at, ...placesOf([...may, ...knows])] },
  },
  ...(knows.length === 0
    ? []
    : [
        {
          name: `${ruleName(name)}-imports-types-alone`,
          comment: `${name} may import types of ${knows.join(" and ")}, not what runs; its tests may run it`,
          severity: "error",
          from: { path: at, pathNot: tests },
          to: {
            path: placesOf(knows),
            pathNot: [at, ...placesOf(may), "^app/shopify/authenticate\\."],
            dependencyTypesNot: ["type-only"],
          },
        },
      ]),
]);

/** Packages and modules of Node that belong to one room. */
const owned = [
  {
    what: "undici-and-http",
    packages: "(^|/)node_modules/undici/|^node:https?$|^https?2?$",
    rooms: ["carriers/kit", "web", "operator", "entry points"],
  },
  {
    what: "postgres",
    packages: "(^|/)node_modules/(pg|@prisma|@electric-sql)/",
    rooms: ["store", "generated"],
  },
  { what: "queue", packages: "(^|/)node_modules/pg-boss/", rooms: ["jobs"] },
  { what: "log-lines", packages: "(^|/)node_modules/pino/", rooms: ["log"] },
  {
    what: "paper",
    packages: "(^|/)node_modules/(pdfkit|fontkit|bidi-js|@bwip-js|@pdfme|@fontsource)/",
    rooms: ["labels"],
  },
  { what: "express", packages: "(^|/)node_modules/(express|@remix-run/express)/", rooms: ["web"] },
  {
    what: "shopify-api",
    packages: "(^|/)node_modules/@shopify/(shopify-api|admin-api)",
    rooms: ["shopify", "store"],
  },
  { what: "shopify-sessions", packages: "(^|/)node_modules/@shopify/shopify-app-session", rooms: ["store"] },
  // Its React half and its error boundary belong to pages.
  {
    what: "shopify-app",
    packages: "(^|/)node_modules/@shopify/shopify-app-remix",
    rooms: ["shopify", "routes", "ui"],
  },
  {
    what: "react",
    packages: "(^|/)node_modules/(react|react-dom|@shopify/polaris|@shopify/app-bridge)",
    rooms: ["ui", "i18n", "routes", "extensions"],
  },
].map(({ what, packages, rooms: owners }) => ({
  name: `${what}-stays-home`,
  comment: `only ${owners.join(", ")} may import ${packages}`,
  severity: "error",
  from: { path: "^app/", pathNot: [tests, ...owners.map((owner) => rooms[owner].at)] },
  to: { path: packages, dependencyTypesNot: ["type-only"] },
}));

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    ...arrows,
    ...owned,
    {
      name: "every-file-has-a-room",
      comment: "a new folder in app/ gets its line in the table, and in the rules above",
      severity: "error",
      from: { path: "^(app|extensions)/", pathNot: Object.values(rooms).map(({ at }) => at) },
      to: {},
    },
    {
      name: "carriers-apart",
      comment: "a carrier that needs another's code shares it through carriers/kit",
      severity: "error",
      from: { path: "^app/carriers/((?!kit/)[^/]+)/" },
      to: { path: "^app/carriers/[^/]+/", pathNot: ["^app/carriers/$1/", "^app/carriers/kit/"] },
    },
    {
      name: "core-is-pure",
      comment: "shipping and use cases know no package but zod and the phone rules, and no machine",
      severity: "error",
      from: { path: "^app/(shipping|use-cases)/", pathNot: tests },
      to: { pathNot: ["^app/", "(^|/)node_modules/(zod|libphonenumber-js)/"] },
    },
    {
      name: "product-knows-no-test",
      severity: "error",
      from: { path: "^(app|extensions|prisma)/", pathNot: tests },
      to: { path: "^(test|scripts)/" },
    },
    {
      name: "test-pieces-stay-in-tests",
      comment: "arbitraries and test files beside the code are imported by tests alone",
      severity: "error",
      from: { path: "^(app|extensions)/", pathNot: tests },
      to: { path: tests },
    },
    {
      name: "packages-are-dependencies",
      comment:
        "what ships imports only packages that are installed with it; the development server is not started where it ships",
      severity: "error",
      from: { path: "^app/", pathNot: [tests, "^app/web/dev-app\\."] },
      to: { dependencyTypes: ["npm-dev", "npm-no-pkg", "npm-unknown"], dependencyTypesNot: ["type-only"] },
    },
    {
      name: "no-cycle",
      severity: "error",
      // Orders have fulfillments, which have an order: in Shopify's graph, and so in the stand-in's.
      from: { pathNot: "^test/stand-ins/shopify/graphql/objects/" },
      to: { circular: true },
    },
    {
      name: "no-broken-import",
      severity: "error",
      from: { pathNot: generated },
      to: { couldNotResolve: true },
    },
    {
      name: "no-orphan",
      comment: "a file nobody imports and that imports nobody is left over",
      severity: "error",
      from: {
        orphan: true,
        path: "^(app|test|scripts)/",
        pathNot: [
          "\\.d\\.m?ts$",
          tests,
          generated,
          "^test/setup\\.ts$",
          "^test/.*\\.js$",
          "^scripts/[^/]+\\.mjs$",
        ],
      },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: ["node_modules", "^(app/)?generated/"] },
    exclude: { path: ["^build/", "^extensions/[^/]+/dist/"] },
    tsConfig: { fileName: "tsconfig.json" },
    // Types count: a type is knowledge, too.
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
      extensions: [".ts", ".d.ts", ".tsx", ".js", ".mjs", ".cjs", ".json", ".css"],
    },
    skipAnalysisNotInRules: false,
  },
};
