import { governorOf, tokenAt, tokenRange, wordAt, type DocumentView, type TokenRange } from "../document-view.ts";
import type { Antecedent } from "./discourse.ts";
import type { KnownNames, KnownPerson } from "../names/find-known-names.ts";
import { privateRoles, stateOffices } from "../gazetteer/roles.ts";
import { roleClassOf, singularRole } from "../roles/read-roles.ts";
import { personVerbs } from "../names/speech-verbs.ts";

/** A definite description with the entities it refers to. */
export interface Described extends TokenRange {
  readonly entities: readonly string[];
}

const pluralPersons =
  /^(?:leaders|presidents|men|women|autocrats|ministers|chancellors|premiers|heads|statesmen|strongmen|rulers|counterparts|envoys|negotiators|diplomats|dictators|generals|politicians|kings)$/;
const pluralStates =
  /^(?:countries|states|nations|governments|sides|capitals|powers|neighbors|neighbours|parties|rivals|giants|allies|partners|adversaries|delegations|superpowers|economies)$/;
const countryNouns = /^(?:country|nation|state|government|homeland|people|army|military|regime)$/;

/** What a description is read against. */
export interface DescriptionContext {
  readonly view: DocumentView;
  readonly names: KnownNames;
  readonly personsById: ReadonlyMap<string, KnownPerson>;
  /** Everything mentioned in reach, newest last. */
  readonly remembered: readonly Antecedent[];
  /** How prominent each entity of the section is now: the sum of its mentions' weights, fading sentence by sentence. */
  prominence(id: string): number;
  /** Whether the paragraph has mentioned the entity. */
  isInParagraph(id: string): boolean;
  /** The pair that "both leaders" (person) or "both sides" (state) meant last in the section. */
  readonly lastPairs: ReadonlyMap<string, readonly string[]>;
  /** Entities that a noun may take up, among those the section has mentioned, newest last. */
  readonly mentioned: ReadonlySet<string>;
}

/** The description that begins at a token ("the", "both", "his" …), or null where none does or nothing fits. */
export function readDescription(context: DescriptionContext, at: number, owner: Antecedent | null): Described | null {
  const { view } = context;
  const word = wordAt(view, at, at);
  if (word === "both" || ((word === "the" || word === "these") && isTwo(wordAt(view, at + 1, at)))) return readPair(context, at);
  if (/^(?:his|her|their|its)$/.test(word)) return owner === null ? null : readOwned(context, at, owner);
  if (word !== "the" && word !== "this") return null;
  return readOffice(context, at) ?? readNoun(context, at);
}

function isTwo(word: string): boolean {
  return word === "two" || word === "both";
}

/** "the two leaders", "both governments": the two persons or states named together last, or the only two in reach. */
function readPair(context: DescriptionContext, at: number): Described | null {
  const { view } = context;
  let noun = at + 1;
  for (; noun < at + 5; noun += 1) {
    const word = wordAt(view, noun, at);
    if (pluralPersons.test(word) || pluralStates.test(word)) break;
    const token = tokenAt(view, noun, at);
    if (token === null || !/^(?:ADJ|NUM|NOUN|PROPN|DET|PART)$/.test(token.upos)) return null;
  }
  const word = wordAt(view, noun, at);
  const kind = pluralPersons.test(word) ? "person" : pluralStates.test(word) ? "state" : null;
  if (kind === null) return null;
  const pair = pairOf(context, kind) ?? (kind === "state" ? statesOfPair(context) : null);
  return pair === null ? null : { ...tokenRange(view, at, noun), entities: pair };
}

function statesOfPair(context: DescriptionContext): readonly string[] | null {
  const persons = pairOf(context, "person");
  const states = (persons ?? []).map((id) => context.personsById.get(id)?.actsFor ?? "").filter((id) => id.startsWith("state:"));
  return states.length === 2 && states[0] !== states[1] ? [...states].sort() : null;
}

