import type { PageUnit } from "./page-unit.ts";
import { readMark } from "./signed/read-marks.ts";

const fewestWords = 7;
const fewestLines = 2;
const shortestProse = 80;

/**
 * Lines in capitals between paragraphs, as news sites set the headlines of other articles into a text: "FRANCE TO SEND GUNS, MINISTER SAYS". What looks like a name
 * in them is none. One alone may be a heading, most of them may sign what stands under them; in a text all in capitals there are none. Cost: linear.
 */
export function capitalHeadlines(units: readonly PageUnit[]): ReadonlySet<PageUnit> {
  const isProse = (unit: PageUnit | undefined): boolean => unit !== undefined && unit.plain.length >= shortestProse && /\p{Ll}{3}/u.test(unit.plain);
  const near = (index: number, step: number): boolean => [1, 2].some((far) => isProse(units[index + far * step]));
  const lines = units.filter((unit, index) => isInCapitals(unit.plain) && near(index, -1) && near(index, 1));
  const isSignature = (unit: PageUnit): boolean => readMark(unit) !== null;
  return new Set(lines.length >= fewestLines && lines.filter(isSignature).length * 2 <= lines.length ? lines : []);
}

const isInCapitals = (plain: string): boolean =>
  !/\p{Ll}{2}/u.test(plain) && !/^BY\s|[.:]$/.test(plain) && (plain.match(/(?<!\p{L})\p{Lu}{2,}/gu)?.length ?? 0) >= fewestWords;
