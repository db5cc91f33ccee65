import type { MarkedPerson } from "../author-mark.ts";
import { readRoles } from "../bio-roles.ts";
import { personKey } from "../../section.ts";

type Posts = Pick<MarkedPerson, "roles" | "organizations">;

/** "I am Reader in Law at Orvik University", "The writer is professor at the Collegium Corvidum". */
const opener =
  /(?<=^|[.!?:]["”’)]{0,2}\s{1,4}|\n|\()(?:(?:I am|I[’']m|I have been|I was)\s+(?:now\s+)?(?=an?\s|the\s|\p{Lu})|The (?:writer|author) is\s+(?:now\s+)?)/gu;
const longest = 200;
const most = 40;

/**
 * Posts that people give themselves, by `personKey`: those with a body, in words that are theirs alone.
 *
 * @param speakerAt whose words the page holds there, or before a line that is about them; null where they may be somebody else's. Cost: linear
 */
export function ownPosts(text: string, speakerAt: (at: number, isBehind: boolean) => MarkedPerson | null): Map<string, Posts> {
  const found = new Map<string, Posts>();
  let count = 0;
  for (const { index, 0: lead } of text.matchAll(opener)) {
    if (++count > most) break;
    const speaker = speakerAt(index, lead.startsWith("The"));
    if (!speaker || found.has(personKey(speaker.name))) continue;
    const start = index + lead.length;
    const rest = text.slice(start, start + longest);
    const end = /[.!?;:](?:\s|$)|\n/.exec(rest)?.index ?? rest.length;
    const roles = readRoles(rest.slice(0, end), start, /was$/.test(lead.trimEnd())).filter(({ organizations }) => organizations.length > 0);
    if (roles.length > 0) found.set(personKey(speaker.name), { roles, organizations: [] });
  }
  return found;
}
