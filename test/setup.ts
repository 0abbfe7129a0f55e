import { afterAll, afterEach, expect } from "vitest";

/**
 * A test that makes noise fails: a warning nobody reads in a log is a defect nobody sees. A test that means to make some
 * says so by spying on the console itself (`vi.spyOn(console, "error").mockImplementation(() => undefined)`).
 */
const noise: string[] = [];

for (const level of ["error", "warn"] as const) {
  console[level] = (...parts: unknown[]) => {
    const line = `console.${level}: ${parts.map(String).join(" ")}`;
    noise.push(line);
    // Thrown as well as recorded: the stack of the throw points at the caller; the record survives a catch.
    throw new Error(`unexpected ${line}`);
  };
}

const expectSilence = () => {
  const heard = noise.splice(0);
  expect(heard, "unexpected console noise").toEqual([]);
};

afterEach(expectSilence);
afterAll(expectSilence);
