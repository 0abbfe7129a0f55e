import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { createHttpClient } from "~/carriers/kit/http.server";
import { goodParcel } from "~/carriers/first-delivery/fixtures/parcel";
import { carrierNames } from "~/shipping/shipment";
import { carrierBattery } from "../battery";
import type { BatteryEntry } from "../entry";
import { setStage, type Stage } from "../stage";
import { createFifthCarrier, name } from "./carrier";
import { standIn } from "./stand-in";

const ledger = z.object({ parcels: z.array(z.object({ reference: z.string() })) });

const entry: BatteryEntry = {
  name,
  standIn,
  build: ({ privateTypedHosts: privateHosts, timeoutMilliseconds = 30_000, ...dependencies }) =>
    createFifthCarrier({ ...dependencies, http: createHttpClient({ privateHosts, timeoutMilliseconds }) }),
  addressedAt: () => ({}),
  settingsAt: (url) => ({ host: url, token: "tok-fifth-5ae1" }),
  deniedSettingsAt: (url) => ({ host: url, token: "bad-fifth-5ae1" }),
  parcel: goodParcel,
  operations: ["create"],
  createCall: "parcels",
  readCall: "me",
  settlesBy: "nothing",
  spoil: (creation) => ({ ...creation, body: creation.body.replace('"phone":"', '"phone":"+') }),
  spoilt: { field: "phone", words: "phone: digits alone" },
  parcelsOfTwoSends: 2,
  proofMilliseconds: 0,
  references: (kept) => ledger.parse(kept).parcels.map(({ reference }) => reference),
  move: () => Promise.reject(new Error("it tells no states")),
  known: { carrierState: "", state: "" },
  changes: {},
  secrets: ["fifth-5ae1", goodParcel.recipientName],
};

/** "Add a carrier in six steps", tried: what a carrier of a hundred lines gets from the kit passes what every one must. */
describe("a fifth carrier", () => {
  carrierBattery(entry);
});

describe("a fifth carrier's connection", () => {
  let stage: Stage | undefined;
  afterEach(() => stage?.close());

  it("is proven, or fails with its cause", async () => {
    stage = await setStage(entry);
    expect(await stage.carrier.check(stage.connection)).toEqual({ kind: "works", proves: "credentials" });
    expect(await stage.carrier.check(stage.denied)).toMatchObject({ kind: "fails", cause: "key" });
    await stage.standIn.control.post("faults", { call: "me", kind: "html-200" });
    expect(await stage.carrier.check(stage.connection)).toMatchObject({
      kind: "fails",
      cause: "not-the-carrier",
    });
  });
});

const root = fileURLToPath(new URL("../../../../", import.meta.url));

/** Source files of the app, without tests, and without the carriers' own folders. */
function* sources(folder: string): Generator<string> {
  for (const item of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = `${folder}/${item.name}`;
    if (path === "app/carriers" || path === "app/shopify/generated") continue;
    if (item.isDirectory()) yield* sources(path);
    else if (/\.tsx?$/.test(path) && !/\.(test|fixture|arbitrary)\.tsx?$/.test(path)) yield path;
  }
}

describe("what else a new carrier touches in app/", () => {
  it("is these files and no other: the README's steps name them", () => {
    const naming = new RegExp(`["'\`](${carrierNames.join("|")})\\b|\\b(${carrierNames.join("|")}):`);
    const files = [...sources("app")].filter((path) => naming.test(readFileSync(join(root, path), "utf8")));
    expect(files.toSorted()).toEqual([
      "app/composition.server.ts",
      "app/i18n/present-values.ts",
      "app/operator/verbs/connect.ts",
      "app/shipping/shipment.ts",
    ]);
    const steps =
      readFileSync(join(root, "app/carriers/README.md"), "utf8").split("## Add a carrier")[1] ?? "";
    expect(files.filter((path) => !steps.includes(path))).toEqual([]);
  });
});
