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

/** One letter and one word in a line: a heading such as "B. Expectations", though nothing else on the page is lettered. */
export function looksLettered(words: string): boolean {
  return /^\p{Lu}\.\s+\p{L}+$/u.test(words);
}
