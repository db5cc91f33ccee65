import type { Piece } from "../piece.ts";

const gluedBy = /^(?:By|BY)(?=\p{Lu}\p{Ll}+(?:\s+\p{Lu}[\p{L}\p{M}.'’-]*){1,3}(?:$|\s*[|,–—\n]|\s+and\s))/u;
const longestByline = 160;

/** "ByAda Lund", which lost the space of a link, is a byline that starts at the name. Cost: constant. */
export function withoutGluedBy(text: string, piece: Piece): Piece {
  if (piece.end - piece.start > longestByline || (piece.role !== null && piece.role !== "byline")) return piece;
  const glued = gluedBy.exec(text.slice(piece.start, piece.end))?.[0].length ?? 0;
  if (glued === 0) return piece;
  const start = piece.start + glued;
  return { ...piece, start, emphasis: piece.emphasis.filter((span) => span.start >= start), role: "byline" };
}
