import type { Sentence } from "../../language/sentence.ts";
import { conjunctsOf, isPassive, obliquesOf, subjectsOf } from "../../language/tree/clause.ts";
import { hasRelation, isWithin, lemmaAt, subtreeOf, tokenAt } from "../../language/tree/tree.ts";
import { codesOn, type PetrarchActors, type PetrarchAgents } from "./read-dictionary.ts";
import type { PatternStep, PetrarchVerbs, VerbEntry, VerbPattern } from "./read-verbs.ts";

export interface PetrarchDictionaries {
  readonly actors: PetrarchActors;
  readonly agents: PetrarchAgents;
  readonly verbs: PetrarchVerbs;
  /** Phrases, in capitals, whose sentence is not coded. */
  readonly discards: readonly (readonly string[])[];
}

/** An event as such dictionaries code it. */
export interface DictionaryEvent {
  readonly source: string;
  readonly target: string;
  readonly code: string;
}

interface Phrases {
  /** Codes of the phrase that begins at a token, and how many tokens it takes. */
  readonly actorAt: ReadonlyMap<number, { codes: readonly string[]; length: number }>;
  readonly agentAt: ReadonlyMap<number, { code: string; length: number }>;
}

function startsHere(forms: readonly string[], at: number, words: readonly string[]): boolean {
  return words.every((word, offset) => forms[at + offset] === word);
}

const firstWords = new WeakMap<object, ReadonlyMap<string, readonly { readonly words: readonly string[] }[]>>();

/** Entries by their first word; made once a dictionary. */
function byFirstWord<E extends { readonly words: readonly string[] }>(entries: readonly E[]): ReadonlyMap<string, readonly E[]> {
  const known = firstWords.get(entries) as ReadonlyMap<string, readonly E[]> | undefined;
  if (known) return known;
  const index = Map.groupBy(entries, (entry) => entry.words[0] ?? "");
  firstWords.set(entries, index);
  return index;
}

/** The longest entry that begins at a token, or undefined. */
function longestAt<E extends { readonly words: readonly string[] }>(entries: readonly E[], forms: readonly string[], at: number): E | undefined {
  const candidates = (byFirstWord(entries).get(forms[at] ?? "") ?? []).filter((entry) => startsHere(forms, at, entry.words));
  return candidates.reduce<E | undefined>((best, entry) => (best === undefined || entry.words.length > best.words.length ? entry : best), undefined);
}

function findPhrases(sentence: Sentence, { actors, agents }: PetrarchDictionaries, date: string | null): Phrases {
  const forms = sentence.tokens.map((token) => token.form.toUpperCase());
  const actorAt = new Map<number, { codes: readonly string[]; length: number }>();
  const agentAt = new Map<number, { code: string; length: number }>();
  forms.forEach((_form, at) => {
    const actor = longestAt(actors.actors, forms, at);
    if (actor) actorAt.set(at, { codes: codesOn(actor, date), length: actor.words.length });
    const agent = longestAt(agents.agents, forms, at);
    if (agent) agentAt.set(at, { code: agent.code, length: agent.words.length });
  });
  return { actorAt, agentAt };
}

/**
 * Events of one sentence by a user's dictionaries alone: verbs and patterns decide the code, the tree who is source, the
 * order of phrases who is target.
 *
 * @param date YYYYMMDD of the sentence, for codes that hold within dates; or null
 * Cost: O(tokens · dictionary entries that begin with the same word).
 */
