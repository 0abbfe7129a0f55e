import fc from "fast-check";
import { expect, it } from "vitest";
import { runVerb } from "~/operator/run-verb";
import type { VerbCall } from "~/operator/wire";
import type { AppStage } from "./app-stage";
import { type Known, operatorCalls, secret } from "./operator-calls";
import { carriersOutcomes } from "./outcomes";
import { runs } from "./runs";

/** Carries out a call as the operator's process does; nothing in it may fail for a reason nobody thought of. */
export async function carriedOut({ world }: AppStage, call: VerbCall) {
  const run = runVerb({ world, rotateKeys: async () => ({}) }, call);
  const lines: string[] = [];
  for (let next = await run.next(); ; next = await run.next()) {
    if (next.done) {
      if (!next.value.ok) expect(next.value.error).not.toContain("failed unexpectedly");
      return { lines, ended: next.value };
    }
    lines.push(JSON.stringify(next.value));
  }
}

export function typedCalls(present: () => { readonly stage: AppStage; readonly known: Known }): void {
  it("answers in lines, or refuses in a sentence that quotes no secret", async () => {
    const { stage, known } = present();
    const ends = { well: 0, refused: 0 };
    await fc.assert(
      fc.asyncProperty(operatorCalls(known), carriersOutcomes, async (call, outcomes) => {
        stage.carriersAnswer(outcomes);
        stage.pass(60_000);
        const { ended } = await carriedOut(stage, call);
        if (ended.ok) {
          ends.well += 1;
          return;
        }
        ends.refused += 1;
        expect(ended.error).toMatch(/\S/);
        const typed = [call.verb, ...call.words].join(" ");
        expect(ended.error.length).toBeLessThanOrEqual(1_500 + 3 * typed.length);
        if (!typed.includes(secret)) expect(ended.error).not.toContain(secret);
      }),
      runs(220),
    );
    expect(stage.log.filter((line) => line.includes("operator failed"))).toEqual([]);
    expect(Math.min(ends.well, ends.refused)).toBeGreaterThan(20);
  });
}
