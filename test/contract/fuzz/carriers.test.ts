import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { HttpOutcome } from "~/carriers/kit/http";
import { readReference } from "~/carriers/ecotrack/reference";
import { keptLocalities } from "~/carriers/first-delivery/localities";
import {
  carrierErrorKinds,
  type CarrierError,
  type CreatedParcel,
  type SentParcel,
} from "~/shipping/ports/carrier";
import { shipmentId } from "~/shipping/ids";
import { carrierNames, shipmentState, type CarrierName } from "~/shipping/shipment";
import { mayGoAgain, mayHaveHappened } from "./bad-answers";
import { outcomesOf, scriptsOf } from "./carrier-answers";
import { documents } from "./carrier-documents";
import { type CarrierStage, casts, now, setCarrierStage } from "./carrier-stage";
import { expectIndexable, expectKeepable } from "./keepable";
import { runs } from "./runs";

const aDay = 24 * 60 * 60 * 1000;

/** An error that can be kept, shown and acted on. */
function expectError(error: CarrierError, name: CarrierName): void {
  expect(error.carrier).toBe(name);
  expect(carrierErrorKinds).toContain(error.kind);
  expectKeepable(error, "error");
  expect(error.field === null || typeof error.field === "string").toBe(true);
  expect((error.words ?? "").length).toBeLessThanOrEqual(400);
  if (error.retryAt === null) return;
  expect(error.retryAt.getTime()).toBeGreaterThanOrEqual(now.getTime());
  expect(error.retryAt.getTime()).toBeLessThanOrEqual(now.getTime() + aDay);
}

function expectParcel(parcel: CreatedParcel, name: CarrierName): void {
  expectKeepable(parcel, "parcel");
  expectIndexable(parcel.trackingNumber, "tracking number");
  expectIndexable(parcel.carrierId, "carrier's id");
  expectIndexable(parcel.carrierState, "state");
  if (name === "delivety") expect(parcel.trackingNumber).toBeNull();
  else expect(parcel.trackingNumber?.trim()).toBeTruthy();
  if (parcel.trackingUrl !== null) expect(new URL(parcel.trackingUrl).protocol).toMatch(/^https?:$/);
  if (parcel.cost) expect(Number.isSafeInteger(parcel.cost.minor)).toBe(true);
}

/** Nothing that was told or logged names a key; where the carrier was sent a phone, it does not come back either. */
function expectDiscreet(name: CarrierName, told: unknown, stage: CarrierStage, knowsPhones: boolean): void {
  const { keys, phones } = casts[name];
  const said = JSON.stringify(told) + stage.log.join("\n");
  for (const key of keys) expect(said).not.toContain(key);
  if (knowsPhones) for (const phone of phones) expect(said).not.toContain(phone);
}

const question = (stage: CarrierStage) => ({
  reference: stage.creation.reference,
  creation: stage.creation,
  attemptStartedAt: new Date(now.getTime() - 300_000),
  attemptEndedAt: new Date(now.getTime() - 270_000),
});

const sentAs = (stage: CarrierStage, trackingNumber: string | null): SentParcel => ({
  reference: stage.creation.reference,
  trackingNumber,
  carrierId: null,
});

