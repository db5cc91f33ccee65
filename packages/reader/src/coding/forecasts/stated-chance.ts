import { type ProbabilityRange, roundShare } from "@rapporteur/core/model";

/** A chance given in figures, with its place in the searched string. */
export interface StatedChance extends ProbabilityRange {
  readonly start: number;
  readonly end: number;
}

const units = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
const more: Readonly<Record<string, number>> = {
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
  hundred: 100,
  thousand: 1000,
};
const word = [...units, ...Object.keys(more)].join("|");
const number = `(?:\\d+(?:\\.\\d+)?|(?:${word})(?:-(?:one|two|three|four|five|six|seven|eight|nine))?)`;
const percent = "(?:%|[ -]?per ?cent(?:age)?)";
const upper = "(?:no (?:more|better|greater|higher) than|less than|lower than|under|below|at (?:the )?most|at best|not even)";
const lower = "(?:at least|no less than|not less than|more than|over|above|better than|greater than|higher than|well over)";
const about = "(?:(?:about|around|roughly|perhaps|maybe|an?|some|only|just|the|nearly|almost) )*";
const qualifier = `(?:(?<upper>${upper})|(?<lower>${lower}))?\\s*${about}`;

function numberOf(text: string): number {
  const [tens = "", ones = ""] = text.toLowerCase().split("-");
  const value = units.includes(tens) ? units.indexOf(tens) : (more[tens] ?? Number(tens));
  return value + (ones === "" ? 0 : Math.max(0, units.indexOf(ones)));
}

function around(groups: Readonly<Record<string, string | undefined>>, chance: number): ProbabilityRange {
  if (groups["upper"] !== undefined) return { low: 0, high: chance };
  if (groups["lower"] !== undefined) return { low: chance, high: 1 };
  return { low: chance, high: chance };
}

type Groups = Readonly<Record<string, string | undefined>>;

/** Odds of "a to b": against, 1 in a + b parts of b; for, or bare, parts of a. "60–40" are parts of a hundred. */
function oddsRange(groups: Groups): ProbabilityRange | null {
  const [a, b] = [numberOf(groups["a"] ?? ""), numberOf(groups["b"] ?? "")];
  if (!(a + b > 0)) return null;
  return around(groups, (groups["against"] === undefined ? a : b) / (a + b));
}

function percentRange(groups: Groups): ProbabilityRange {
  const high = numberOf(groups["b"] ?? groups["a"] ?? "") / 100;
  return groups["b"] === undefined ? around(groups, high) : { low: numberOf(groups["a"] ?? "") / 100, high };
}

const patterns: readonly [RegExp, (groups: Groups) => ProbabilityRange | null][] = [
  [new RegExp(`${qualifier}(?<a>${number})${percent}? ?(?:to|and|–|-|or) ?(?<b>${number})${percent}`, "giu"), percentRange],
  [new RegExp(`${qualifier}(?<a>${number})${percent}`, "giu"), percentRange],
  [
    new RegExp(`${qualifier}(?<a>${number})(?: chances?)?(?:[ -]in[ -](?:an? )?| out of )(?<b>${number})(?![\\p{L}\\d])`, "giu"),
    (groups) => around(groups, numberOf(groups["a"] ?? "") / numberOf(groups["b"] ?? "")),
  ],
  [/(?<lower>better than|more than|above|at least)(?: an?)? (?:even|fifty[- ]fifty|50[-–]50)/giu, () => ({ low: 0.5, high: 1 })],
  [/(?:less than|worse than|below) (?:even|fifty[- ]fifty|50[-–]50)/giu, () => ({ low: 0, high: 0.5 })],
  [
    /\b(?:fifty[- ]fifty|50[-–/ ]50|coin[- ](?:toss|flip)|toss[- ]?up|(?<!(?:roughly|about|around|near|nearly|almost) )even (?:chance|odds|money))/giu,
    () => ({ low: 0.5, high: 0.5 }),
  ],
  [/\bmore likely than not\b/giu, () => ({ low: 0.5, high: 1 })],
  [new RegExp(`${qualifier}(?<a>${number})(?: to |-to-|[-–])(?<b>${number})(?<against> against)?(?![\\p{L}\\d%])`, "giu"), oddsRange],
];

/**
 * Chances given in figures: percentages, "one in three", "three out of four", odds ("two to one", "ten to one against"),
 * "60–40", "fifty-fifty", "better than even". Odds without "against" are read as in favour. "At least" and "no more than"
 * open the range to 1 or 0. Only words that speak of a chance may be searched: "30 percent of voters" is none.
 *
 * Cost: O(length). The earliest and longest match of each stretch is given.
 */
export function findStatedChances(text: string): StatedChance[] {
  const found: StatedChance[] = [];
  for (const [pattern, read] of patterns) {
    for (const match of text.matchAll(pattern)) {
      const range = read(match.groups ?? {});
      if (range === null || !(range.low >= 0 && range.high <= 1 && range.low <= range.high)) continue;
      const start = match.index + (match[0].length - match[0].trimStart().length);
      found.push({ start, end: match.index + match[0].trimEnd().length, low: roundShare(range.low), high: roundShare(range.high) });
    }
  }
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  let reached = -1;
  return found.filter((chance) => {
    if (chance.start < reached) return false;
    reached = chance.end;
    return true;
  });
}
