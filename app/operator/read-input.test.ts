import { PassThrough } from "node:stream";
import { expect, it } from "vitest";
import { readInput } from "./read-input.server";

const maybe = { needed: "maybe", shape: "{}" } as const;
const yes = { needed: "yes", shape: "{}" } as const;
const noNote = (note: string) => {
  throw new Error(note);
};

const given = (text: string) => {
  const stdin = new PassThrough();
  stdin.end(text);
  return stdin;
};

it("reads what came, to its end", async () => {
  expect(await readInput(given('{"connection": "a"}\n'), maybe, noNote)).toBe('{"connection": "a"}');
});

it("takes nothing, or blanks, for no JSON", async () => {
  expect(await readInput(given(""), maybe, noNote)).toBeNull();
  expect(await readInput(given(" \n"), yes, noNote)).toBeNull();
});

it("does not wait for a terminal, nor for a verb that takes nothing", async () => {
  expect(await readInput(Object.assign(new PassThrough(), { isTTY: true }), yes, noNote)).toBeNull();
  expect(await readInput(new PassThrough(), { needed: "no" }, noNote)).toBeNull();
});

it("goes on without JSON, and says so, when an open stdin stays silent", async () => {
  const notes: string[] = [];
  expect(await readInput(new PassThrough(), maybe, (note) => notes.push(note), 10)).toBeNull();
  expect(notes).toEqual(["nothing came on stdin for 0.01 seconds: going on without JSON"]);
});

it("waits for the rest of what has begun", async () => {
  const stdin = new PassThrough();
  stdin.write('{"a":');
  const reading = readInput(stdin, maybe, noNote, 10);
  setTimeout(() => stdin.end("1}"), 50);
  expect(await reading).toBe('{"a":1}');
});
