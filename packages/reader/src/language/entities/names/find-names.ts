import { normalised } from "@rapporteur/core/base";
import { entityId } from "@rapporteur/core/model";
import { governorOf, headOfRange, isCapital, tokenAt, tokenRange, wordAt, type DocumentView, type TokenRange } from "../document-view.ts";
import { describedAs, soleSurnames } from "./described-bodies.ts";
import { isNameWord, isSentenceInitial } from "./find-chunks.ts";
import { foldName } from "../fold-name.ts";
import { familiarSurnames, givenNames, givenNamesAndPlaces } from "../gazetteer/given-names.ts";
import { organizationHeads, otherHeads, portfolioWords, stateOrgans } from "../gazetteer/roles.ts";
import { readRoleBefore, readRolePhrase, roleClassOf, type RoleContext } from "../roles/read-roles.ts";
import { personVerbs, toPersonVerbs } from "./speech-verbs.ts";

/** Names that are not in the gazetteer, told apart by what the text shows. */
export interface NamesFound {
  readonly persons: readonly TokenRange[];
  readonly organizations: readonly TokenRange[];
}

/** First words of names of bodies that go on with "of" or "for": "Institute for …", "University of …". */
const headFirst =
  /^(?:Center|Centre|Institute|Ministry|Department|Council|University|School|College|Office|Agency|Bureau|Committee|Commission|Academy|Foundation|Fund|Bank|Association|Organization|Organisation|Union|League|Court|Board|Society|Federation|Chamber|Embassy|Party|Movement|Faculty)$/;

/** Reads each run of capitalised words as a person, a body, or neither. Cost: linear. */
export function findNames(context: RoleContext, chunks: readonly TokenRange[]): NamesFound {
  const persons: TokenRange[] = [];
  const organizations: TokenRange[] = [];
  let lastOrganizationEnd = -1;
  for (const chunk of chunks) {
    if (chunk.first <= lastOrganizationEnd) continue;
    const organization = organizationIn(context, chunk);
    if (organization !== null) {
      organizations.push(organization);
      lastOrganizationEnd = organization.last;
      persons.push(...personsIn(context, { ...chunk, last: organization.first - 1 }));
    } else persons.push(...personsIn(context, chunk));
  }
  return { persons, organizations };
}

function organizationIn(context: RoleContext, chunk: TokenRange): TokenRange | null {
  const { view } = context;
  const headed = headFirstName(context, chunk);
  if (headed !== null) return headed;
  if (isFree(context, chunk) && describedAs(view, chunk) !== null) return chunk;
  const last = view.tokens[chunk.last];
  if (last === undefined || chunk.first === chunk.last || !organizationHeads.has(last.form)) return null;
  if ((context.cover[chunk.last] ?? -1) >= 0 || isBodyOfState(context, chunk)) return null;
  const first = firstAfterTitles(context, chunk);
  return first >= chunk.last ? null : tokenRange(view, firstOfPair(view, first), chunk.last);
}

/** No word of it is a name already, a title or a first name. */
function isFree(context: RoleContext, chunk: TokenRange): boolean {
  for (let index = chunk.first; index <= chunk.last; index += 1) {
    const form = context.view.tokens[index]?.form ?? "";
    if ((context.cover[index] ?? -1) >= 0 || roleClassOf(form.toLowerCase()) !== null || givenNames.has(foldName(form))) return false;
  }
  return true;
}

/** "the Rivers and Borders Program": a first noun joined by "and" belongs to the name. */
function firstOfPair(view: DocumentView, first: number): number {
  const isPair =
    wordAt(view, first - 1, first) === "and" && wordAt(view, first - 3, first) === "the" && isCapital(view.tokens[first - 2]?.form ?? "");
  return isPair ? first - 2 : first;
}

/** "Chinese Defense Ministry": named by its state, and read with the other bodies of states. */
function isBodyOfState(context: RoleContext, chunk: TokenRange): boolean {
  const first = context.found[context.cover[chunk.first] ?? -1];
  return first?.entities[0]?.startsWith("state:") === true && stateOrgans.has(wordAt(context.view, chunk.last, chunk.first));
}

/** "President of the Institute …" is cut before: titles in front of a body's name are no part of it. */
function firstAfterTitles(context: RoleContext, chunk: TokenRange): number {
  let first = chunk.first;
  for (let index = chunk.first; index < chunk.last; index += 1) {
    if (roleClassOf(wordAt(context.view, index, chunk.first)) === "honorific") first = index + 1;
  }
  return first;
}

