import { looksLikeNamedPost, startsNamedPost } from "../line-roles.ts";
import type { Piece } from "../piece.ts";

const reach = 200;
const openings =
  "The|This|These|That|There|It|In|For|We|I|A|An|As|At|If|While|When|What|With|After|Before|Since|Despite|Although|By|On|From|To|Today|Now|Not|No|Both|Even|Given|Among|Under|Over|Many|Most|Some";
/** A sentence starts here, though no stop stands before it: "Institute XThe talks", "CanalsAnkara got", "Institute X The talks", "Institute X “The talks", and not "DeepMind" or "The Hague". */
const seam = new RegExp(
  `(?<=\\p{Ll}{2})(?=(?:${openings}) \\p{L})|(?<=\\p{Ll}{5})(?=\\p{Lu}\\p{Ll}{2,} \\p{Ll}{3})|(?<=[\\p{L})])\\s+(?=(?:${openings}) \\p{Ll}+ \\p{Ll}|["“]\\p{Lu}\\S*\\s+\\p{Ll})`,
  "gu",
);
const leastText = 80;
/** A word that wants another behind it: "of", "and", "at". */
const isOpen = /(?:^|\s)(?:of|and|for|at|the|in|on|to|from|by|with|&)$/i;
/** A quotation has begun, or a sentence has ended: no post goes on behind these. */
const isBeyondPost = /[“”"]|\p{Ll}{3}[.!?:]\s/u;
/** "Jane DoeJane Doe, fellow at X": what a picture is called, and the name under it. */
const doubled = /^(\p{Lu}[^\n,]{4,60})\1(?=[\s,(]|$)/u;

/**
 * A name with its post and the words of its bearer, which stood in two elements of a page and lost the break between them, are two pieces; of a name that stands
 * twice without a break, one stays. Cost: constant.
 */
export function cutGlued(text: string, given: Piece): Piece[] {
  if (given.shape !== "paragraph" || given.role !== null) return [given];
  const twice = doubled.exec(text.slice(given.start, given.start + reach))?.[1]?.length ?? 0;
  const piece = twice > 0 ? { ...given, start: given.start + twice } : given;
  const words = text.slice(piece.start, piece.start + reach);
  if (piece.end - piece.start < leastText * 2 || !startsNamedPost(words)) return [piece];
  for (const { index, 0: gap } of words.matchAll(seam)) {
    const [end, start] = [piece.start + index, piece.start + index + gap.length];
    const head = text.slice(piece.start, end);
    if (piece.end - start >= leastText && !isOpen.test(head) && !isBeyondPost.test(head) && looksLikeNamedPost(head))
      return [
        { ...piece, end },
        { ...piece, start },
      ];
  }
  return [piece];
}
