import type { PageUnit } from "../page-unit.ts";

const longestLine = 300;
const fewest = 2;

/**
 * Cuts the first line off a unit where it asks, or is set in bold, and more follows on the next line: text that was copied or written by hand puts no empty line
 * between a question and its answer. All units are left as they are where fewer than two have such lines. Cost: linear.
 */
export function cutAskedLines(units: readonly PageUnit[]): readonly PageUnit[] {
  const cuts = new Map(units.flatMap((unit) => (askedLine(unit) > 0 ? [[unit, askedLine(unit)]] : [])));
  if (cuts.size < fewest) return units;
  return units.flatMap((unit) => {
    const cut = cuts.get(unit);
    return cut === undefined ? [unit] : [firstLine(unit, cut), otherLines(unit, cut)];
  });
}

/** The end of a first line that asks or is bold; 0 where there is none. */
function askedLine({ kind, plain, leadLength }: PageUnit): number {
  if (kind !== "paragraph") return 0;
  const end = plain.indexOf("\n");
  const line = plain.slice(0, Math.max(0, end)).trimEnd();
  const isSet = leadLength >= line.length && leadLength <= end + 1 && /[.!…:][”"’)]*$/.test(line);
  return end > 0 && end <= longestLine && line.length > 8 && (isSet || /\?[”"’)]*$/.test(line)) ? end : 0;
}

function firstLine(unit: PageUnit, cut: number): PageUnit {
  const plain = unit.plain.slice(0, cut).trimEnd();
  return { ...unit, end: unit.start + plain.length, plain, isEmphasised: unit.leadLength >= plain.length };
}

/** The line reader has read the whole: what it says of a question holds for the first line alone. */
function otherLines(unit: PageUnit, cut: number): PageUnit {
  const from = cut + (/^\s*/.exec(unit.plain.slice(cut))?.[0].length ?? 0);
  return { ...unit, start: unit.start + from, plain: unit.plain.slice(from), isEmphasised: false, leadLength: 0, line: null };
}

/** "WHY WAS it closed?": two words in capitals open a paragraph that goes on in small letters. */
export const opensInCapitals = (unit: PageUnit | undefined): boolean =>
  unit !== undefined &&
  /^(?:paragraph|heading)$/.test(unit.kind) &&
  /^[“"]?\p{Lu}[\p{Lu}’'-]*[ ,]+(?:\p{Lu}{2,}[’',]? ?|\p{Lu}+[’']\p{L}+ )/u.test(unit.plain) &&
  /\p{Ll}{3}/u.test(unit.plain);
