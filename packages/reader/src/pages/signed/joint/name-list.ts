import { markedPerson, type MarkedPerson } from "../../people/author-mark.ts";
import { matchName } from "../../people/person-names.ts";
import { readPosts } from "../../people/read-bio.ts";
import { jointPeople } from "./joint-people.ts";

/** "Jane Doe", "Jane Doe and John Roe", "Jane Doe, professor at X"; null where other words follow. */
export function readNameList(text: string, from: number): MarkedPerson[] | null {
  const people: MarkedPerson[] = [];
  let at = from;
  for (;;) {
    const match = matchName(text, at);
    if (!match) return null;
    // Copied out of a page, a comma may have lost its space.
    const joint = /^\s*(?:(?:,\s*and|,|and|AND|&)\s+|,(?=\p{Lu}))/u.exec(text.slice(match.after));
    const next = joint ? match.after + joint[0].length : -1;
    if (joint && isListedName(text, next)) {
      people.push(markedPerson(match, null));
      at = next;
      continue;
    }
    const others = jointPeople(text, at);
    if (others !== null) return [...people, ...others];
    const rest = text
      .slice(match.after)
      .trim()
      .replace(/^[.,]$/, "");
    // Behind an outlet may stand sentences on the author.
    const [line = ""] = from > 0 ? text.slice(match.after).split(/(?<=\p{L}{2}\.)\s+(?=\p{Lu})/u) : [text.slice(match.after)];
    const posts = rest === "" ? null : readPosts(text.slice(0, match.after + line.length), match.after);
    if (
      rest !== "" &&
      !posts &&
      !/^[|•·)]/.test(rest) &&
      !(from > 0 && (isPlace.test(rest) || inBrackets.test(rest) || (people.length > 0 && /^,\s/.test(rest)))) &&
      !isUnderName.test(text.slice(match.after))
    )
      return null;
    people.push(markedPerson(match, posts));
    // A line of its own under the names is of all of them.
    return posts && rest !== "" && isUnderName.test(text.slice(match.after)) ? people.map((one) => ({ ...one, ...posts })) : people;
  }
}

/** "By Jane Doe in Kyiv", "By Jane Doe, Kyiv", "By Jane Doe in The Harbour Herald:". */
const isPlace = /^(?:,\s*|in\s+(?:the\s+)?)\p{Lu}[\p{L}’'-]+(?:[ ,]+\p{Lu}[\p{L}’'-]+){0,3}:?$/u;
/** "— Sen. Jane Doe (D-VT)": a party and a state, or a body. */
const inBrackets = /^\([^()\n]{2,40}\)\.?$/;
/** A line under the name, whatever it says. */
const isUnderName = /^\s*\n[^\n]{3,120}$/;

/** "Jane Doe and John Roe", but not "Jane Doe, Nordic Tanker Association". */
function isListedName(text: string, at: number): boolean {
  const match = matchName(text, at);
  if (match === null) return false;
  const rest = text.slice(match.after);
  return isPlace.test(rest.trim()) || !/^(?:[ \t]+[\p{L}\p{N}]|['’]s )/u.test(rest.replace(/^\s+and\s/, ""));
}
