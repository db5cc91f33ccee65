import { longestOf, narrowestWrap, wasBroken, widestWrap } from "@rapporteur/core/text";
import { looksLikeName } from "../line-roles.ts";

/** Of the lines that fill a row, as many are longer where a text is not wrapped at all. */
const fewestLong = 0.1;

/**
 * Ends of lines at which a block ends though no blank line follows: converters and hands put a name, a post and a text on lines of their own. The lines of a text that
 * is wrapped to a width go on.
 *
 * @returns indexes of line feeds. Cost: linear in the text.
 */
export function softBreaks(text: string): ReadonlySet<number> {
  const lines = text.split("\n");
  const full = lines.filter((line) => line.length >= narrowestWrap);
  const isWrapped = full.filter((line) => line.length > widestWrap).length < full.length * fewestLong;
  const width = Math.min(widestWrap, longestOf(full.filter((line) => line.length <= widestWrap)));
  const ends = new Set<number>();
  let at = -1;
  for (const [index, line] of lines.entries()) {
    at += line.length + 1;
    const next = lines[index + 1];
    if (next === undefined || line.trim() === "" || next.trim() === "" || goesOn(line, next)) continue;
    if (!isWrapped || !wasBroken(line, firstWord(next), width)) ends.add(at);
  }
  return ends;
}

/** No block begins in lower case, but for a post under a name. */
const goesOn = (line: string, next: string): boolean => /^\s*\p{Ll}/u.test(next) && !looksLikeName(line.replace(/[*_\\]+/g, "").trim());

const firstWord = (line: string): string => /\S*/.exec(line.trimStart())?.[0] ?? "";
