interface Line {
  readonly kind: string;
  readonly plain: string;
}

const letter = /^(\p{Lu})\.\s+\p{Lu}/u;
const fewest = 2;

/** Headings numbered by letters: "A. Facts", "B. Divergences". Such a letter is nobody's initial. Cost: linear. */
export function letteredHeadings<Unit extends Line>(units: readonly Unit[]): ReadonlySet<Unit> {
  const found = units.filter(({ kind, plain }) => kind === "heading" && letter.test(plain));
  const isRow = found.every(({ plain }, index) => plain.charCodeAt(0) === "A".charCodeAt(0) + index);
  return new Set(isRow && found.length >= fewest ? found : []);
}
