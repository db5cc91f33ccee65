import type { MarkedPerson } from "./author-mark.ts";
import { organizationNouns, outletNouns } from "./genre-words.ts";
import { isPlaceOrState, knownOrganization } from "./organization-names.ts";

const phrase = /(?:the\s+)?(\p{Lu}[\p{L}\p{N}&.’'-]*(?:\s+(?:(?:of|for|and|on|in)\s+(?:the\s+)?|&\s+)?\p{Lu}[\p{L}\p{N}&.’'-]*){0,8})/iuy;
/** What may stand behind the name in a line that names it: a place, the title of what it published, letters in brackets. */
const behind = /^\s*(?:$|[,:(–—-])/u;

/** A body as a line of its own names it: "Lowland Growers' Association", "The Harbour Herald, Norland", "Port Authority (PA):"; null where no word of it names a body. */
export function bodyNamed(text: string, from: number): MarkedPerson | null {
  phrase.lastIndex = from;
  const name = phrase.exec(text)?.[1];
  if (name === undefined || !/^\p{Lu}/u.test(name) || !isBody(name) || isPlaceOrState(name)) return null;
  const start = text.indexOf(name, from);
  if (!behind.test(text.slice(start + name.length))) return null;
  return { name, nameSpan: { start, end: start + name.length }, roles: [], organizations: [], isBody: true };
}

function isBody(name: string): boolean {
  if (knownOrganization(name) !== null) return true;
  const words = name.split(/\s+/);
  const small = words.findIndex((word) => /^(?:of|for|on|in)$/i.test(word));
  const [last, before] = [words.at(-1), words[small - 1]].map((word) => word?.toLowerCase() ?? "");
  const isNoun = (word = ""): boolean => organizationNouns.has(word);
  // "Notes for editors" is no paper.
  return words.length > 1 && (isNoun(last) || isNoun(before) || outletNouns.has(last ?? ""));
}
