/** A line shorter than this was not broken for want of room. */
export const narrowestWrap = 48;
/** Nobody wraps lines as long as this. */
export const widestWrap = 140;

/** Where lines are wrapped wider, some are broken before they are full. */
const fullAt = 100;
const slack = 3;

/** True for a line that the next word found no room in, of lines wrapped to `width` characters. */
export function wasBroken(line: string, nextWord: string, width: number): boolean {
  return line.trimEnd().length + 1 + nextWord.length >= Math.min(width, fullAt) - slack;
}

/** The length of the longest line; 0 without lines. */
export function longestOf(lines: readonly string[]): number {
  return lines.reduce((longest, line) => Math.max(longest, line.length), 0);
}
