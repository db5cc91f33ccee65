import type { ReadLine } from "./read-lines.ts";

/** So many lines on either side tell what a line stands amid. */
const beside = 6;
/** On both sides so much of the lines' probability falls to furniture. */
const sideShare = 0.2;
/** The line reader has to think it possible. */
const ownShare = 0.05;
/** Text within so many lines may own a short line: its title, its author, its date. */
const textReach = 10;
const longestShort = 60;
const shortestText = 100;
/** From this share on even a long line is no text. */
const noText = 0.4;

/**
 * Which lines are entries of a menu or of lists of other pages by where they stand: short ones that end no sentence, with furniture on both sides and no text near.
 * By itself "Climate and Energy" or a columnist's name could be anything. Cost: linear.
 */
export function linesAmidFurniture(words: readonly string[], lines: readonly ReadLine[]): boolean[] {
  const sums = [0];
  for (const { furniture } of lines) sums.push((sums.at(-1) ?? 0) + furniture);
  const share = (from: number, to: number): number => (from < 0 || to > lines.length ? 0 : ((sums[to] ?? 0) - (sums[from] ?? 0)) / beside);
  const isText = words.map((own, at) => own.length > shortestText && (lines[at]?.furniture ?? 0) < noText);
  let lastText = -Infinity;
  const behindText = isText.map((own, at) => {
    if (own) lastText = at;
    return at - lastText;
  });
  return words.map((own, at) => {
    const line = lines[at];
    // A number may be one of a list's: "4 May – Varn, the old gates".
    const isShort = own.length <= longestShort && !/\d|[.!?…:,;]["”’)]*$/.test(own);
    // Of a page that nobody has read nothing is known.
    if (!isShort || line === undefined || line.probability === 0 || line.furniture < ownShare) return false;
    if (share(at - beside, at) < sideShare || share(at + 1, at + 1 + beside) < sideShare) return false;
    return (behindText[at] ?? 0) > textReach && !isText.slice(at + 1, at + 1 + textReach).includes(true);
  });
}
