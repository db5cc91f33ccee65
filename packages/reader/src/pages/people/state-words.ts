import { entityId } from "@rapporteur/core/model";
import { combiningForms } from "../../language/entities/gazetteer/build-gazetteer.ts";
import { states } from "../../language/entities/gazetteer/state-codes.ts";

/** Where a person may be said to be from a state: by an adjective ("Dutch"), or by its name ("the government of Kenya"). */
export interface StateWord {
  readonly state: string;
  readonly isAdjective: boolean;
}

/** States' names that are people's names as well. */
const givenNames: ReadonlySet<string> = new Set([
  "Jordan",
  "Chad",
  "Georgia",
  "Israel",
  "German",
  "Cuba",
  "Holland",
  "Ireland",
  "Monaco",
  "Malta",
  "Dominica",
  "Lucia",
  "Samoa",
  "Montenegro",
  "Trinidad",
]);

function collect(): ReadonlyMap<string, StateWord> {
  const found = new Map<string, StateWord>();
  for (const record of states) {
    const state = entityId("state", record.iso3);
    for (const name of [record.name, ...record.aliases]) found.set(name.replace(/^the /i, ""), { state, isAdjective: isAttributive(name) });
    for (const word of record.nationality) if (!found.has(word) && !combiningForms.has(word)) found.set(word, { state, isAdjective: true });
  }
  return found;
}

/** Abbreviations stand before a noun like adjectives: "US ambassador". */
function isAttributive(name: string): boolean {
  return /^(?:U\.?S\.?A?\.?|U\.?K\.?|U\.?A\.?E\.?|American|British)$/.test(name);
}

const byWord = collect();
const longestWords = Math.max(...[...byWord.keys()].map((name) => name.split(" ").length));
const token = /\p{L}[\p{L}\p{M}.’'-]*/gu;
/** What names of several words begin with. */
const firstWords: ReadonlySet<string> = new Set(
  [...byWord.keys()].filter((name) => name.includes(" ")).flatMap((name) => name.match(token)?.[0] ?? []),
);

export function isStateWord(word: string): boolean {
  return byWord.has(word) && !givenNames.has(word);
}

export interface StateWordMatch extends StateWord {
  readonly start: number;
  readonly end: number;
  /** "Hungary's": stands before a noun as an adjective does. */
  readonly isPossessive: boolean;
}

/** Every state named in a short text, longest names first. Cost: linear. */
export function findStateWords(text: string): StateWordMatch[] {
  const tokens = [...text.matchAll(token)];
  const matches: StateWordMatch[] = [];
  for (let index = 0; index < tokens.length; index++) {
    const match = longestAt(text, tokens, index);
    if (!match) continue;
    matches.push(match.found);
    index += match.count - 1;
  }
  return matches;
}

function longestAt(text: string, tokens: readonly RegExpExecArray[], index: number): { found: StateWordMatch; count: number } | null {
  const first = tokens[index];
  if (!first || !/^\p{Lu}/u.test(first[0])) return null;
  for (let count = firstWords.has(first[0]) ? Math.min(longestWords, tokens.length - index) : 1; count > 0; count--) {
    const last = tokens[index + count - 1];
    if (!last) continue;
    const phrase = text.slice(first.index, last.index + last[0].length);
    const name = phrase.replace(/['’]s?$/, "");
    const word = byWord.get(name) ?? byWord.get(name.replace(/\.$/, ""));
    if (word) return { found: { ...word, start: first.index, end: first.index + name.length, isPossessive: /['’]s?$/.test(phrase) }, count };
  }
  return null;
}
