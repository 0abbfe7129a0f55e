import { expect, it } from "vitest";
import { reasonWords, withReason } from "./reason";

it.each([
  [["courier", "Vehicle broke down"], "courier: Vehicle broke down"],
  [["courier", null], "courier"],
  [[undefined, " Client absent "], "Client absent"],
  [["Rappeler le 0550 12 34 56 avant 17:00"], "Rappeler le […] avant 17:00"],
  [["+1-514-555-0198 ne répond pas"], "[…] ne répond pas"],
  [["écrire à julie.gagnon@example.com"], "écrire à […]"],
  [["22123456 fermé"], "[…] fermé"],
  [["reporté au 2026-11-21 14:00"], "reporté au 2026-11-21 14:00"],
  [["reporté au 21/11/2026"], "reporté au 21/11/2026"],
  [["voir https://x.example/?t=1"], "voir […]"],
])("of %j keeps %j", (told, words) => {
  expect(reasonWords(...told)).toBe(words);
  expect(withReason(...told)).toEqual({ words });
});

it.each([[[]], [[null, undefined, " "]]])("finds no reason in %j", (told) => {
  expect(reasonWords(...told)).toBeNull();
  expect(withReason(...told)).toEqual({});
});

it.each(["a", "@", "a@", "1 "])("reads a megabyte of %j once", (part) => {
  expect(reasonWords(part.repeat(1_000_000 / part.length))?.length).toBeLessThanOrEqual(300);
});
