import { isCompoundFirst, prefixOf, tokenAt, touch, wordAt, type DocumentView } from "../document-view.ts";
import type { Found } from "../found.ts";
import {
  bodyOffices,
  formerWords,
  governmentWords,
  honorifics,
  outsideWords,
  plainTitleWords,
  privateRoles,
  stateOffices,
  titleAbbreviations,
} from "../gazetteer/roles.ts";
import type { RoleClass, RoleEvidence } from "./role.ts";

/** What the readers of roles look at: the text and the names already found in it. */
export interface RoleContext {
  readonly view: DocumentView;
  readonly found: readonly Found[];
  /** Index into `found` for each token, −1 for none. */
  readonly cover: Int32Array;
  /** Country of each entity found so far. */
  readonly countryOf: ReadonlyMap<string, string | null>;
  /** Ids of the states the text names. */
  readonly statesNamed: ReadonlySet<string>;
}

/** Class of a role noun (lower case), or null where the word is none. */
export function roleClassOf(noun: string): RoleClass | null {
  const word = titleAbbreviations.get(noun) ?? noun;
  if (honorifics.has(word)) return "honorific";
  if (stateOffices.has(word)) return "state";
  if (bodyOffices.has(word)) return "body";
  return privateRoles.has(word) ? "private" : null;
}

/** Singular of a role noun: "ministers" → "minister". */
export function singularRole(noun: string): string {
  if (noun.endsWith("men")) return `${noun.slice(0, -3)}man`;
  return noun.endsWith("s") && roleClassOf(noun.slice(0, -1)) !== null ? noun.slice(0, -1) : noun;
}

/** "ex-president", "then-minister" as one token. */
const formerPrefix = /^(?:ex|then|former)-(?=\p{L})/u;

interface Modifiers {
  readonly first: number;
  readonly holders: readonly string[];
  readonly isFormer: boolean;
  readonly isOutside: boolean;
  readonly isGovernmental: boolean;
}

const maxTitleWords = 10;

/** Role that stands directly before a name: "Ukrainian President Volodymyr Zelenskyy", "the president of Chechnya, Ramzan Kadyrov". */
export function readRoleBefore(context: RoleContext, nameFirst: number): RoleEvidence | null {
  const { view } = context;
  const isAfterComma = wordAt(view, nameFirst - 1, nameFirst) === ",";
  const end = isAfterComma ? nameFirst - 2 : nameFirst - 1;
  const direct = roleNounAt(context, end, nameFirst);
  if (direct !== null) {
    if (isAfterComma && !isDefinitePhrase(context, end)) return null;
    return evidenceAt(context, end, { near: nameFirst, last: end });
  }
  const ofPhrase = roleBeforeOf(context, end, nameFirst);
  return ofPhrase;
}

function roleNounAt(context: RoleContext, index: number, near: number): RoleClass | null {
  const token = tokenAt(context.view, index, near);
  if (token === null || (context.cover[index] ?? -1) >= 0) return null;
  return roleClassOf(wordAt(context.view, index, near).replace(formerPrefix, ""));
}

/** A title before a comma must be a whole phrase: "Russia's president, Vladimir Putin", not "met the president, Putin". */
function isDefinitePhrase(context: RoleContext, roleIndex: number): boolean {
  const modifiers = readModifiers(context, roleIndex, roleIndex);
  return modifiers.holders.length > 0;
}

/** "Secretary of State Antony Blinken", "the president of Ukraine, Volodymyr Zelenskyy". */
function roleBeforeOf(context: RoleContext, end: number, near: number): RoleEvidence | null {
  const { view } = context;
  for (let index = end; index > end - 6; index -= 1) {
    const token = tokenAt(view, index, near);
    if (token === null || token.upos === "VERB" || token.upos === "AUX" || token.form === "," || token.form === ".") return null;
    if (token.form.toLowerCase() !== "of" && token.form !== "for") continue;
    if (roleNounAt(context, index - 1, near) === null) continue;
    const holder = holderIn(context, index + 1, end);
    const evidence = evidenceAt(context, index - 1, { near, last: end });
    return holder === null ? evidence : { ...evidence, holder };
  }
  return null;
}

function holderIn(context: RoleContext, first: number, last: number): string | null {
  for (let index = first; index <= last; index += 1) {
    const found = context.found[context.cover[index] ?? -1];
    if (found !== undefined && isHolder(found)) return found.entities[0] ?? null;
  }
  return null;
}