export function codeByDictionaries(sentence: Sentence, dictionaries: PetrarchDictionaries, date: string | null): DictionaryEvent[] {
  if (isDiscarded(sentence, dictionaries.discards)) return [];
  const phrases = findPhrases(sentence, dictionaries, date);
  const events: DictionaryEvent[] = [];
  const used = new Set<number>();
  sentence.tokens.forEach((token, head) => {
    if (used.has(head) || !/^(?:VERB|AUX|NOUN|ADJ|PROPN)$/.test(token.upos)) return;
    const match = matchVerb(sentence, head, dictionaries.verbs);
    if (!match) return;
    const isVerb = token.upos === "VERB" || match.tokens.length > 1 || token.head < 0;
    if (!isVerb || !/^\d/.test(match.code)) return;
    for (const index of match.tokens) used.add(index);
    events.push(...eventsOf(sentence, phrases, { head, ...match }));
  });
  return distinct(events);
}

function isDiscarded(sentence: Sentence, discards: readonly (readonly string[])[]): boolean {
  const forms = sentence.tokens.map((token) => token.form.toUpperCase());
  return discards.some((words) => forms.some((_form, at) => startsHere(forms, at, words)));
}

function distinct(events: readonly DictionaryEvent[]): DictionaryEvent[] {
  const seen = new Set<string>();
  return events.filter(({ source, target, code }) => {
    const key = `${source} ${target} ${code}`;
    return !seen.has(key) && seen.add(key) !== undefined;
  });
}

/** A place that a pattern keeps for an actor: behind or before the token at `from`. */
interface Place {
  readonly symbol: string;
  readonly from: number;
  readonly direction: 1 | -1;
}

interface VerbMatch {
  readonly code: string;
  readonly mirror: string | null;
  readonly tokens: readonly number[];
  readonly places: readonly Place[];
}

function entryAt(sentence: Sentence, head: number, { verbs }: PetrarchVerbs): VerbEntry | null {
  const form = tokenAt(sentence, head).form.toUpperCase();
  const next = sentence.tokens[head + 1]?.form.toUpperCase() ?? "";
  const lemma = lemmaAt(sentence, head).toUpperCase();
  return verbs.get(`${form} ${next}`) ?? verbs.get(`${lemma} ${next}`) ?? verbs.get(form) ?? verbs.get(lemma) ?? null;
}

function matchVerb(sentence: Sentence, head: number, verbs: PetrarchVerbs): VerbMatch | null {
  const entry = entryAt(sentence, head, verbs);
  if (!entry) return null;
  let best: VerbMatch = { code: entry.code, mirror: entry.mirror, tokens: [head], places: [] };
  for (const pattern of entry.patterns) {
    const side = matchPattern(sentence, head, pattern);
    const fits =
      side &&
      (side.tokens.length > best.tokens.length - 1 ||
        (best.tokens.length === 1 && side.places.some((place) => place.symbol === "%") && isCompound(sentence, head)));
    if (side && fits) best = { code: pattern.code, mirror: pattern.mirror, tokens: [head, ...side.tokens], places: side.places };
  }
  return best;
}

function isCompound(sentence: Sentence, head: number): boolean {
  return subjectsOf(sentence, head).length > 1;
}

interface Side {
  readonly tokens: readonly number[];
  readonly places: readonly Place[];
}

/** Tokens that the words of a pattern take, with the places it keeps; null where a word is missing. */
function matchPattern(sentence: Sentence, head: number, pattern: VerbPattern): Side | null {
  if (pattern.before.some((step) => step.symbol === "%") && !isCompound(sentence, head)) return null;
  const after = matchSide(sentence, head, pattern.after, 1);
  if (after === null) return null;
  const before = matchSide(sentence, head, [...pattern.before].reverse(), -1);
  return before === null ? null : { tokens: [...before.tokens, ...after.tokens], places: [...before.places, ...after.places] };
}

function matchSide(sentence: Sentence, head: number, steps: readonly PatternStep[], direction: 1 | -1): Side | null {
  const tokens: number[] = [];
  const places: Place[] = [];
  let at = head + direction;
  for (const step of steps) {
    if (step.symbol !== null) {
      places.push({ symbol: step.symbol, from: at - direction, direction });
      continue;
    }
    const found = findStep(sentence, at, { step, direction });
    if (found === null) return null;
    tokens.push(...found);
    at = (direction > 0 ? Math.max(...found) : Math.min(...found)) + direction;
  }
  return { tokens, places };
}