function headFirstName(context: RoleContext, chunk: TokenRange): TokenRange | null {
  const { view } = context;
  const last = view.tokens[chunk.last];
  if (last === undefined || !headFirst.test(last.form) || (context.cover[chunk.last] ?? -1) >= 0) return null;
  if (!/^(?:of|for|on)$/.test(wordAt(view, chunk.last + 1, chunk.last))) return null;
  let index = chunk.last + 2;
  if (wordAt(view, index, chunk.last) === "the") index += 1;
  let end = -1;
  for (; index < chunk.last + 14; index += 1) {
    const token = tokenAt(view, index, chunk.last);
    if (token === null) break;
    if (isCapital(token.form)) end = index;
    else if (
      !(token.form === "and" && isStudyNoun(view, index + 1, chunk.last)) &&
      !(token.form === "of" && isCapital(tokenAt(view, index + 1, chunk.last)?.form ?? ""))
    )
      break;
  }
  return end < 0 ? null : tokenRange(view, chunk.first, end);
}

function isStudyNoun(view: DocumentView, index: number, near: number): boolean {
  const next = `${wordAt(view, index, near)} ${wordAt(view, index + 1, near)}`;
  return /\b(?:studies|affairs|trade|security|technology|development|cooperation|policy|research|industry|information|democracy|commerce|defense|defence|strategy|international|strategic)\b/.test(
    next,
  );
}

/** Names of persons in a run: what stands behind its titles, and what the gazetteer does not cover. */
function personsIn(context: RoleContext, chunk: TokenRange): TokenRange[] {
  const persons: TokenRange[] = [];
  for (const part of uncoveredParts(context, chunk)) {
    const name = withoutTitles(context, part);
    if (name !== null && isPerson(context, name)) persons.push(name);
  }
  return persons;
}

function uncoveredParts(context: RoleContext, chunk: TokenRange): TokenRange[] {
  const parts: TokenRange[] = [];
  let first = -1;
  for (let index = chunk.first; index <= chunk.last + 1; index += 1) {
    const isFree = index <= chunk.last && (context.cover[index] ?? -1) < 0;
    if (isFree && first < 0) first = index;
    if (!isFree && first >= 0) {
      parts.push(tokenRange(context.view, first, index - 1));
      first = -1;
    }
  }
  return parts;
}

/** What follows the last title word of a run; null where nothing does. Hyphens at the edges belong to neither side. */
function withoutTitles(context: RoleContext, part: TokenRange): TokenRange | null {
  const { view } = context;
  let first = part.first;
  for (let index = part.first; index <= part.last; index += 1) {
    if (roleClassOf(wordAt(view, index, part.first)) !== null && !isGivenNameHere(context, index, part)) first = index + 1;
  }
  let last = part.last;
  if (/^(?:of|for|and)$/.test(wordAt(view, part.first - 1, part.first)) || first > part.first) {
    while (first < last - 1 && portfolioWords.has(wordAt(view, first, part.first))) first += 1;
    if (portfolioWords.has(wordAt(view, first, part.first)) && isTitleObject(context, part.first)) first += 1;
  }
  while (first < last && view.tokens[first]?.upos !== "PROPN" && givenNames.has(foldName(view.tokens[first + 1]?.form ?? ""))) first += 1;
  while (last > first && isVerbInHeading(view, last)) last -= 1;
  while (first <= last && !isNameWord(view.tokens[first]?.form ?? "")) first += 1;
  while (first <= last && !/^\p{L}/u.test(view.tokens[last]?.form ?? "")) last -= 1;
  return first > last ? null : tokenRange(view, first, last);
}

/** "Obama Says": a verb with a capital that the tagger saw through. */
function isVerbInHeading(view: DocumentView, index: number): boolean {
  const token = view.tokens[index];
  return token !== undefined && (token.upos === "VERB" || token.upos === "AUX") && personVerbs.has(token.lemma.toLowerCase());
}

/** "Minister of Water Resources Hoda Mansour": what follows "of" behind a title is the office's, then comes the name. */
function isTitleObject(context: RoleContext, first: number): boolean {
  return wordAt(context.view, first - 1, first) === "of" && roleClassOf(wordAt(context.view, first - 2, first)) !== null;
}

/** "Judge", "King", "Prince" are also surnames: behind a given name they are no title. */
function isGivenNameHere(context: RoleContext, index: number, part: TokenRange): boolean {
  return index === part.last && index > part.first && givenNames.has(foldName(context.view.tokens[index - 1]?.form ?? ""));
}

function nameTokens(view: DocumentView, range: TokenRange): string[] {
  return view.tokens
    .slice(range.first, range.last + 1)
    .map((token) => foldName(token.form))
    .filter((form) => /^\p{L}/u.test(form));
}

