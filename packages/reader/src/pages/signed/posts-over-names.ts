import { shiftPerson } from "../people/author-mark.ts";
import { wholeName } from "../people/person-names.ts";
import { isPostLine, readPostWords } from "../people/read-bio.ts";
import type { PageParts } from "../page-parts.ts";
import type { PageUnit } from "../page-unit.ts";
import type { RoleMark } from "./role-mark.ts";

/** One post over one name may be a heading and a signature. */
const fewestPairs = 2;
const longestPost = 120;

/**
 * "Director, Polar Programme" over "Jane Doe" over a text: on cards the post stands before the name, and again over each further text. Both lines then
 * name who speaks under them. Cost: linear.
 */
export function withPostsOver({ units, top, roster }: PageParts, marks: Map<number, RoleMark>): Map<number, RoleMark> {
  const found = units.flatMap((_, index): [number, RoleMark][] => {
    const mark = index < top || index + 2 >= roster ? null : pairAt(units, index, marks);
    return mark === null ? [] : [[index, mark]];
  });
  if (found.length < fewestPairs) return marks;
  const both = found.flatMap(([index, mark]): [number, RoleMark][] => [
    [index, mark],
    [index + 1, mark],
  ]);
  return new Map([...marks, ...both].toSorted(([a], [b]) => a - b));
}

function pairAt(units: readonly PageUnit[], index: number, marks: ReadonlyMap<number, RoleMark>): RoleMark | null {
  const [post, name, text] = [units[index], units[index + 1], units[index + 2]];
  if (post === undefined || name === undefined || text?.kind !== "paragraph" || marks.has(index) || marks.has(index + 2)) return null;
  if (post.kind === "paragraph" && post.line?.role !== "role") return null;
  // A post under a name is of the person who bears that name.
  if (marks.get(index - 1)?.people.some(({ roles }) => roles.length === 0) === true && units[index - 1]?.kind !== "paragraph") return null;
  const match = wholeName(name.plain);
  if (match === null || post.plain.length > longestPost || !isPostLine(post.plain) || wholeName(post.plain) !== null) return null;
  const posts = readPostWords(post.plain, 0);
  if (posts === null || posts.roles.length === 0) return null;
  const roles = posts.roles.map((role) => ({ ...role, start: role.start + post.start, end: role.end + post.start }));
  const organizations = posts.organizations.map((body) => ({ ...body, start: body.start + post.start, end: body.end + post.start }));
  const named = shiftPerson({ name: match.name, nameSpan: { start: match.start, end: match.end }, roles: [], organizations: [] }, name.start);
  return {
    kind: "name",
    start: post.start,
    end: name.end,
    people: [{ ...named, roles, organizations }],
    bodyStart: name.end,
    headingRest: null,
    isBare: false,
  };
}