function findStep(sentence: Sentence, from: number, { step, direction }: { step: PatternStep; direction: 1 | -1 }): number[] | null {
  const reach = step.joined && direction > 0 ? 1 : 14;
  for (let moved = 0, at = from; moved < reach && at >= 0 && at < sentence.tokens.length; moved++, at += direction) {
    for (const phrase of step.phrases) {
      const start = direction > 0 ? at : at - phrase.length + 1;
      if (start >= 0 && phrase.every((word, offset) => isWord(sentence, start + offset, word))) return phrase.map((_word, offset) => start + offset);
    }
  }
  return null;
}

function isWord(sentence: Sentence, at: number, word: string): boolean {
  const token = sentence.tokens[at];
  if (!token) return false;
  const form = token.form.toUpperCase();
  return (
    form === word || lemmaAt(sentence, at).toUpperCase() === word || (word === "NOT" && /^N['’]T$/.test(form)) || (word === "WILL" && form === "WO")
  );
}

function eventsOf(sentence: Sentence, phrases: Phrases, found: VerbMatch & { head: number }): DictionaryEvent[] {
  const { sources, targets } = partiesOf(sentence, phrases, found);
  return sources.flatMap((source) =>
    targets.flatMap((target): DictionaryEvent[] => {
      if (source === target) return [];
      const event = { source, target, code: found.code };
      return found.mirror === null ? [event] : [event, { source: target, target: source, code: found.mirror }];
    }),
  );
}

interface Parties {
  readonly sources: readonly string[];
  readonly targets: readonly string[];
}

function partiesOf(sentence: Sentence, phrases: Phrases, found: VerbMatch & { head: number }): Parties {
  const { head } = found;
  // A subject behind its verb is most often the "official said" that the parser took in.
  const subjects = subjectsOf(sentence, head).filter((subject) => subject < head);
  const subjectCodes = subjects.flatMap((subject) => codesOfPhrase(sentence, phrases, subject));
  const left =
    placed(sentence, phrases, found, "$") ??
    (subjectCodes.length > 0
      ? [...new Set([...listedBefore(sentence, phrases, Math.min(...subjects)), ...subjectCodes])]
      : firstBefore(sentence, phrases, head));
  if (found.places.some((place) => place.symbol === "%")) return { sources: left, targets: left };
  const by = isPassive(sentence, head)
    ? obliquesOf(sentence, head).filter((oblique) => oblique.preposition === "by" || oblique.preposition === "from")
    : [];
  const agents = by.flatMap((oblique) => codesOfPhrase(sentence, phrases, oblique.head));
  if (agents.length > 0) return { sources: agents, targets: left };
  const right = placed(sentence, phrases, found, "+") ?? codesAfter(sentence, phrases, { head, subjects });
  return { sources: left, targets: right.length === 0 && left.length > 1 && /^0[3-8]/.test(found.code) ? left : right };
}

/** Codes of the first phrase with an actor on the side where the pattern keeps a place for it; null where it keeps none. */
function placed(sentence: Sentence, phrases: Phrases, { places }: VerbMatch, symbol: string): string[] | null {
  const place = places.find((candidate) => candidate.symbol === symbol);
  if (!place) return null;
  for (let at = place.from + place.direction; at >= 0 && at < sentence.tokens.length; at += place.direction) {
    if (phrases.actorAt.has(at)) return codesOfPhrase(sentence, phrases, phraseHead(sentence, at));
  }
  return null;
}

/** Codes of a noun phrase: its actor's with its agents' put to it, for each coordinated part. */
function codesOfPhrase(sentence: Sentence, phrases: Phrases, head: number): string[] {
  const own = subtreeOf(sentence, head, {
    without: (token, index) => index !== head && (hasRelation(token, ["conj", "acl", "advcl", "parataxis", "ccomp"]) || token.deprel === "acl:relcl"),
  });
  const actor = own.find((index) => phrases.actorAt.has(index));
  const listed = actor === undefined ? [] : innerConjuncts(sentence, actor, head).flatMap((part) => phrases.actorAt.get(part)?.codes ?? []);
  return codesAmong(phrases, own, listed);
}

/** "ambassadors of *Arnor, Osgiliath and Gondor*": the actors coordinated inside the phrase. */
function innerConjuncts(sentence: Sentence, actor: number, head: number): number[] {
  const top = phraseHead(sentence, actor);
  return top === head ? [] : conjunctsOf(sentence, top).slice(1);
}

function codesAmong({ actorAt, agentAt }: Phrases, indexes: readonly number[], listed: readonly string[]): string[] {
  const actor = indexes.map((index) => actorAt.get(index)).find((found) => found !== undefined && found.codes.length > 0);
  const covered = new Set<number>();
  const suffixes: string[] = [];
  for (const index of indexes) {
    const agent = agentAt.get(index);
    if (!agent || covered.has(index)) continue;
    for (let offset = 0; offset < agent.length; offset++) covered.add(index + offset);
    if (!suffixes.includes(agent.code)) suffixes.push(agent.code);
  }
  if (!actor && suffixes.length === 0) return [];
  return [...(actor?.codes ?? ["---"]), ...listed].map((code) => suffixes.reduce(join, code));
}

function join(actor: string, agent: string): string {
  const suffix = agent.replace("~", "");
  if (actor.endsWith(suffix)) return actor;
  return agent.replace("~", actor);
}

function firstBefore(sentence: Sentence, phrases: Phrases, head: number): string[] {
  for (let at = head - 1; at >= 0; at--) if (phrases.actorAt.has(at)) return codesOfPhrase(sentence, phrases, phraseHead(sentence, at));
  return [];
}

/** "Fornost and the evil *Gondor*": actors before a subject with nothing but commas, "and", articles and adjectives between. */
function listedBefore(sentence: Sentence, phrases: Phrases, subject: number): string[] {
  const codes: string[] = [];
  let isListed = false;
  for (let at = subject - 1; at >= 0; at--) {
    const token = tokenAt(sentence, at);
    const start = [at, at - 1, at - 2].find((from) => from >= 0 && from + (phrases.actorAt.get(from)?.length ?? 0) - 1 === at);
    if (start !== undefined && isListed) {
      codes.unshift(...(phrases.actorAt.get(start)?.codes ?? []));
      at = start;
      isListed = false;
    } else if (token.upos === "CCONJ" || token.form === ",") isListed = true;
    else if (!/^(?:DET|ADJ|ADV)$/.test(token.upos) && !isWithin(sentence, at, subject)) break;
  }
  return codes;
}

/** The first phrase with a code behind the verb, with what is coordinated with it. */
function codesAfter(sentence: Sentence, phrases: Phrases, { head, subjects }: { head: number; subjects: readonly number[] }): string[] {
  for (let at = head + 1; at < sentence.tokens.length; at++) {
    if (!phrases.actorAt.has(at) || subjects.some((subject) => isWithin(sentence, at, subject))) continue;
    const phrase = phraseHead(sentence, at);
    const parts = conjunctsOf(sentence, phrase).filter((part) => tokenAt(sentence, part).upos !== "VERB");
    return [...new Set(parts.flatMap((part) => codesOfPhrase(sentence, phrases, part)))];
  }
  return [];
}

/** Head of the noun phrase around a word: up through modifiers, not through prepositions' governors. */
function phraseHead(sentence: Sentence, index: number): number {
  let at = index;
  while (hasRelation(tokenAt(sentence, at), ["amod", "compound", "nmod:poss", "flat", "nummod", "nmod:desc"]) && tokenAt(sentence, at).head >= 0)
    at = tokenAt(sentence, at).head;
  return at;
}
