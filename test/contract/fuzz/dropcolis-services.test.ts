import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { HttpOutcome } from "~/carriers/kit/http";
import {
  type Carrier,
  carrierErrorKinds,
  type CarrierConnection,
  type CarrierError,
} from "~/shipping/ports/carrier";
import { checkFailures, quote as quoteSchema } from "~/shipping/ports/carrier-services";
import { goodParcel } from "~/carriers/dropcolis/fixtures/parcel";
import { shipmentState } from "~/shipping/shipment";
import { outcomesOf, scriptsOf } from "./carrier-answers";
import { casts, setCarrierStage } from "./carrier-stage";
import { expectIndexable, expectKeepable } from "./keepable";
import { runs } from "./runs";

type Asked<Answer> = (carrier: Carrier, connection: CarrierConnection) => Promise<Answer> | undefined;

/** Asks under a script of answers; what came of it is checked, and that no error and no line of the log told a key. */
const afterEvery = <Answer>(
  scripts: fc.Arbitrary<readonly HttpOutcome[]>,
  ask: Asked<Answer>,
  verify: (answer: Answer) => CarrierError | null,
): Promise<void> =>
  fc.assert(
    fc.asyncProperty(scripts, async (outcomes) => {
      const stage = setCarrierStage("dropcolis", outcomes);
      const answer = await ask(stage.carrier, stage.connection);
      if (answer === undefined) throw new Error("Dropcolis offers it");
      const told = JSON.stringify(verify(answer)) + stage.log.join("\n");
      for (const key of casts.dropcolis.keys) expect(told).not.toContain(key);
    }),
    runs(250),
  );

function expectError(error: CarrierError): CarrierError {
  expect(error.carrier).toBe("dropcolis");
  expect(carrierErrorKinds).toContain(error.kind);
  expectKeepable(error, "error");
  expect((error.words ?? "").length).toBeLessThanOrEqual(400);
  expect(error.requestId ?? "req_1").toMatch(/^[\w.:-]{1,64}$/);
  return error;
}

const scripts = scriptsOf("dropcolis");
const lately = { from: new Date("2000-01-01T00:00:00Z"), to: new Date("2099-01-01T00:00:00Z") };

describe("dropcolis, whatever it answers", () => {
  it("to a quote: prices, or why there is none", () =>
    afterEvery(
      scripts,
      (carrier, connection) => carrier.quote?.(connection, goodParcel),
      (answer) => {
        if (answer.ok) {
          expectKeepable(answer.value, "quotes");
          for (const one of answer.value) quoteSchema.parse(JSON.parse(JSON.stringify(one)));
          expect(answer.value.length).toBeGreaterThan(0);
          return null;
        }
        return "kind" in answer.error ? expectError(answer.error) : null;
      },
    ));

  it("to a question for its list: parcels that can be kept, and whether they are all", () =>
    afterEvery(
      scripts,
      (carrier, connection) => carrier.list?.(connection, lately),
      ({ parcels, error }) => {
        for (const parcel of parcels) {
          expectKeepable(parcel, "parcel");
          expectIndexable(parcel.carrierId, "carrier's id");
          expectIndexable(parcel.carrierState, "state");
          if (parcel.state !== null) shipmentState.parse(parcel.state);
        }
        return error && expectError(error);
      },
    ));

  it("to a question for a history: steps, or why there are none", () =>
    afterEvery(
      scripts,
      (carrier, connection) =>
        carrier.history?.(connection, {
          reference: goodParcel.reference,
          trackingNumber: "dc_9f7a1f2e3d4c5b6a",
          carrierId: null,
        }),
      (answer) => {
        if (!answer.ok) return expectError(answer.error);
        expectKeepable(answer.value, "steps");
        for (const step of answer.value) {
          expectIndexable(step.carrierState, "state");
          if (step.state !== null) shipmentState.parse(step.state);
        }
        return null;
      },
    ));

  it("to a test of the connection: it works, or what is wrong", () =>
    afterEvery(
      scripts,
      (carrier, connection) => carrier.check?.(connection),
      (found) => {
        if (found.kind === "works") return null;
        expect(checkFailures).toContain(found.cause);
        return expectError(found.error);
      },
    ));

  it("to a test of its webhooks: sent, or why not", () =>
    afterEvery(
      outcomesOf("dropcolis").map((outcome) => [outcome]),
      (carrier, connection) => carrier.testPush?.(connection, "https://app.example/hook"),
      (answer) => (answer.ok ? null : expectError(answer.error)),
    ));
});
