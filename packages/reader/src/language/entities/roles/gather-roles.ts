import { governorOf, isCompoundFirst, prefixOf, headOfRange, sentenceStart, tokenAt, wordAt, type TokenRange } from "../document-view.ts";
import { titlesOfStates } from "../gazetteer/roles.ts";
import { readRoleBefore, readRolePhrases, type RoleContext } from "./read-roles.ts";
import type { RoleEvidence } from "./role.ts";

/** Everything the text says of a person's roles at one mention: before the name, behind it, in a predicate, as a possession. */
export function gatherRoles(context: RoleContext, name: TokenRange): RoleEvidence[] {
  const before = readRoleBefore(context, name.first);
  const completed = before === null ? [] : [withHolderBehind(context, before, name)];
  const roles = [...completed, ...rolesBehind(context, name), ...rolesInPredicate(context, name)];
  return before === null ? [...possessorBefore(context, name), ...roles] : roles;
}

/** "President Xi of China": the state stands behind the name. */
function withHolderBehind(context: RoleContext, role: RoleEvidence, name: TokenRange): RoleEvidence {
  if (role.holder !== null) return role;
  const { view, found, cover } = context;
  const preposition = wordAt(view, name.last + 1, name.last);
  if (preposition !== "of" && preposition !== "(") return supportedByClause(context, role, name);
  const at = wordAt(view, name.last + 2, name.last) === "the" ? name.last + 3 : name.last + 2;
  const holder = found[cover[at] ?? -1];
  const id = holder?.entities[0] ?? "";
  if (tokenAt(view, at, name.last) === null || !/^(?:state|org):/.test(id)) return supportedByClause(context, role, name);
  return { ...role, holder: id };
}

/**
 * A bare office of state takes the state that the sentence speaks for: in "Ukraine will insist, as Security Chief Danilov
 * said, that …" the office holder's words explain what the subject does; in "In Tokyo, Prime Minister Kishida said …"
 * the seat of government at the head of the sentence tells.
 */
function supportedByClause(context: RoleContext, role: RoleEvidence, name: TokenRange): RoleEvidence {
  if (role.roleClass !== "state") return role;
  const holder = subjectExplained(context, name) ?? seatAtHead(context, name) ?? bodyLed(context, role) ?? stateOfTitle(context, role);
  return holder === null ? role : { ...role, holder };
}

/** State that is the subject of the clause into which "as … said" is put. */
function subjectExplained(context: RoleContext, name: TokenRange): string | null {
  const { view } = context;
  const start = sentenceStart(view, name.first);
  let index = name.first - 1;
  for (; index >= start && index > name.first - 14; index -= 1) {
    const word = wordAt(view, index, name.first);
    if (word === "as") break;
    if (word === "," || word === "that") return null;
  }
  if (wordAt(view, index, name.first) !== "as") return null;
  return subjectByTree(context, index, name) ?? nearestSubjectState(context, index);
}

function subjectByTree(context: RoleContext, as: number, name: TokenRange): string | null {
  const { view } = context;
  const verb = governorOf(view, headOfRange(view, name));
  const outer = verb < 0 ? -1 : governorOf(view, verb);
  if (outer < 0 || outer > as) return null;
  for (const [id, head] of stateHeads(context, sentenceStart(view, as), as)) {
    if (governorOf(view, head) === outer && view.tokens[head]?.deprel.startsWith("nsubj") === true) return id;
  }
  return null;
}

/** Without a usable tree: the last state before "as" that no preposition and no possessive ending makes a dependent. */
function nearestSubjectState(context: RoleContext, as: number): string | null {
  const { view } = context;
  let nearest: string | null = null;
  for (const [id, head, range] of stateHeads(context, sentenceStart(view, as), as)) {
    const before = tokenAt(view, range.first - 1, range.first);
    const article = before?.form.toLowerCase() === "the" ? tokenAt(view, range.first - 2, range.first) : before;
    const after = tokenAt(view, range.last + 1, range.last);
    if (article?.upos === "ADP" || after?.form === "'s" || after?.form === "’s") continue;
    if (after?.upos === "VERB" || after?.upos === "AUX") nearest = head >= 0 ? id : nearest;
  }
  return nearest;
}

function* stateHeads(context: RoleContext, first: number, end: number): Generator<readonly [string, number, TokenRange], void, undefined> {
  for (let index = first; index < end; index += 1) {
    const found = context.found[context.cover[index] ?? -1];
    if (found === undefined || found.kind === "adjective") continue;
    const id = found.entities[0] ?? "";
    if (id.startsWith("state:")) yield [id, headOfRange(context.view, found), found];
    index = found.last;
  }
}

/** "Secretary of State John Kerry" in a text about the United States. */
function stateOfTitle(context: RoleContext, role: RoleEvidence): string | null {
  const { view, statesNamed } = context;
  const title = view.text.slice(view.tokens[role.at]?.start, view.tokens[role.last]?.end);
  return titlesOfStates.find((one) => one.title.test(title) && statesNamed.has(one.state))?.state ?? null;
}

