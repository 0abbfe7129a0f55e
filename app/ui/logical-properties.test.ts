import { describe, expect, it } from "vitest";
import { logicalProperties } from "./logical-properties";

/** The rule's declarations after the plugin, as PostCSS would print them. */
function mirrored(...rule: [prop: string, value: string][]): string[] {
  const printed: string[] = [];
  for (const [prop, value] of rule) {
    const declaration = {
      prop,
      value,
      cloneBefore: (clone: { prop: string; value: string }) => printed.push(`${clone.prop}: ${clone.value}`),
      parent: {
        some: (test: (node: { type: string; prop: string }) => boolean) =>
          rule.some(([name]) => test({ type: "decl", prop: name })),
      },
    };
    logicalProperties.Declaration(declaration);
    printed.push(`${declaration.prop}: ${declaration.value}`);
  }
  return printed;
}

describe("sides by reading direction", () => {
  it("replace sides by name", () => {
    expect(
      mirrored(["margin-left", "4px"], ["padding-right", "0"], ["left", "0"], ["text-align", "left"]),
    ).toEqual([
      "margin-inline-start: 4px",
      "padding-inline-end: 0",
      "inset-inline-start: 0",
      "text-align: start",
    ]);
    expect(
      mirrored(["border-top-left-radius", "4px"], ["border-right-width", "1px"], ["float", "right"]),
    ).toEqual(["border-start-start-radius: 4px", "border-inline-end-width: 1px", "float: inline-end"]);
  });

  it("take a shorthand apart where its sides differ", () => {
    expect(mirrored(["margin", "calc(var(--a) * -1) 0 1px calc(var(--b)*-1)"])).toEqual([
      "margin-block: calc(var(--a) * -1) 1px",
      "margin-inline: calc(var(--b)*-1) 0",
    ]);
    expect(mirrored(["padding", "0 4px 0 4px"], ["margin", "0 auto"])).toEqual([
      "padding: 0 4px 0 4px",
      "margin: 0 auto",
    ]);
  });

  it("leave alone what a transform moves, and names that only look alike", () => {
    expect(mirrored(["left", "50%"], ["transform", "translateX(-50%)"])).toEqual([
      "left: 50%",
      "transform: translateX(-50%)",
    ]);
    expect(mirrored(["--my-padding-left", "4px"], ["text-align", "center"])).toEqual([
      "--my-padding-left: 4px",
      "text-align: center",
    ]);
  });
});
