import type { MarkedPerson } from "./author-mark.ts";
import { findOrganizations } from "./organization-names.ts";
import { matchName } from "./person-names.ts";
import { postsBeforeName } from "./posts-before.ts";
import { readPosts } from "./read-bio.ts";

const longest = 180;
/** What of "Lowland Department of Ports & Rivers Commissioner" stands before the words that read as a post. */
const isPartOfPost =
  /^(?:[Tt]he|[Oo]ur|[Aa]n?)?\s*(?:(?:\p{Lu}[^\s,.;:]*\s+){0,3}(?:Department|Ministry|Office|Bureau|Agency|Commission|Board|Authority)\s+(?:(?:\p{Lu}[^\s,.;:]*|of|for|and|the|&)\s+)*)?$/u;
/** Behind the name may stand a party, a district or a state, "(Reform)", "(D-2)", and a further post behind a comma. */
const closes = /^\s*(?:\([^()]{1,40}\))?\s*(?:$|(?=,\s))/;

/**
 * Somebody whose post stands before the name, in words that hold nothing else: "Lowland Growers' Union President Ada Lund", "Former governor of Tarrow Ada Lund".
 *
 * @param from where the post begins
 * @returns null where the words before the name are more or less than a post. Cost: bounded
 */
export function personAfterPost(text: string, from: number): MarkedPerson | null {
  if (text.length - from > longest) return null;
  for (const { index } of text.slice(from).matchAll(/(?<=\s)\p{Lu}/gu)) {
    const match = matchName(text, from + index);
    const closing = match && closes.exec(text.slice(match.after));
    if (!match || !closing) continue;
    const isLast = match.after + closing[0].length === text.length;
    const further = isLast ? null : readPosts(text, match.after + closing[0].length);
    if (!isLast && !further) continue;
    // A title before the name is no part of the post.
    const posts = postsBeforeName(text, from + index);
    const first = posts?.roles[0];
    if (!posts || !first || !isPartOfPost.test(text.slice(from, first.start))) continue;
    const all = { roles: [...posts.roles, ...(further?.roles ?? [])], organizations: [...posts.organizations, ...(further?.organizations ?? [])] };
    return { name: match.name, nameSpan: { start: match.start, end: match.end }, ...all };
  }
  return null;
}

/** "Ada Lund, constitutionalist" in brackets of its own: a name and, behind a comma, whatever its bearer is. Cost: bounded. */
export function personBeforeWords(text: string, from: number): MarkedPerson | null {
  const match = text.length - from > longest ? null : matchName(text, from);
  const post = match && /^,\s+(\p{Ll}[^.!?;:]{2,80})$/u.exec(text.slice(match.after))?.[1];
  if (!match || !post || !match.name.includes(" ")) return null;
  const role = {
    text: post,
    start: text.length - post.length,
    end: text.length,
    isFormer: false,
    isOffice: true,
    organizations: findOrganizations(post),
  };
  return { name: match.name, nameSpan: { start: match.start, end: match.end }, roles: [role], organizations: [] };
}