const isGoodAnswer = (outcome: HttpOutcome): boolean =>
  outcome.kind === "answer" && /^[\s\ufeff]*[[{]/.test(outcome.text);

describe.each(carrierNames)("%s, whatever it answers", (name) => {
  const [trackingNumber] = documents[name].trackingNumbers;
  const { carrier: shown } = setCarrierStage(name, []);

  it("to a creation: created, not created or uncertain, and never tried again where it may have it", async () => {
    await fc.assert(
      fc.asyncProperty(outcomesOf(name), async (outcome) => {
        const stage = setCarrierStage(name, [outcome]);
        const made = await stage.carrier.create(stage.connection, stage.creation);
        expect(stage.asked).toHaveLength(1);
        expectDiscreet(name, made.kind === "created" ? [] : made.error.words, stage, true);
        if (made.kind === "created") {
          expectParcel(made.parcel, name);
          expect(outcome.kind).toBe("answer");
          return;
        }
        expectError(made.error, name);
        if (made.kind === "uncertain")
          expect([made.error.kind, made.error.retryAt]).toEqual(["uncertain", null]);
        else {
          expect(mayHaveHappened(name, outcome)).toBe(false);
          if (made.error.retryAt !== null) expect(mayGoAgain(name, outcome)).toBe(true);
        }
      }),
      runs(500),
    );
  });

  if (shown.lookUp)
    it("to a look-up: found, absent, refused or unknown", async () => {
      await fc.assert(
        fc.asyncProperty(scriptsOf(name), async (outcomes) => {
          const stage = setCarrierStage(name, outcomes);
          const looked = await stage.carrier.lookUp?.(stage.connection, question(stage));
          if (looked === undefined) throw new Error("it was there a moment ago");
          if (looked.kind === "found") expectParcel(looked.parcel, name);
          else if (looked.kind === "absent") {
            if (looked.provesAbsence) {
              expect(outcomes.slice(0, stage.asked.length).every(isGoodAnswer)).toBe(true);
            }
            if (looked.askAgainAt) expectKeepable(looked.askAgainAt);
          } else expectError(looked.error, name);
          const words = "error" in looked ? looked.error.words : null;
          expectDiscreet(name, words, stage, name === "dropcolis");
        }),
        runs(250),
      );
    });

  if (shown.follow)
    it("to a sweep: reports of the parcels that were asked about, and no others", async () => {
      await fc.assert(
        fc.asyncProperty(scriptsOf(name), async (outcomes) => {
          const stage = setCarrierStage(name, outcomes);
          const asked = documents[name].trackingNumbers;
          const followed = await stage.carrier.follow?.(
            stage.connection,
            asked.map((number) => ({
              shipment: shipmentId.parse("00000000-0000-4000-8000-000000000000"),
              trackingNumber: number,
              carrierId: null,
              createdAt: new Date(now.getTime() - aDay),
            })),
          );
          if (followed === undefined) throw new Error("it was there a moment ago");
          if (followed.error) expectError(followed.error, name);
          for (const report of followed.reports) {
            expect(asked).toContain(report.trackingNumber);
            expectKeepable(report, "report");
            for (const step of [report, ...(report.history ?? [])]) {
              expectIndexable(step.carrierState, "state");
              expect(step.carrierState).not.toBe("");
              if (step.state !== null) shipmentState.parse(step.state);
            }
            const times = (report.history ?? []).map(({ at }) => at.getTime());
            expect(times).toEqual(times.toSorted((a, b) => a - b));
            expect((report.words ?? "").length).toBeLessThanOrEqual(400);
          }
          expectDiscreet(name, followed.error?.words ?? null, stage, false);
        }),
        runs(250),
      );
    });

  if (shown.cancel)
    it("to a cancellation: done, refused or unknown", async () => {
      await fc.assert(
        fc.asyncProperty(
          scriptsOf(name),
          fc.option(fc.constant(trackingNumber)),
          async (outcomes, number) => {
            const stage = setCarrierStage(name, outcomes);
            const changed = await stage.carrier.cancel?.(stage.connection, sentAs(stage, number), "Annulé");
            if (changed === undefined) throw new Error("it was there a moment ago");
            if (changed.kind === "done") expect(outcomes.some(isGoodAnswer)).toBe(true);
            else expectError(changed.error, name);
            expectDiscreet(name, changed.kind === "done" ? null : changed.error.words, stage, false);
          },
        ),
        runs(250),
      );
    });

  if (shown.update)
    it("to an update: done, refused or unknown", async () => {
      await fc.assert(
        fc.asyncProperty(scriptsOf(name), async (outcomes) => {
          const stage = setCarrierStage(name, outcomes);
          const changed = await stage.carrier.update?.(
            stage.connection,
            sentAs(stage, trackingNumber),
            stage.creation,
          );
          if (changed === undefined) throw new Error("it was there a moment ago");
          if (changed.kind === "done") expect(outcomes.slice(0, 2).every(isGoodAnswer)).toBe(true);
          else expectError(changed.error, name);
          expectDiscreet(name, changed.kind === "done" ? null : changed.error.words, stage, false);
        }),
        runs(250),
      );
    });

  if (shown.validation)
    it("to a hand-over: done, or why not", async () => {
      await fc.assert(
        fc.asyncProperty(scriptsOf(name), async (outcomes) => {
          const stage = setCarrierStage(name, outcomes);
          const validated = await stage.carrier.validation?.validate(
            stage.connection,
            sentAs(stage, trackingNumber),
          );
          if (validated === undefined) throw new Error("it was there a moment ago");
          if (validated.ok) expect(outcomes.some(isGoodAnswer)).toBe(true);
          else expectError(validated.error, name);
        }),
        runs(150),
      );
    });

  if (shown.syncReference)
    it("to the question what it serves: a list that can be kept and read again", async () => {
      await fc.assert(
        fc.asyncProperty(scriptsOf(name), async (outcomes) => {
          const stage = setCarrierStage(name, outcomes);
          const served = await stage.carrier.syncReference?.(stage.connection);
          if (served === undefined) throw new Error("it was there a moment ago");
          if (!served.ok) {
            expectError(served.error, name);
            return;
          }
          expectKeepable(served.value, "list");
          const kept: unknown = JSON.parse(JSON.stringify(served.value));
          const read = name === "first-delivery" ? keptLocalities : readReference;
          expect(read(typeof kept === "object" ? kept : null)).not.toBeNull();
        }),
        runs(250),
      );
    });
});
