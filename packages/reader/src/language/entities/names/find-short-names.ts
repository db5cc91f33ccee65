import { isCapital, tokenRange, wordAt, type DocumentView } from "../document-view.ts";
import { isSentenceInitial } from "./find-chunks.ts";
import type { Found } from "../found.ts";
import type { GazetteerEntry } from "../gazetteer/gazetteer-entry.ts";
import { roleClassOf } from "../roles/read-roles.ts";

/**
 * "Commission spokeswoman", "the Fund", "Council members": a capitalised common noun that alone takes up the one body of the
 * text whose noun it is. Behind the bare article it is a description, read with the others. Cost: linear.
 */
export function findShortNames(
  view: DocumentView,
  found: readonly Found[],
  entries: ReadonlyMap<string, GazetteerEntry>,
  cover: Int32Array,
): Found[] {
  const bodies = bodiesByNoun(found, entries);
  if (bodies.size === 0) return [];
  const short: Found[] = [];
  for (const [index, token] of view.tokens.entries()) {
    if ((cover[index] ?? -1) >= 0 || !isCapital(token.form)) continue;
    if (isSentenceInitial(view, index) && roleClassOf(wordAt(view, index + 1, index)) === null) continue;
    const ids = bodies.get(token.form.toLowerCase());
    if (ids?.size !== 1 || view.isHeadingCase[view.sentenceOf[index] ?? 0] === true || isPartOfName(view, index, cover)) continue;
    short.push({ ...tokenRange(view, index, index), kind: "name", entities: [...ids] });
  }
  return short;
}

function bodiesByNoun(found: readonly Found[], entries: ReadonlyMap<string, GazetteerEntry>): ReadonlyMap<string, Set<string>> {
  const bodies = new Map<string, Set<string>>();
  for (const id of new Set(found.flatMap((one) => one.entities))) {
    const entry = entries.get(id);
    if (entry?.type !== "organization") continue;
    for (const noun of entry.nouns) bodies.set(noun, (bodies.get(noun) ?? new Set()).add(id));
  }
  return bodies;
}

/** Between other capitalised words, before "of", or behind a plain article, it is something else. */
function isPartOfName(view: DocumentView, index: number, cover: Int32Array): boolean {
  const before = view.tokens[index - 1];
  const after = view.tokens[index + 1];
  const isAfterName =
    before !== undefined && isCapital(before.form) && before.upos === "PROPN" && view.sentenceOf[index - 1] === view.sentenceOf[index];
  const isBeforeName =
    after !== undefined && (after.form === "of" || after.form === "for" || (isCapital(after.form) && (cover[index + 1] ?? -1) < 0));
  const word = wordAt(view, index - 1, index);
  const isDescription = (word === "the" || word === "this") && after?.upos !== "NOUN";
  return isAfterName || (isBeforeName && view.sentenceOf[index + 1] === view.sentenceOf[index]) || isDescription;
}
