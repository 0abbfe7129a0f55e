/**
 * A PostCSS plugin for the build: sides by name become sides by reading direction. Polaris is written for left to
 * right, where both mean the same; in Arabic the second one mirrors.
 */
export const logicalProperties = {
  postcssPlugin: "navette-logical-properties",
  Declaration(declaration: Declaration): void {
    const { prop, value } = declaration;
    if (prop === "margin" || prop === "padding") splitBySides(declaration);
    else if (logicalNames[prop]) {
      // What is put in a place and moved from it by a transform must stay where the transform expects it.
      if (!(isInset(prop) && isMoved(declaration))) declaration.prop = logicalNames[prop];
    } else if (prop === "text-align") declaration.value = sides[value] ?? value;
    else if (prop === "float" || prop === "clear") {
      declaration.value = sides[value] ? `inline-${sides[value]}` : value;
    }
  },
};

/** What is used of PostCSS' own declaration; the package itself comes with Vite. */
export interface Declaration {
  prop: string;
  value: string;
  cloneBefore(changed: { prop: string; value: string }): unknown;
  readonly parent?: { some?(test: (node: { type: string; prop?: string }) => boolean): boolean } | undefined;
}

const sides: Readonly<Record<string, string>> = { left: "start", right: "end" };

const logicalNames: Readonly<Record<string, string>> = {
  ...Object.fromEntries<string>(
    Object.entries(sides).flatMap(([side, logical]): [string, string][] => [
      [side, `inset-inline-${logical}`],
      ...["margin", "padding", "border", "scroll-margin", "scroll-padding"].map((box): [string, string] => [
        `${box}-${side}`,
        `${box}-inline-${logical}`,
      ]),
      ...["width", "style", "color"].map((part): [string, string] => [
        `border-${side}-${part}`,
        `border-inline-${logical}-${part}`,
      ]),
    ]),
  ),
  "border-top-left-radius": "border-start-start-radius",
  "border-top-right-radius": "border-start-end-radius",
  "border-bottom-left-radius": "border-end-start-radius",
  "border-bottom-right-radius": "border-end-end-radius",
};

/** `margin: top right bottom left`, where the two sides differ. */
function splitBySides(declaration: Declaration): void {
  const [top, right, bottom, left] = partsOf(declaration.value);
  if (top === undefined || right === undefined || bottom === undefined || left === undefined) return;
  if (right === left) return;
  declaration.cloneBefore({ prop: `${declaration.prop}-block`, value: `${top} ${bottom}` });
  declaration.prop = `${declaration.prop}-inline`;
  declaration.value = `${left} ${right}`;
}

/** The parts of a value, a function with its arguments being one. */
const partsOf = (value: string): readonly string[] =>
  value.match(/(?:[^\s()]|\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))+/g) ?? [];

const isInset = (prop: string): boolean => Object.hasOwn(sides, prop);

const isMoved = ({ parent }: Declaration): boolean =>
  parent?.some?.(({ type, prop }) => type === "decl" && (prop === "transform" || prop === "translate")) ??
  false;
