import type { MarkedPerson } from "../author-mark.ts";
import { readRoles } from "../bio-roles.ts";
import { surnameOf } from "../person-names.ts";
import { escaped } from "./mentions.ts";

type Posts = Pick<MarkedPerson, "roles" | "organizations">;

const longestNote = 300;
/** "The author is ", "Former ": so far before its noun a post may begin in a note. */
const furthest = 16;

/**
 * The post in a note: "LUND(1)" over "(1) Director, Corvid Institute.", "Ada Lund*" over "* Reader in Law, Orvik University."
 *
 * @param written the page with the marks that its masked text has blanks for, character for character
 * @returns null where the name bears no mark, or the note tells no post. Cost: linear in the text
 */
export function notedPosts(name: string, written: string, text: string): Posts | null {
  const marked = new RegExp(
    `(?<![\\p{L}\\p{N}])${escaped(surnameOf(name))}(?:\\((\\d{1,2})\\)|\\[(\\d{1,2})\\]|(\\d{1,2})(?![\\d.:%])|([*†‡§]))`,
    "iu",
  ).exec(written);
  const mark = marked?.[1] ?? marked?.[2] ?? marked?.[3] ?? marked?.[4];
  if (!marked || mark === undefined) return null;
  const opening = new RegExp(`\\n[ \\u00a0]*[([]?${escaped(mark)}[)\\].]?[ \\u00a0]+(?=\\p{L})`, "u").exec(written.slice(marked.index));
  if (!opening) return null;
  const start = marked.index + opening.index + opening[0].length;
  const rest = text.slice(start, start + longestNote);
  const end = /(?<=\p{Ll}{2})\.(?=\s|$)|\n/u.exec(rest)?.index ?? rest.length;
  const roles = readRoles(rest.slice(0, end), start, false);
  return (roles[0]?.start ?? Infinity) < start + furthest ? { roles, organizations: [] } : null;
}
