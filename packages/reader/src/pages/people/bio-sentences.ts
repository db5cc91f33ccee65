import { readRoles, type RoleWords } from "./bio-roles.ts";
import { findOrganizations } from "./organization-names.ts";

/** What a verb of a bio says of the words after it. */
type VerbSense = "is" | "was" | "does" | "did" | "none";

interface VerbGroup {
  readonly sense: VerbSense;
  readonly start: number;
  readonly end: number;
}

const adverb = "(?:(?:currently|now|also|presently|previously|formerly|recently|most recently|then|once|concurrently|today)\\s+)*";
/** Longest readings first: "served as" before "served". */
const verbSenses: readonly (readonly [VerbSense, string])[] = [
  [
    "was",
    `(?:has|have)\\s+(?:previously|also|formerly)\\s+(?:been|served\\s+as|worked\\s+as)|(?:has\\s+|had\\s+|have\\s+)?${adverb}(?:served|worked)\\s+${adverb}as|had\\s+been|used\\s+to\\s+be|(?:has\\s+)?(?:recently\\s+)?(?:retired|stepped\\s+down|resigned)\\s+(?:in\\s+\\d{4}\\s+)?as`,
  ],
  ["is", `(?:was|has\\s+been)\\s+(?:recently\\s+)?(?:appointed|named|elected)(?:\\s+as)?|has\\s+been`],
  ["is", `(?:serves|works|acts|continues)\\s+${adverb}as`],
  ["is", `(?:is|are)(?!\\s+(?:based|working|writing|completing|finishing|married|fluent|researching|available|known|grateful))`],
  ["was", `(?:was|were)(?!\\s+(?:born|educated|raised|awarded))`],
  [
    "does",
    `heads|leads|directs|chairs|co-chairs|runs|edits|co-edits|teaches|oversees|manages|advises|hosts|co-hosts|co-directs|coordinates|sits\\s+on|serves\\s+(?:on|in|at)|works\\s+(?:at|for|with|in|on)|writes\\s+(?:for|a|the)|covers|reports\\s+(?:for|from)|commands|represents|practises|practices|lectures|researches|consults\\s+for|contributes\\s+(?:regularly\\s+)?to|blogs\\s+(?:at|for)|studies`,
  ],
  [
    "did",
    `(?:served|worked)\\s+(?:at|in|for|with|on)|headed|led|directed|chaired|ran|edited|taught|oversaw|advised|commanded|represented|covered|founded|co-founded|cofounded|reported\\s+(?:for|from)`,
  ],
  [
    "none",
    `holds|held|has\\s+(?:written|published|represented|worked|served|taught|advised|covered|lectured)|writes|wrote|lives|left|fled|moved|emigrated|settled|retired|received|earned|studied|focuses|specializes|specialises|tweets|joined|grew|is\\s+(?:based|working|writing|completing|finishing|married|fluent|researching|known)|was\\s+(?:born|educated|raised|awarded)|can\\s+be|spent|published`,
  ],
];

const subject = "(?:(?:he|she|they|who|which|that|the author)\\s+|(?:(?:Dr|Mr|Ms|Mrs|Prof)\\.?\\s+)?\\p{Lu}[\\p{L}'’-]+\\s+)?";

interface VerbPattern {
  readonly sense: VerbSense;
  readonly atStart: RegExp;
  readonly afterJoint: RegExp;
}

const verbPatterns: readonly VerbPattern[] = verbSenses.map(([sense, verbs]) => ({
  sense,
  atStart: new RegExp(`\\s*${adverb}(?:${verbs})(?![\\p{L}-])`, "uy"),
  afterJoint: new RegExp(`(?:[,;]\\s*(?:and\\s+|but\\s+)?|(?<!\\s)\\s+(?:and|but|who)\\s+)${subject}${adverb}(?:${verbs})(?![\\p{L}-])`, "u"),
}));

/** A verb group of a bio at this very place; null where another verb stands there, which makes the sentence no bio. */
function verbAt(text: string, at: number): VerbGroup | null {
  for (const pattern of verbPatterns) {
    pattern.atStart.lastIndex = at;
    if (pattern.atStart.test(text)) return { sense: pattern.sense, start: at, end: pattern.atStart.lastIndex };
  }
  return null;
}

/** The next predicate joined on by a comma, semicolon, "and" or "who". */
function nextVerb(text: string, from: number): VerbGroup | null {
  const rest = text.slice(from);
  let best: VerbGroup | null = null;
  for (const { sense, afterJoint } of [...verbPatterns, joinedPerfect]) {
    const found = afterJoint.exec(rest);
    if (found && (!best || from + found.index < best.start)) best = { sense, start: from + found.index, end: from + found.index + found[0].length };
  }
  return best;
}

/** After a comma or "and" any perfect tense begins a predicate of its own: "… at X and has appeared before Y". */
const joinedPerfect: Pick<VerbPattern, "sense" | "afterJoint"> = {
  sense: "none",
  afterJoint: new RegExp(`(?:[,;]\\s*(?:and\\s+)?|(?<!\\s)\\s+and\\s+)${subject}has\\s+(?:\\p{Ll}+ly\\s+)?\\p{Ll}+(?:ed|en)(?![\\p{L}-])`, "u"),
};

