import { markedPerson, type MarkedPerson } from "../../people/author-mark.ts";
import { isPlaceOrState } from "../../people/organization-names.ts";
import { matchName, type NameMatch } from "../../people/person-names.ts";
import { readPosts } from "../../people/read-bio.ts";

/** What stands between one person and the next; "and" alone may also join two words of a post. */
const joints = /,\s*(?:and|&)\s+|(?<!\s)\s*;\s*(?:and\s+)?|(?<!\s)\s+(?:and|AND|&|[/·•])\s+/gu;
const looseJoint = /^\s+(?:and|&)\s+$/u;
/** What may stand behind a name in such a line. */
const behindName = /^\s*(?:$|[,(;/·•]|\n|and\s|&\s)/u;

interface Named {
  readonly match: NameMatch;
  /** Where what stands beside the name ends. */
  readonly end: number;
}

/**
 * "Jane Doe, Fellow at X, and John Roe, Head of Y", "Jane Doe / economist; John Roe": several people in one line, each with posts of their own.
 *
 * @returns null where fewer than two stand there, or other words do
 * Cost: linear in the text, times the length of a name.
 */
export function jointPeople(text: string, from: number): MarkedPerson[] | null {
  const named: Named[] = [];
  for (let match = matchName(text, from); match !== null;) {
    const next = nextNamed(text, match);
    named.push({ match, end: next?.gap ?? text.length });
    match = next?.match ?? null;
  }
  if (named.length < 2) return null;
  const people = named.map((one) => withPosts(text, one));
  return people.every((person) => person !== null) ? people : null;
}

function nextNamed(text: string, { after }: NameMatch): { match: NameMatch; gap: number } | null {
  joints.lastIndex = after;
  for (let joint = joints.exec(text); joint !== null; joint = joints.exec(text)) {
    const match = matchName(text, joint.index + joint[0].length);
    if (match === null || !behindName.test(text.slice(match.after)) || isPlaceOrState(match.name)) continue;
    // "head of Trade and Ada Roe" is a post; a name behind one has a post of its own.
    const isSure = joint.index === after || text[joint.index - 1] === ")" || !looseJoint.test(joint[0]) || hasPost(text, match);
    if (isSure) return { match, gap: joint.index };
  }
  return null;
}

const hasPost = (text: string, { after }: NameMatch): boolean =>
  /^\s*[,(]/.test(text.slice(after)) && (readPosts(text, after)?.roles.length ?? 0) > 0;

function withPosts(text: string, { match, end }: Named): MarkedPerson | null {
  const rest = text
    .slice(match.after, end)
    .trim()
    .replace(/^[.,]$/, "");
  const posts = rest === "" ? null : readPosts(text.slice(0, end), match.after);
  if (rest !== "" && posts === null && !besideName.test(rest)) return null;
  return markedPerson(match, posts);
}

/** A place or a house of which nothing more is known. */
const besideName = /^(?:\([^()\n]{2,60}\)\.?|[,/]\s*\p{Lu}[^.!?\n]{2,60})$/u;