/** Two of a kind: coordinated in reach and both prominent, else the two that stand out in the section. */
function pairOf(context: DescriptionContext, kind: "person" | "state"): readonly string[] | null {
  const prefix = kind === "person" ? "person:" : "state:";
  const coordinated = context.remembered.findLast((one) => one.entities.length === 2 && one.entities.every((id) => id.startsWith(prefix)));
  const ranked = rankOf(context, kind);
  if (coordinated !== undefined && ranked.slice(0, 3).filter(([id]) => coordinated.entities.includes(id)).length === 2) return coordinated.entities;
  const last = context.lastPairs.get(kind);
  if (last !== undefined && ranked.slice(0, 4).filter(([id]) => last.includes(id)).length === 2) return last;
  const [first, second, third] = ranked;
  if (first === undefined || second === undefined) return coordinated?.entities ?? null;
  if (third !== undefined && second[1] < 1.25 * third[1]) return coordinated?.entities ?? null;
  return [first[0], second[0]].sort();
}

/** Persons or states by prominence, those of the paragraph only where it has two; a person lends a share to the state acted for. */
function rankOf(context: DescriptionContext, kind: "person" | "state"): readonly (readonly [string, number])[] {
  const prefix = kind === "person" ? "person:" : "state:";
  const scores = new Map<string, number>();
  const near = new Set<string>();
  for (const id of context.mentioned) {
    const meant = id.startsWith(prefix) ? id : kind === "state" ? (context.personsById.get(id)?.actsFor ?? "") : "";
    if (!meant.startsWith(prefix)) continue;
    scores.set(meant, (scores.get(meant) ?? 0) + (meant === id ? 1 : 0.8) * context.prominence(id));
    if (context.isInParagraph(id)) near.add(meant);
  }
  return [...scores].filter(([id, score]) => score > 0.2 && (near.size < 2 || near.has(id))).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

/** "his country", "their governments": the states of the persons meant. */
function readOwned(context: DescriptionContext, at: number, owner: Antecedent): Described | null {
  const { view } = context;
  const noun = wordAt(view, at + 1, at) === "own" ? at + 2 : at + 1;
  const word = wordAt(view, noun, at);
  const isPlural = pluralStates.test(word);
  if (!countryNouns.test(word) && !isPlural) return null;
  const states = owner.entities.map((id) => context.personsById.get(id)?.country ?? null).filter((id) => id !== null);
  if (states.length === 0 || states.length !== owner.entities.length || owner.kind !== "person") return null;
  if (word === "government" && owner.entities.some((id) => (context.personsById.get(id)?.actsFor ?? null) === null)) return null;
  return { ...tokenRange(view, at, noun), entities: [...new Set(states)].sort() };
}

/** "the Chinese leader", "the president": the person of that office, by the text, named last in reach. */
function readOffice(context: DescriptionContext, at: number): Described | null {
  const { view } = context;
  const found = officePhrase(context, at);
  if (found === null) return null;
  const { last, noun, state } = found;
  const persons = [...context.mentioned].reverse().map((id) => context.personsById.get(id));
  const holder = persons.find((person) => person !== undefined && holdsOffice(person, noun, state));
  if (holder === undefined) return null;
  const rivals = persons.filter((person) => person !== undefined && person !== holder && holdsOffice(person, noun, state));
  if (state !== null && rivals.length > 0 && !isExactOffice(holder, noun)) return null;
  return { ...tokenRange(view, at, last), entities: [holder.id] };
}

function officePhrase(context: DescriptionContext, at: number): { last: number; noun: string; state: string | null } | null {
  const { view, names } = context;
  let state: string | null = null;
  let noun: string | null = null;
  let index = at + 1;
  for (; index < at + 7; index += 1) {
    const token = tokenAt(view, index, at);
    if (token === null) break;
    const adjective = names.foundAt(index);
    const id = adjective?.entities[0] ?? "";
    if (adjective !== null && id.startsWith("state:") && index === at + 1) state = id;
    else if (adjective !== null) break;
    else if (roleClassOf(wordAt(view, index, at)) !== null) noun = wordAt(view, index, at);
    else if (!/^(?:ADJ|NOUN|PROPN)$/.test(token.upos) && token.form !== "-") break;
    else if (noun !== null) return null;
  }
  const last = index - 1;
  if (noun === null || wordAt(view, last, at) !== noun || noun !== singularRole(noun)) return null;
  const next = wordAt(view, index, at);
  if (next === "of" || next === "-" || names.foundAt(index) !== null) return null;
  return { last, noun, state };
}

function holdsOffice(person: KnownPerson, noun: string, state: string | null): boolean {
  if (state !== null && person.country !== state) return false;
  if (isExactOffice(person, noun)) return true;
  const isLeader = noun === "leader" || noun === "ruler" || noun === "autocrat" || noun === "strongman" || noun === "dictator";
  const leads = person.roles.some((role) => /^(?:president|premier|minister|chancellor|leader|king|emir|sultan)$/.test(role.noun) && !role.isFormer);
  return isLeader ? leads : noun === "official" && person.roles.some((role) => stateOffices.has(role.noun));
}

function isExactOffice(person: KnownPerson, noun: string): boolean {
  return person.roles.some((role) => role.noun === noun && (!role.isFormer || privateRoles.has(noun)));
}

/** "the alliance", "the island", "the Fund": the last mentioned entity that the noun suits; "the country": the most prominent state. */
function readNoun(context: DescriptionContext, at: number): Described | null {
  const { view, names } = context;
  const noun = wordAt(view, at + 1, at);
  const token = tokenAt(view, at + 1, at);
  if (token === null || !/^\p{L}+$/u.test(token.form) || names.foundAt(at + 1) !== null) return null;
  const next = tokenAt(view, at + 2, at);
  const isVerb = next !== null && personVerbs.has(next.form.toLowerCase().replace(/s$/, ""));
  const isCompound = !isVerb && next !== null && (next.upos === "NOUN" || next.upos === "PROPN" || next.form === "-" || isOfNoun(view, at + 2));
  if (isCompound) return null;
  if (isElsewhere(context, at + 2)) return null;
  const range = tokenRange(view, at, at + 1);
  if (noun === "country" || noun === "nation") return countryMeant(context, range);
  const latest = [...context.mentioned].findLast((id) => names.entries.get(id)?.nouns.includes(noun) === true);
  return latest === undefined ? null : { ...range, entities: [latest] };
}

/** "the council *of* elders"; not "accused the Commission *of* fishing". */
function isOfNoun(view: DocumentView, at: number): boolean {
  return view.tokens[at]?.form === "of" && view.tokens[governorOf(view, at)]?.upos !== "VERB" && !/^["“'‘]$/u.test(wordAt(view, at + 1, at));
}

/** "the junta *in Niamey*": told apart by its place from whatever was spoken of before. */
function isElsewhere({ view, names }: DescriptionContext, at: number): boolean {
  return (
    wordAt(view, at, at - 1) === "in" && tokenAt(view, at + 1, at) !== null && /^(?:place|state):/.test(names.foundAt(at + 1)?.entities[0] ?? "")
  );
}

/** The state in reach that stands out: the subject or topic, not the one acted on in the same clause. */
function countryMeant(context: DescriptionContext, range: TokenRange): Described | null {
  const { view } = context;
  const sentence = view.sentenceOf[range.first] ?? 0;
  const here = new Set(
    context.remembered
      .filter((one) => one.sentence === sentence && one.weight > 0.5 && one.entities[0]?.startsWith("state:") === true)
      .flatMap((one) => one.entities),
  );
  if (here.size === 1) return { ...range, entities: [...here] };
  const scores = new Map<string, number>();
  for (const one of context.remembered) {
    const id = one.entities[0] ?? "";
    if (one.entities.length !== 1) continue;
    const state = id.startsWith("state:") ? id : one.kind === "person" ? (context.personsById.get(id)?.actsFor ?? "") : "";
    if (!state.startsWith("state:")) continue;
    const nearness = sentence - one.sentence;
    scores.set(state, (scores.get(state) ?? 0) + (one.weight / (1 + nearness)) * (one.kind === "person" ? 0.7 : 1));
  }
  const ranked = [...scores].filter(([, score]) => score > 0).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const [best, second] = ranked;
  if (best === undefined || (second !== undefined && best[1] < 1.2 * second[1])) return null;
  return { ...range, entities: [best[0]] };
}