function isHolder(found: Found): boolean {
  return found.kind !== "pronoun" && /^(?:state|org):/.test(found.entities[0] ?? "");
}

/** Evidence for the role noun at `roleIndex`, with what stands before it in its phrase. */
function evidenceAt(context: RoleContext, roleIndex: number, span: { readonly near: number; readonly last: number }): RoleEvidence {
  const written = wordAt(context.view, roleIndex, span.near);
  const noun = written.replace(formerPrefix, "");
  const word = titleAbbreviations.get(noun) ?? noun;
  const modifiers = readModifiers(context, roleIndex, span.near);
  const base = roleClassOf(noun) ?? "private";
  const goesAbroad = word === "ambassador" || word === "envoy" || word === "representative" || word === "negotiator";
  return {
    roleClass: modifiers.isOutside ? "private" : base,
    noun: word,
    holder: (goesAbroad ? modifiers.holders.at(-1) : modifiers.holders[0]) ?? null,
    isFormer: modifiers.isFormer || formerPrefix.test(written),
    isGovernmental: modifiers.isGovernmental,
    at: roleIndex,
    first: modifiers.first,
    last: span.last,
  };
}

/** Walks left from a role noun over its adjectives, nouns, nationalities and possessors. Holders nearest first. */
function readModifiers(context: RoleContext, roleIndex: number, near: number): Modifiers {
  const { view, cover, found } = context;
  const holders: string[] = [];
  let isFormer = false;
  let isOutside = false;
  let isGovernmental = false;
  let first = roleIndex;
  let isPossessor = false;
  for (let index = roleIndex - 1; index >= roleIndex - maxTitleWords; index -= 1) {
    const name = found[cover[index] ?? -1];
    if (name !== undefined) {
      const prefix = prefixOf(view, name);
      if (isPossessor && name.entities[0]?.startsWith("person:") === true) holders.push(...name.entities);
      if (!/^(?:state|org|group|place):/.test(name.entities[0] ?? "") || isCompoundFirst(view, name)) break;
      isFormer ||= /^(?:ex|then|former)\W$/.test(prefix);
      if (isHolder(name) && (prefix === "" || isFormer) && (isPossessor || !isTopic(context, name, roleIndex)))
        holders.push(...name.entities.slice(0, 1));
      first = name.first;
      index = name.first;
      if (isPossessor) break;
      continue;
    }
    const word = wordAt(view, index, near);
    if (word === "'s" || word === "’s" || word === "'" || word === "’") {
      isPossessor = true;
      continue;
    }
    if (isPossessor || !isTitleWord(context, index, near)) break;
    isFormer ||= /^(?:ex|then|former)-/.test(word);
    isFormer ||= formerWords.has(word) && (word !== "then" || isThenOfOffice(view, index));
    isOutside ||= outsideWords.has(word);
    isGovernmental ||= governmentWords.has(word);
    first = index;
  }
  return { first, holders, isFormer, isOutside, isGovernmental };
}

/** "A *North Korea* expert", "the *Peru* analyst": what a private role studies, where an adjective or "US" would tell where it belongs. */
function isTopic({ view }: RoleContext, name: Found, roleIndex: number): boolean {
  const isPlainName =
    name.kind === "name" && name.entities[0]?.startsWith("state:") === true && /\p{Ll}/u.test(view.text.slice(name.start, name.end));
  return isPlainName && name.last === roleIndex - 1 && roleClassOf(wordAt(view, roleIndex, roleIndex)) === "private";
}

/** "then-President", "the then leader", "with then US President": not the "then" that moves a story on. */
function isThenOfOffice(view: DocumentView, index: number): boolean {
  const before = tokenAt(view, index - 1, index);
  return wordAt(view, index + 1, index) === "-" || before?.upos === "DET" || before?.upos === "ADP";
}

function isTitleWord(context: RoleContext, index: number, near: number): boolean {
  const token = tokenAt(context.view, index, near);
  if (token === null) return false;
  const word = wordAt(context.view, index, near);
  if (word === "-" || word === "–") return touch(context.view, index - 1, index) || touch(context.view, index, index + 1);
  if (word === "and" || word === "&") return isTitleNoun(context, index - 1, near) && isTitleNoun(context, index + 1, near);
  if (formerPrefix.test(word) || formerWords.has(word) || outsideWords.has(word) || governmentWords.has(word) || plainTitleWords.has(word))
    return true;
  if (roleClassOf(word) !== null) return true;
  return token.upos === "ADJ" || token.upos === "NOUN" || token.upos === "PROPN" || token.xpos === "VBN";
}

