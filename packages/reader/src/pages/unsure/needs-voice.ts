import { matchName } from "../people/person-names.ts";
import { personKey } from "../section.ts";

/** A stretch shorter than this is a remark between texts, and nobody misses its author. */
const shortestStretch = 60;

/**
 * Whether a text that belongs to nobody should belong to somebody: not a remark, a bio of somebody who speaks elsewhere, or, in an interview, a question.
 *
 * @param voices keys of those who speak on the page
 */
export function needsVoice(words: string, { voices, isInterview }: { voices: ReadonlySet<string>; isInterview: boolean }): boolean {
  if (words.length < shortestStretch || (isInterview && asks(words))) return false;
  const name = matchName(words, 0)?.name;
  return name === undefined || !voices.has(personKey(name));
}

/** It ends in a question. */
export function asks(words: string): boolean {
  return /\?[”"’)\s]*$/.test(words);
}
