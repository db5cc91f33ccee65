import { isCompoundFirst, prefixOf, tokenAt, tokenRange, wordAt, type TokenRange } from "../document-view.ts";
import type { Found } from "../found.ts";
import { formerWords, governmentWords, outsideWords, plainTitleWords, stateCollectives, stateOrgans } from "../gazetteer/roles.ts";
import type { GazetteerEntry } from "../gazetteer/gazetteer-entry.ts";
import { organizationIdOf } from "./find-names.ts";
import { singularRole, type RoleContext } from "../roles/read-roles.ts";

/** Bodies and collectives that the text names by a state and a common noun. */
export interface StateBodies {
  readonly found: readonly Found[];
  readonly entries: ReadonlyMap<string, GazetteerEntry>;
}

/**
 * "the Chinese foreign ministry", "Ukraine's parliament", "the parliament of Ukraine" are organs, with an id of their own;
 * "Russian troops", "the Israeli government", "officials of Japan" are the state itself, acting.
 * Cost: linear; each name of a state looks at a few tokens around it.
 */
export function findStateBodies(context: RoleContext, nameOf: (id: string) => string): StateBodies {
  const found: Found[] = [];
  const entries = new Map<string, GazetteerEntry>();
  const taken = new Set<number>();
  for (const state of context.found) {
    const id = state.entities[0] ?? "";
    // "pro-Russian forces" and "Iran-backed troops" are not the state's.
    if (!id.startsWith("state:") || prefixOf(context.view, state) !== "" || isCompoundFirst(context.view, state)) continue;
    const body = bodyBehind(context, state) ?? bodyBefore(context, state);
    if (body === null || taken.has(body.noun)) continue;
    taken.add(body.noun);
    if (body.organ === null) found.push({ ...body.range, kind: "description", entities: [id] });
    else {
      const entry = organEntry(nameOf(id), body.organ, id);
      entries.set(entry.id, entry);
      found.push({ ...body.range, kind: "description", entities: [entry.id] });
    }
  }
  return { found, entries };
}

interface Body {
  readonly range: TokenRange;
  /** Token of the noun. */
  readonly noun: number;
  /** Its name without the state ("foreign ministry"), or null for a collective. */
  readonly organ: string | null;
}

/** The state stands before: adjective, possessive or plain. */
function bodyBehind(context: RoleContext, state: Found): Body | null {
  const { view } = context;
  const before = wordAt(view, state.first - 1, state.first);
  if (formerWords.has(before) || outsideWords.has(before)) return null;
  let index = state.last + 1;
  const ending = wordAt(view, index, state.last);
  const isPossessive = ending === "'s" || ending === "’s" || ending === "'" || ending === "’";
  if (isPossessive) index += 1;
  else if (state.kind === "metonym") return null;
  const first = index;
  for (; index < first + 5; index += 1) {
    const token = tokenAt(view, index, state.last);
    if (token === null) return null;
    const word = wordAt(view, index, state.last);
    if (formerWords.has(word) || outsideWords.has(word)) return null;
    const next = tokenAt(view, index + 1, state.last);
    const isCompound = next !== null && (isBodyNoun(next.form.toLowerCase()) || next.upos === "NOUN") && (context.cover[index + 1] ?? -1) < 0;
    if (isBodyNoun(word) && !isCompound) return bodyAt(context, state, { first, noun: index });
    if (!isBodyModifier(word, token.upos) || (context.cover[index] ?? -1) >= 0) return null;
  }
  return null;
}

function isBodyNoun(word: string): boolean {
  return stateCollectives.has(word) || stateOrgans.has(word) || stateCollectives.has(singularRole(word));
}

function isBodyModifier(word: string, upos: string): boolean {
  if (governmentWords.has(word) || plainTitleWords.has(word) || word === "-" || word === "and") return true;
  return upos === "ADJ" || upos === "NOUN" || upos === "PROPN" || isBodyNoun(word);
}

function bodyAt(context: RoleContext, state: Found, at: { readonly first: number; readonly noun: number }): Body | null {
  const { view, cover, found } = context;
  const next = tokenAt(view, at.noun + 1, at.noun);
  const isTitle =
    next !== null &&
    (found[cover[at.noun + 1] ?? -1]?.entities[0]?.startsWith("person:") === true || (next.upos === "PROPN" && (cover[at.noun + 1] ?? -1) < 0));
  const word = wordAt(view, at.noun, at.noun);
  if (isTitle && !stateOrgans.has(word)) return null;
  const before = wordAt(view, state.first - 1, state.first);
  const first = before === "the" || before === "a" || before === "an" ? state.first - 1 : state.first;
  const isOrgan = stateOrgans.has(word) && !(word === "service" && at.first === at.noun) && !(word === "council" && at.first === at.noun);
  const organ = isOrgan ? view.text.slice(view.tokens[at.first]?.start, view.tokens[at.noun]?.end) : null;
  if (!isOrgan && !stateCollectives.has(word) && !stateCollectives.has(singularRole(word))) return null;
  return { range: tokenRange(view, first, at.noun), noun: at.noun, organ };
}

/** The state stands behind: "the government of Japan". */
function bodyBefore(context: RoleContext, state: Found): Body | null {
  const { view } = context;
  const of = wordAt(view, state.first - 1, state.first) === "the" ? state.first - 2 : state.first - 1;
  if (wordAt(view, of, state.first) !== "of" || state.kind === "adjective") return null;
  const noun = of - 1;
  const word = wordAt(view, noun, state.first);
  if (!isBodyNoun(word) || (context.cover[noun] ?? -1) >= 0) return null;
  let first = noun;
  while (isBodyModifier(wordAt(view, first - 1, noun), tokenAt(view, first - 1, noun)?.upos ?? "") && (context.cover[first - 1] ?? -1) < 0)
    first -= 1;
  for (let index = first; index < noun; index += 1) {
    if (formerWords.has(wordAt(view, index, noun)) || outsideWords.has(wordAt(view, index, noun))) return null;
  }
  const organ = stateOrgans.has(word) ? view.text.slice(view.tokens[first]?.start, view.tokens[noun]?.end) : null;
  const before = wordAt(view, first - 1, noun);
  return { range: tokenRange(view, before === "the" || before === "a" ? first - 1 : first, state.last), noun, organ };
}

function organEntry(stateName: string, organ: string, state: string): GazetteerEntry {
  const name = `${stateName}: ${organ.toLowerCase()}`;
  return {
    id: organizationIdOf(name),
    type: "organization",
    name,
    iso3: null,
    country: state,
    actsFor: state,
    kind: "state",
    nouns: [organ.toLowerCase().split(" ").at(-1) ?? ""],
    gender: null,
  };
}