function isTitleNoun(context: RoleContext, index: number, near: number): boolean {
  const word = wordAt(context.view, index, near);
  return (
    governmentWords.has(word) ||
    /^(?:climate|energy|trade|health|industry|technology|digital|commerce|development|transport|culture|sport)$/.test(word)
  );
}

/** A list of roles read from a phrase that begins at `from`: an apposition or what follows "is". */
export function readRolePhrases(context: RoleContext, from: number, near: number): RoleEvidence[] {
  const roles: RoleEvidence[] = [];
  let start = from;
  for (let round = 0; round < 4; round += 1) {
    const role = readRolePhrase(context, start, near);
    if (role === null) return roles;
    roles.push(role);
    const next = nextConjunct(context, role.last + 1, near);
    if (next === null) return roles;
    start = next;
  }
  return roles;
}

/** "…, and former US ambassador": the start of a second role in the same predicate. */
function nextConjunct(context: RoleContext, from: number, near: number): number | null {
  for (let index = from; index < from + 14; index += 1) {
    const word = wordAt(context.view, index, near);
    if (word === "" || word === "." || word === ";" || word === "(") return null;
    if (word === "and" || word === "," || word === "as") {
      let start = wordAt(context.view, index + 1, near) === "and" ? index + 2 : index + 1;
      while (/^(?:was|is|previously|formerly|once|also|as|served)$/.test(wordAt(context.view, start, near))) start += 1;
      if (readRolePhrase(context, start, near) !== null) return start;
    }
  }
  return null;
}

/** One role phrase: determiner, modifiers, role noun, and "of", "for" or "at" with the body it belongs to. */
export function readRolePhrase(context: RoleContext, from: number, near: number): RoleEvidence | null {
  const { view, cover, found } = context;
  let roleIndex = -1;
  let index = from;
  for (; index < from + 14; index += 1) {
    const name = found[cover[index] ?? -1];
    if (name !== undefined && name.first === index && view.sentenceOf[index] === view.sentenceOf[near]) {
      if (!/^(?:state|org|group|place):/.test(name.entities[0] ?? "")) break;
      index = name.last;
      continue;
    }
    if (!isPhraseWord(context, index, near)) break;
    if (roleClassOf(singularRole(wordAt(view, index, near).replace(formerPrefix, ""))) !== null) roleIndex = index;
  }
  if (roleIndex < 0) return null;
  const next = tokenAt(view, roleIndex + 1, near);
  const isFollowedByName = next !== null && (cover[roleIndex + 1] ?? -1) < 0 && /^\p{Lu}/u.test(next.form) && next.upos === "PROPN";
  const isFollowedByPerson = next !== null && found[cover[roleIndex + 1] ?? -1]?.entities[0]?.startsWith("person:") === true;
  if (isFollowedByName || isFollowedByPerson) return null;
  return withPostmodifier(context, evidenceAt(context, roleIndex, { near, last: roleIndex }), near);
}

function isPhraseWord(context: RoleContext, index: number, near: number): boolean {
  const word = wordAt(context.view, index, near);
  if (/^(?:a|an|the|one|its|his|her|their|our|'s|’s)$/.test(word)) return true;
  return isTitleWord(context, index, near);
}

/** Reads on behind the role noun for its body: "leader of Hamas", "scholar at Fudan University", "leader of the opposition". */
function withPostmodifier(context: RoleContext, role: RoleEvidence, near: number): RoleEvidence {
  const { view, found, cover } = context;
  const preposition = wordAt(view, role.at + 1, near);
  if (!/^(?:of|for|at|with)$/.test(preposition)) return role;
  let index = role.at + 2;
  while (/^(?:the|its|an?)$/.test(wordAt(view, index, near))) index += 1;
  if (wordAt(view, index, near) === "opposition") return { ...role, roleClass: "private", last: index };
  for (let step = index; step < index + 6; step += 1) {
    const name = found[cover[step] ?? -1];
    if (name === undefined || view.sentenceOf[step] !== view.sentenceOf[near]) {
      if (!isTitleWord(context, step, near)) break;
      continue;
    }
    if (!isHolder(name) || role.holder !== null) return role;
    return { ...role, holder: name.entities[0] ?? null, last: name.last };
  }
  return role;
}
