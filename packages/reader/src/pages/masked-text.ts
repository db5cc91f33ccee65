import { longestOf, narrowestWrap, wasBroken, widestWrap } from "@rapporteur/core/text";

/** Markup as blanks and wraps as spaces, character for character, so that an index in it is an index in the text. Cost: linear. */
export function maskedText(text: string): string {
  return withoutWraps(blankMarks(text));
}

/** Line breaks of hard-wrapped text become spaces, cells of a row are parted by a bar, rows stay lines; a break under a short line (a name over a post) stays. */
function withoutWraps(text: string): string {
  const cells = text.replaceAll("\t", "|");
  if (!cells.includes("\n") || cells !== text) return cells;
  const longest = longestOf(cells.split("\n"));
  // Where one line is longer than anybody wraps, none of the block was broken.
  if (longest < narrowestWrap || longest > widestWrap) return cells;
  return cells.replace(/([^\n]*)\n(?=(\S*))/g, (whole: string, line: string, next: string) => (wasBroken(line, next, longest) ? `${line} ` : whole));
}

/** "Jane Doe¹ and John Roe²,³": what leads to a note behind a name; "CO²" and "Km²" are no names. */
const noteMark = /(?=[¹²³⁰⁴-⁹])(?<=\p{Lu}[\p{L}’'-]{2,30})[¹²³⁰⁴-⁹]{1,2}(?:,[¹²³⁰⁴-⁹]{1,2})*/gu;

/** Stars, underscores around words, and link marks become blanks, so that names can be read across them. */
function blankMarks(text: string): string {
  return text
    .replace(/\[([^[\]\n]{0,300})\]\([^)\s]{0,2000}\)/g, (whole: string, label: string) => ` ${label}${" ".repeat(whole.length - label.length - 1)}`)
    .replace(/\*+|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])/gu, (marks) => " ".repeat(marks.length))
    .replace(/^\s*[[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?\s+(?![ap]\.?m\b)/i, (time) => " ".repeat(time.length))
    .replace(noteMark, (marks) => " ".repeat(marks.length))
    .replace(/^\s*(?:#{1,6}|>)\s/gm, (marks) => " ".repeat(marks.length));
}
