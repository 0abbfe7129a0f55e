import { afterEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { goodParcel } from "~/carriers/delivety/fixtures/parcel";
import type { PreparedCreation } from "~/shipping/ports/carrier";
import { standIn } from "../../stand-ins/delivety";
import { carrierBattery } from "./battery";
import type { BatteryEntry } from "./entry";
import { createMemoryLimiter } from "./limiter";
import { setStage, type Stage } from "./stage";

const ledgerSchema = z.object({ orders: z.array(z.object({ reference: z.string() })) });

const settingsAt = (url: string, key = "hook-battery-9c41") => ({
  hookUrl: `${url}/hooks/catch/${key}`,
  accessToken: "tok-battery-31f9",
});

const entry: BatteryEntry = {
  name: "delivety",
  standIn,
  // The hook is a setting of the connection; the app itself is told nothing.
  addressedAt: () => ({}),
  settingsAt: (url) => settingsAt(url),
  deniedSettingsAt: (url) => ({ ...settingsAt(url), accessToken: "bad-battery-31f9" }),
  parcel: goodParcel,
  // There is nothing to ask of a kitchen, nothing that it tells, and nothing to take back.
  operations: ["create"],
  createCall: "order",
  readCall: "",
  settlesBy: "nothing",
  spoil: (creation) => ({
    ...creation,
    body: creation.body.replace('"phone":"21622123456"', '"phone":"+21622123456"'),
  }),
  spoilt: { field: "phone", words: "phone: seuls les chiffres sont acceptés" },
  // "La commande apparaîtra immédiatement dans le tableau de bord": each push is an order in the kitchen.
  parcelsOfTwoSends: 2,
  proofMilliseconds: 0,
  references: (ledger) => ledgerSchema.parse(ledger).orders.map(({ reference }) => reference),
  move: () => Promise.reject(new Error("Delivety tells no states")),
  known: { carrierState: "", state: "" },
  changes: {},
  secrets: ["battery-31f9", "hook-battery", "21622123456", "Amira", "Huron"],
};

describe("delivety", () => {
  carrierBattery(entry);
});

describe("delivety alone", () => {
  let stage: Stage | undefined;
  afterEach(() => stage?.close());

  const preparedAt = ({ carrier, connection }: Stage): PreparedCreation => {
    const prepared = carrier.prepare(goodParcel, connection.settings, null);
    if (!prepared.ok) throw new Error(prepared.error.code);
    return prepared.value;
  };

  it("has nothing to look up, to follow or to cancel, and says that staff tell how an order fares", async () => {
    const { carrier } = (stage = await setStage(entry));
    const { lookUp, follow, cancel, update, push, validation } = carrier;
    expect([lookUp, follow, cancel, update, push, validation]).toEqual(
      Array.from({ length: 6 }, () => undefined),
    );
    expect(carrier.toldByStaff).toBe(true);
  });

  it("tries the hook's address and makes no order", async () => {
    const { carrier, connection, standIn: running } = (stage = await setStage(entry));
    expect(await carrier.check?.(connection)).toEqual({ kind: "works", proves: "address" });
    expect(running.ledger.calls()).toEqual([]);
    expect(entry.references(await running.control.get("ledger"))).toEqual([]);
    await running.close();
    expect(await carrier.check?.(connection)).toMatchObject({ kind: "fails", cause: "no-answer" });
  });

  it("keeps ten a second over all the hooks of a company, so that no push is turned away", async () => {
    stage = await setStage(entry, {
      standIn: { "one-company": "true" },
      limiter: createMemoryLimiter(),
    });
    const { carrier, standIn: running, withSettings } = stage;
    const hooks = ["centre", "lac", "marsa"].map((key, index) =>
      withSettings({
        ...settingsAt(running.url, key),
        accessToken: `tok-battery-31f9-${index}`,
        company: index === 0 ? "Chez Amira" : "chez amira",
      }),
    );
    const creation = preparedAt(stage);
    const pushes = Array.from({ length: 8 }, () => hooks).flat();
    const outcomes = await Promise.all(pushes.map((hook) => carrier.create(hook, creation)));
    expect(new Set(outcomes.map((outcome) => outcome.kind))).toEqual(new Set(["created"]));
    expect(await running.control.get("ledger")).toMatchObject({ rejections: { tooFast: 0, banned: 0 } });
  });

  it("finds the kitchen again once staff have pasted the new hook", async () => {
    stage = await setStage(entry);
    const { carrier, connection, standIn: running, withSettings } = stage;
    const creation = preparedAt(stage);
    const { hookUrl } = z
      .object({ hookUrl: z.string() })
      .parse(await running.control.post("hooks", { replace: "hook-battery-9c41", by: "hook-new" }));
    expect(await carrier.create(connection, creation)).toMatchObject({
      kind: "not-created",
      error: { kind: "rejected", status: 404, words: expect.stringContaining("collez la nouvelle") },
    });
    const replaced = withSettings({ ...settingsAt(running.url), hookUrl });
    expect((await carrier.create(replaced, creation)).kind).toBe("created");
    expect(entry.references(await running.control.get("ledger"))).toEqual([goodParcel.reference]);
  });
});
