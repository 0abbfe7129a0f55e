import { z } from "zod";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { generate } from "../../scenario/generate";
import type { Played } from "../played";
import { playWorld } from "../play-world";
import { openStage, type Stage } from "../stage";
import { openMemoryStage } from "./stage";

/** The strongest proof that the store in memory is the real one's equal: whole worlds, step by step. */
describe("worlds on both stages", () => {
  let stages: { readonly real: Stage; readonly memory: Stage };
  beforeAll(async () => {
    stages = { real: await openStage(), memory: await openMemoryStage() };
  });
  afterAll(async () => {
    for (const stage of Object.values(stages)) await stage.close();
  });

  it.each([9_101, 9_102, 9_103])("are the same from seed %i", async (seed) => {
    const real = await playWorld(stages.real, generate(seed));
    const memory = await playWorld(stages.memory, generate(seed));
    expect(memory.history).toEqual(real.history);
    expect(comparable(memory)).toEqual(comparable(real));
    expect(memory.passed).toEqual(real.passed);
  });
});

const line = z.looseObject({ event: z.string(), requestId: z.unknown(), error: z.unknown() });

/** Of the log without the stack of an error, which shows Node's own turns, and the names carriers draw for requests. */
const comparable = ({ ledgers }: Played) => ({
  ...ledgers,
  logLines: ledgers.logLines.map((text) => {
    const { requestId: _requestId, error, ...told } = line.partial().parse(JSON.parse(text));
    return { ...told, failed: error !== undefined };
  }),
});
