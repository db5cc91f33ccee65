import { looksLikeNamedPost } from "../line-roles.ts";
import type { Piece } from "../piece.ts";

const reach = 200;
/** A sentence starts here, though no space stands before it: "Institute XThe talks", and not "DeepMind". */
const seam =
  /(?<=\p{Ll}{2})(?=(?:The|This|These|That|There|It|In|For|We|I|A|An|As|At|If|While|When|What|With|After|Before|Since|Despite|Although|By|On|From|To|Today|Now|Not|No|Both|Even|Given|Among|Under|Over|Many|Most|Some) \p{L})/gu;
const leastText = 80;

/**
 * A name with its post and the words of its bearer, which stood in two elements of a page and lost the break between them, are two pieces.
 * Cost: constant.
 */
export function cutGlued(text: string, piece: Piece): Piece[] {
  if (piece.shape !== "paragraph" || piece.role !== null || piece.end - piece.start < leastText * 2) return [piece];
  for (const { index } of text.slice(piece.start, piece.start + reach).matchAll(seam)) {
    const at = piece.start + index;
    if (piece.end - at >= leastText && looksLikeNamedPost(text.slice(piece.start, at)))
      return [
        { ...piece, end: at },
        { ...piece, start: at },
      ];
  }
  return [piece];
}
