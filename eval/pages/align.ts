import type { LabelledLine } from "./generate.ts";
import type { LineRole } from "./part.ts";

function bare(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, "").toLowerCase();
}

/** How far ahead in the page's lines a piece is looked for. */
const reach = 60;

/**
 * Gives pieces that a reader found the roles of the lines that they hold: of the line with the most of the piece's words, where a piece holds several.
 *
 * @returns a role a piece; null where no line agrees
 */
export function alignRoles(pieces: readonly string[], lines: readonly LabelledLine[]): (LineRole | null)[] {
  const keys = lines.map((line) => bare(line.text));
  let from = 0;
  return pieces.map((words) => {
    const piece = bare(words);
    let best: { at: number; length: number } | null = null;
    for (let at = Math.max(0, from - 3); at < Math.min(lines.length, from + reach); at++) {
      const length = overlap(piece, keys[at] ?? "");
      if (length > 0 && (best === null || length > best.length)) best = { at, length };
    }
    if (best === null) return null;
    from = best.at + 1;
    return lines[best.at]?.role ?? null;
  });
}

function overlap(piece: string, line: string): number {
  if (line === "" || piece === "") return 0;
  if (piece === line) return piece.length + 1;
  if (piece.includes(line)) return line.length > 3 ? line.length : 0;
  return line.includes(piece) && piece.length > 8 ? piece.length : 0;
}