/** True where a predicate of a bio starts here: " is …", " served as …", " teaches …". */
export function startsBioPredicate(text: string, at: number): boolean {
  return verbAt(text, at) !== null;
}

/**
 * Roles in a predicate and all that are joined to it: "is A and B; he was formerly C".
 *
 * @param text a sentence; `at` is the index after its subject
 * @param isPast true where an adverbial before the subject puts it in the past ("Until 2029, she …")
 */
export function readPredicates(text: string, at: number, isPast: boolean): RoleWords[] {
  return rolesFrom(text, verbAt(text, at), isPast);
}

/** Roles in the predicates that a comma or "and" joins to one that begins at `at` with some other verb. */
export function readJoinedPredicates(text: string, at: number): RoleWords[] {
  return rolesFrom(text, nextVerb(text, at), false);
}

function rolesFrom(text: string, first: VerbGroup | null, isPast: boolean): RoleWords[] {
  const roles: RoleWords[] = [];
  let verb = first;
  let past = isPast;
  while (verb) {
    const next: VerbGroup | null = nextVerb(text, verb.end);
    const end = next?.start ?? text.length;
    roles.push(...rolesUnder(text, verb, end, past));
    verb = next;
    past = false;
  }
  return roles;
}

function rolesUnder(text: string, verb: VerbGroup, end: number, isPast: boolean): RoleWords[] {
  const object = text.slice(verb.end, end);
  const isAdverbPast = /\b(?:previously|formerly|once)\b/i.test(text.slice(verb.start, verb.end));
  const held = verb.sense === "none" ? /\bh(?:olds|eld)$/.exec(text.slice(verb.start, verb.end)) : null;
  if (held && chair.test(object)) return readRoles(object, verb.end, held[0] === "held");
  if (verb.sense === "none") return [...employment(text, verb, end), ...mostRecent(text, verb.end, end)];
  if (verb.sense === "is") {
    const roles = readRoles(object, verb.end, isPast || isAdverbPast);
    return roles.length > 0 || isPast || isAdverbPast ? roles : employment(text, verb, end);
  }
  if (verb.sense === "was") return readRoles(object, verb.end, true);
  return activity(text, verb, end, isPast || isAdverbPast || verb.sense === "did");
}

/** "holds the Lind Chair of Grammar at X". */
const chair = /^\s+(?:the|an?)\s+(?:\p{L}[\p{L}.’'-]*\s+){0,4}?chair\s/iu;

const employs =
  /^\s*(?:(?:and|who|currently|now|also)\s+)*(?:is\s+|are\s+)?(?:on the (?:faculty|staff)|with|at|affiliated with|based (?:at|with)|part of|holds|joined)\s/;

/** "is on the faculty of X", "is based at X", "joined X": a body, and no office. */
function employment(text: string, verb: VerbGroup, end: number): RoleWords[] {
  const words = text.slice(verb.start, end);
  const organizations = employs.test(words) ? findOrganizations(words).filter(({ link }) => link !== "" && link !== ",") : [];
  if (organizations.length === 0) return [];
  // What follows the body that somebody joined is where they came from.
  if (/^\s*joined\s/.test(words)) organizations.length = 1;
  return [{ text: words.trim(), start: verb.start, end, isFormer: false, isOffice: false, organizations }];
}

/** "spent thirty years abroad, most recently as ambassador to Chad". */
function mostRecent(text: string, from: number, end: number): RoleWords[] {
  const lead = /\b(?:most recently|lastly|finally|including|notably) as\s+/.exec(text.slice(from, end));
  if (!lead) return [];
  const start = from + lead.index + lead[0].length;
  return readRoles(text.slice(start, end), start, true);
}

/** "heads the energy programme at the Caucasus Policy Group": the verb belongs to the role's words. */
function activity(text: string, verb: VerbGroup, end: number, isFormer: boolean): RoleWords[] {
  const raw = text.slice(verb.start, end);
  const lead =
    /^(?:[\s,;]|and\s|but\s|who\s|(?:he|she|they)\s|(?:currently|now|today|also|presently|previously|formerly|recently)\s|(?:Dr|Mr|Ms|Mrs|Prof)\.?\s|\p{Lu}[\p{L}'’-]+\s)*/u.exec(
      raw,
    )?.[0].length ?? 0;
  const words = raw
    .slice(lead)
    .replace(/,?\s+(?:from|between|since|until)\s+(?:1[89]|20)\d\d\b[\s\S]*$/, "")
    .replace(/,\s+having\s[\s\S]*$/, "")
    .replace(/(?<![\s.,;:])[\s.,;:]+$/, "");
  const organizations = findOrganizations(words);
  if (organizations.length === 0) return [];
  const start = verb.start + lead;
  return [{ text: words.replace(/\s+/g, " "), start, end: start + words.length, isFormer, isOffice: true, organizations }];
}
