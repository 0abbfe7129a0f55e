import js from "@eslint/js";
import reactHooks from "eslint-plugin-react-hooks";
import { defineConfig, globalIgnores } from "eslint/config";
import globals from "globals";
import tseslint from "typescript-eslint";

const typescript = ["**/*.{ts,tsx}"];
const tests = [
  "**/*.test.{ts,tsx}",
  "**/*.arbitrary.ts",
  "**/*.fixture.ts",
  "**/fixtures/**/*.ts",
  "test/**/*.ts",
];

/** A log's event is a literal: a sentence built from values would carry them past the logger's fixed fields. */
const literalEvents = {
  selector:
    "CallExpression[callee.type='MemberExpression'][callee.property.name=/^(debug|info|warn|error)$/]" +
    ":matches([callee.object.name=/[lL]ogger$/], [callee.object.property.name=/[lL]ogger$/])" +
    ":not([arguments.0.type='Literal'])",
  message: "Give the event's name as a literal; values belong in the fields.",
};

export default defineConfig(
  globalIgnores(["build/", "**/generated/", "extensions/*/dist/", ".data/", ".cache/"]),
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  js.configs.recommended,
  {
    rules: {
      eqeqeq: ["error", "always", { null: "ignore" }],
      "no-implicit-coercion": "error",
      "no-param-reassign": "error",
      "no-unused-vars": "off",
    },
  },

  // Launchers and configurations: plain JavaScript for Node.
  {
    files: ["**/*.{js,mjs,cjs}"],
    languageOptions: { globals: globals.node },
    rules: { "no-unused-vars": "error", "no-redeclare": ["error", { builtinGlobals: false }] },
  },
  // What a stand-in serves to the browser.
  { files: ["test/stand-ins/**/*.js"], languageOptions: { globals: globals.browser } },

  // Everything that ships or tests what ships: with types.
  {
    files: typescript,
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: [".graphqlrc.ts"] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      "@typescript-eslint/require-await": "off", // a port's function is async although one of its makers need not wait
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-confusing-void-expression": "off", // `return refuse(…)` ends a function in one line
      "@typescript-eslint/no-misused-spread": ["error", { allow: ["string"] }], // by code point is what we mean
      "@typescript-eslint/no-invalid-void-type": "off", // a callback may be async or not
      "@typescript-eslint/return-await": ["error", "error-handling-correctness-only"],
      // Remix answers by throwing responses.
      "@typescript-eslint/only-throw-error": ["error", { allow: [{ from: "lib", name: "Response" }] }],
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { attributes: false } }],
      // Without single fetch, which would merge away the headers App Bridge reads, `json` is still the way to answer.
      "@typescript-eslint/no-deprecated": [
        "error",
        { allow: [{ from: "package", name: "json", package: "@remix-run/server-runtime" }] },
      ],
      "@typescript-eslint/no-empty-object-type": ["error", { allowInterfaces: "with-single-extends" }],
      "no-empty": ["error", { allowEmptyCatch: false }],
    },
  },
  {
    files: ["**/*.tsx"],
    extends: [reactHooks.configs.flat.recommended],
    languageOptions: { globals: globals.browser },
  },

  // The product: no console, no environment, no second HTTP client.
  {
    files: ["app/**/*.{ts,tsx}", "extensions/**/*.{ts,tsx}"],
    rules: {
      "no-console": "error",
      "no-restricted-syntax": ["error", literalEvents],
    },
  },
  {
    files: ["app/**/*.{ts,tsx}"],
    ignores: ["app/main.server.ts", "app/operator/main.server.ts", ...tests],
    rules: {
      "no-restricted-properties": [
        "error",
        {
          object: "process",
          property: "env",
          message: "app/environment.ts is the one reader; take the value as a parameter.",
        },
        {
          object: "Math",
          property: "random",
          message: "Chance is handed in (Randomness), so that a run can be replayed.",
        },
      ],
    },
  },
  {
    files: ["app/**/*.{ts,tsx}"],
    ignores: ["app/carriers/kit/**", "app/shopify/**", ...tests],
    rules: {
      "no-restricted-globals": [
        "error",
        { name: "fetch", message: "Carriers are called through carriers/kit, Shopify through shopify/." },
      ],
    },
  },
  {
    // Time is handed in where something is decided.
    files: ["app/shipping/**/*.ts", "app/use-cases/**/*.ts", "app/carriers/**/*.ts", "app/jobs/**/*.ts"],
    ignores: tests,
    rules: {
      "no-restricted-syntax": [
        "error",
        literalEvents,
        {
          selector:
            "NewExpression[callee.name='Date'][arguments.length=0], CallExpression[callee.object.name='Date'][callee.property.name='now']",
          message: "Time is handed in (Clock), so that a run can be replayed.",
        },
      ],
    },
  },

  // Tests hand in whatever they need to see refused.
  {
    files: tests,
    rules: {
      "@typescript-eslint/no-unsafe-assignment": "off", // expect.any() and its kin are typed any
      "@typescript-eslint/no-unnecessary-condition": "off",
      "@typescript-eslint/unbound-method": "off",
    },
  },
);