/** What makes a run of capitalised words a person: a title, a given name, an initial, a role behind it, what it does. */
function isPerson(context: RoleContext, name: TokenRange): boolean {
  const { view } = context;
  const forms = nameTokens(view, name);
  const [first = ""] = forms;
  const last = forms.at(-1) ?? "";
  if (forms.length > 5 || organizationHeads.has(last) || (otherHeads.has(last) && forms.length > 1)) return false;
  if (forms.every((form) => form === form.toUpperCase() && form.length > 1) && !familiarSurnames.has(first)) return false;
  const isDefinite = wordAt(view, name.first - 1, name.first) === "the";
  if (isDefinite) return forms.length === 1 && familiarSurnames.has(first);
  if (hasTitle(context, name) || (forms.length > 1 && isApposedToRole(context, name))) return true;
  if (forms.length === 1) return familiarSurnames.has(first);
  if (givenNames.has(first) || givenNamesAndPlaces.has(first) || forms.slice(0, -1).some((form) => /^\p{Lu}\.$/u.test(form))) return true;
  if (forms.some((form) => familiarSurnames.has(form)) || soleSurnames(view).has(last)) return true;
  return hasRoleBehind(context, name) || isSomebodyWho(view, name) || actsLikePerson(view, name);
}

function hasTitle(context: RoleContext, name: TokenRange): boolean {
  if (isSentenceInitial(context.view, name.first)) return false;
  const role = readRoleBefore(context, name.first);
  if (role === null || role.last < name.first - 2) return false;
  if (name.first !== name.last) return true;
  // One word alone is a name behind a written title ("President Xi", "Mr Berg"), not behind any noun for people.
  const noun = context.view.tokens[role.at]?.form ?? "";
  return context.view.tokens[name.first]?.upos === "PROPN" && (isCapital(noun) || role.roleClass === "state");
}

/** "Its prime minister, *Erlan Sadyrov*, …": between commas behind a definite office. */
function isApposedToRole({ view }: RoleContext, name: TokenRange): boolean {
  if (wordAt(view, name.first - 1, name.first) !== "," || !/^[,.;]$/.test(wordAt(view, name.last + 1, name.last) || ".")) return false;
  if (roleClassOf(wordAt(view, name.first - 2, name.first)) !== "state") return false;
  for (let at = name.first - 3; at > name.first - 8; at -= 1) {
    if (/^(?:the|its|his|her|their|our)$/.test(wordAt(view, at, name.first))) return true;
    if (!/^(?:ADJ|NOUN|PROPN)$/.test(tokenAt(view, at, name.first)?.upos ?? "")) return false;
  }
  return false;
}

/** "Aigul Sartbay, *who* ran the fund": of several words, for the relative goes with plurals and bodies too. */
function isSomebodyWho(view: DocumentView, name: TokenRange): boolean {
  return name.last > name.first && wordAt(view, name.last + 1, name.last) === "," && /^who(?:m)?$/.test(wordAt(view, name.last + 2, name.last));
}

function hasRoleBehind(context: RoleContext, name: TokenRange): boolean {
  const { view } = context;
  const next = wordAt(view, name.last + 1, name.last);
  if (next === ",") {
    const start = wordAt(view, name.last + 2, name.last) === "who" ? name.last + 4 : name.last + 2;
    return readRolePhrase(context, start, name.last) !== null;
  }
  if (/^(?:is|was|becomes?|became|remains?|remained)$/.test(next)) return readRolePhrase(context, name.last + 2, name.last) !== null;
  return false;
}

/** Subject of a verb of speech, thought or meeting, or object of one that is done to persons. */
function actsLikePerson(view: DocumentView, name: TokenRange): boolean {
  const next = tokenAt(view, name.last + 1, name.last);
  if (next !== null && personVerbs.has(next.lemma.toLowerCase()) && next.upos !== "NOUN") return true;
  if (wordAt(view, name.first - 2, name.first) === "according" && wordAt(view, name.first - 1, name.first) === "to") return true;
  const head = headOfRange(view, name);
  const token = view.tokens[head];
  const governor = view.tokens[governorOf(view, head)];
  if (token === undefined || governor === undefined) return false;
  if (token.deprel === "nsubj" && personVerbs.has(governor.lemma.toLowerCase())) return true;
  return token.deprel === "obj" && toPersonVerbs.has(governor.lemma.toLowerCase());
}

/** Id of a body that no gazetteer knows. */
export function organizationIdOf(name: string): string {
  return entityId(
    "organization",
    normalised(name.toLowerCase(), "NFKD")
      .replace(/\p{M}|['’]/gu, "")
      .replace(/[^\p{L}\p{N}]+/gu, "-")
      .replace(/^-|-$/g, ""),
  );
}