/** "The Egyptian delegation, led by Water Minister …": the state of what is led. */
function bodyLed(context: RoleContext, role: RoleEvidence): string | null {
  const { view, found, cover } = context;
  if (wordAt(view, role.first - 1, role.first) !== "by" || !/^(?:led|headed|chaired|represented)$/.test(wordAt(view, role.first - 2, role.first)))
    return null;
  const start = wordAt(view, role.first - 3, role.first) === "," ? role.first - 4 : role.first - 3;
  for (let index = start; index > start - 4; index -= 1) {
    const id = found[cover[index] ?? -1]?.entities[0] ?? "";
    if (tokenAt(view, index, role.first) === null) return null;
    if (/^(?:state|org):/.test(id)) return id;
  }
  return null;
}

/** "In Tokyo, …": the capital at the head of the sentence. */
function seatAtHead(context: RoleContext, name: TokenRange): string | null {
  const { view, found, cover } = context;
  const start = sentenceStart(view, name.first);
  if (!/^(?:in|at|from)$/.test(wordAt(view, start, name.first))) return null;
  const place = found[cover[start + 1] ?? -1];
  const country = place === undefined ? null : (context.countryOf.get(place.entities[0] ?? "") ?? null);
  if (place === undefined || wordAt(view, place.last + 1, name.first) !== ",") return null;
  return country;
}

/** "Japan's Kishida", "Chinese Xi": the nationality and nothing more. */
function possessorBefore(context: RoleContext, name: TokenRange): RoleEvidence[] {
  const { view, found, cover } = context;
  const ending = wordAt(view, name.first - 1, name.first);
  const isPossessive = ending === "'s" || ending === "’s" || ending === "'" || ending === "’";
  const at = isPossessive ? name.first - 2 : name.first - 1;
  const owner = tokenAt(view, at, name.first) === null ? undefined : found[cover[at] ?? -1];
  const id = owner?.entities[0] ?? "";
  if (owner !== undefined && (prefixOf(view, owner) !== "" || isCompoundFirst(view, owner))) return [];
  const isNationality = owner !== undefined && id.startsWith("state:") && (isPossessive ? owner.kind === "name" : owner.kind === "adjective");
  if (!isNationality) return [];
  return [{ roleClass: "nationality", noun: "", holder: id, isFormer: false, isGovernmental: false, at, first: owner.first, last: at }];
}

/** "Helen Marsh of Chatham House, formerly …": what stands between the name and its apposition. */
function endOfAttribute(context: RoleContext, name: TokenRange): number {
  const { view, found, cover } = context;
  if (!/^(?:of|from|at|with)$/.test(wordAt(view, name.last + 1, name.last))) return name.last;
  const at = wordAt(view, name.last + 2, name.last) === "the" ? name.last + 3 : name.last + 2;
  return tokenAt(view, at, name.last) === null ? name.last : (found[cover[at] ?? -1]?.last ?? name.last);
}

/** "…, Ukraine's national security chief,", "…, who is Japan's prime minister," */
function rolesBehind(context: RoleContext, name: TokenRange): RoleEvidence[] {
  const { view } = context;
  const before = endOfAttribute(context, name);
  const opener = wordAt(view, before + 1, name.last);
  if (opener !== "," && opener !== "(" && opener !== "—" && opener !== "–") return [];
  let start = before + 2;
  let isPast = /^(?:then|formerly|once|previously)$/.test(wordAt(view, start, name.last));
  if (isPast) start += 1;
  if (wordAt(view, start, name.last) === "who") {
    const verb = wordAt(view, start + 1, name.last);
    if (!/^(?:is|was|remains|became|serves|served|heads|leads|led)$/.test(verb)) return [];
    isPast ||= verb === "was" || verb === "served" || verb === "led";
    start += /^serve[sd]$/.test(verb) ? 3 : 2;
  }
  return markPast(readRolePhrases(context, start, name.last), isPast);
}

/** Roles in a predicate on a name or pronoun: "John Herbst is senior director of … and former US ambassador to Ukraine." */
export function rolesInPredicate(context: RoleContext, name: TokenRange): RoleEvidence[] {
  const { view } = context;
  const verb = wordAt(view, name.last + 1, name.last);
  if (!/^(?:is|was|remains|became|serves|served)$/.test(verb)) return [];
  let start = name.last + 2;
  while (/^(?:as|also|currently|now|both|still|once|previously)$/.test(wordAt(view, start, name.last))) start += 1;
  return markPast(readRolePhrases(context, start, name.last), verb === "was" || verb === "served");
}

function markPast(roles: readonly RoleEvidence[], isPast: boolean): RoleEvidence[] {
  return roles.map((role) => (isPast ? { ...role, isFormer: true } : role));
}
