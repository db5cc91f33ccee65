import { splitSentences } from "../../language/syntax/split-sentences.ts";
import type { Span } from "@rapporteur/core/model";
import type { MarkedPerson } from "../people/author-mark.ts";
import { roleNouns } from "../people/genre-words.ts";
import type { FindExperts, NamedExpert } from "./expert-names.ts";
import {
  handsOver,
  isSetApart,
  isLikely,
  mayBeHeard,
  onlyPerson,
  ownsAnother,
  quotes,
  saysPlainly,
  type Sureness,
  wordsOf,
} from "./quoted-person.ts";
import { answersWriter, aside, goesOn, goesOnWithin, opensWithPronoun, speaksByNoun, takesUp, takesUpByNoun } from "./taking-up.ts";
import { adverb, between, reporting, spoken, stance, tellsWhoSays } from "./verbs-of-saying.ts";

/** A stretch of a report that gives what one person says. */
export interface Passage extends Span {
  readonly person: MarkedPerson;
}

const nameWord =
  "(?:(?:van der|van den|van de|ter|de la|van|von|de|der|al-|el-|bin|ibn|ben|ag|ap|af|av|di|da|dos|du|Mac|Le|Ó) ?)?\\p{Lu}[\\p{L}’'-]+";
/** Initials before and between: "R. K. Venugopal", "Ada M. Lund". */
const nameWords = `(?:\\p{Lu}\\. ?){0,3}${nameWord}(?: (?:\\p{Lu}\\. ?){0,2}${nameWord}){0,3}`;
const titleBefore = "(?:(?:the|(?:\\p{Lu}\\p{L}{1,11}\\.?)) (?:\\([Rr](?:et|td|etd|etired|es)?\\.?\\) )?){0,2}";

/** Name before its verb, with an apposition between at most; verb before the name; "according to", "for" and the like. */
const verbBehind = new RegExp(
  `^(?:,? \\([^()]{2,90}\\)|, [^“”"\\n;]{3,220}?,|, (?!who|which|that|and|but)\\p{Ll}[^“”"\\n;:,]{3,120}?(?:, an? [^“”"\\n;:,]{3,80}?)?(?<!s)| (?:of|from|at|with) [^“”"\\n,;.:]{3,80}?,?|,)?(?: |(?=, ))${between}(?:${reporting}|${stance})(?![\\p{L}])`,
  "u",
);
/** "says political analyst Ada Lund". */
const callingBefore =
  "(?:(?!(?:that|he|she|it|they|we|I|of|to|in|on|for|at|from|with|by|\\p{L}*minister|president|premier|chancellor|secretary|spokes\\p{L}+|official|leader|chief)(?!\\p{L}))\\p{Ll}[\\p{L}-]+ ){0,4}";
const verbThenName = new RegExp(`(?<![\\p{L}])(?:${spoken}) ${titleBefore}${callingBefore}(${nameWords})(?![\\p{L}])`, "gu");
/** "It was not the table, objects Ada Lund.": whatever the verb, the name stands behind it at the end. */
const saidAtEnd = new RegExp(`(?<=[,?!”"] )(?:\\p{Ll}+ly )?\\p{Ll}{3,}(?:s|ed) ${titleBefore}(${nameWords})(?=[.,;]|$)`, "gu");
/** "“…,” Ada Lund, a pilot, told us": the person who stands right behind a quotation that a comma ends has said it, also where the page breaks off there. */
const behindQuotation = new RegExp(`(?<=[,?!]?[”"],? )${titleBefore}(${nameWords})(?=,|$| \\p{Ll})`, "gu");
const frames = new RegExp(
  `(?:[Aa]ccording to|(?<=^|[.;:,] |But |And |“” )[Ff]or|(?<=^|[.;:] )To|[Ii]n the (?:view|opinion|words|reading|eyes|judgement|judgment) of|as|[Aa]s|[Ii]n) ${titleBefore}(${nameWords})(?:[’']s (?:view|eyes|reading|opinion|judgement|judgment|phrase|words|telling))?(?:, [^“”"\\n;]{3,220}?,| \\([^()]{2,90}\\))?(?:,| puts it| sees it| has it| says)`,
  "gu",
);
const leading = new RegExp(`^(${nameWords})(?: \\([^()]{2,90}\\))?:\\s+["“]`, "u");
/** True where the words have somebody say something under this name: "Ada says", "argues Ada". */
export function speaksAs(words: string, name: string): boolean {
  for (let at = words.indexOf(name); at >= 0 && at < words.length; at = words.indexOf(name, at + 1)) {
    const [before, behind] = [words.slice(0, at), words.slice(at + name.length)];
    if ((saysBehind.test(behind) && !/\p{L}$/u.test(before)) || (saysBefore.test(before) && !/^\p{L}/u.test(behind))) return true;
  }
  return false;
}
const saysBehind = new RegExp(`^ ${adverb}(?:also |too |still )?(?:${reporting})(?![\\p{L}])`, "u");
const saysBefore = new RegExp(`(?:${spoken}) $`, "u");

const saysAgain = new RegExp(`[,”"] (?:he|she) ${adverb}(?:also )?(?:${reporting})(?![\\p{L}])`, "u");

/** True where words go on with what "he" or "she" says: "…, she said". */
export const goesOnSaying = (words: string): boolean => saysAgain.test(withoutQuotations(words));

const introducedByVerb = new RegExp(`(?<![\\p{L}])(?:${reporting})\\s*:\\s*$`, "u");

/** "Ada Lund says: ", before what she says. */
export function isSaying(words: string): boolean {
  return introducedByVerb.test(words);
}

/** Of the people, those whom the text gives as saying something in so many words, by name or as the "he" or "she" behind it. Cost: linear. */
export function heardIn(text: string, units: readonly Span[], find: FindExperts, sureness: Sureness = introducedAll): Set<MarkedPerson> {
  const heard = new Set<MarkedPerson>();
  let onlyOne: MarkedPerson | null = null;
  let handing: MarkedPerson | null = null;
  for (const unit of units) {
    const slice = wordsOf(text, unit);
    // “…,” he wrote: a quotation is of the one whom the paragraph before is about.
    let named: MarkedPerson | null = /^["“]/.test(slice) ? onlyOne : null;
    const narrated = withoutQuotations(slice);
    const inUnit = find(narrated);
    if (handing && inUnit.length === 0) heard.add(handing);
    // “…,” and nobody named: of the one whom the paragraph before is about.
    if (named && inUnit.length === 0 && quotes(slice)) heard.add(named);
    onlyOne = onlyPerson(narrated, inUnit, sureness) ?? (inUnit.length === 0 && handsOver(narrated) ? named : null);
    handing = handsOver(narrated) ? onlyOne : null;
    if (onlyOne && quotes(slice)) heard.add(onlyOne);
    const isQuoting = quotes(slice);
    for (const { start, end } of joinedByQuotes(slice, splitSentences(slice))) {
      const plain = narrationOf(slice.slice(start, end));
      const people = find(plain);
      const likely = people.filter((found) => isQuoting || isLikely(found.person, sureness) || saysPlainly(plain, found));
      const only = new Set(people.map((found) => found.person)).size === 1 ? (likely[0]?.person ?? null) : null;
      const person =
        speakerOf(plain, likely) ??
        (only !== null && aside.test(plain) ? only : null) ??
        (people.length === 0 && (takesUp(plain) || speaksByNoun(plain)) ? named : null);
      if (person) heard.add(person);
      named = people.findLast((found) => mayBeHeard(plain, found, sureness))?.person ?? named;
    }
  }
  return heard;
}

const introducedAll: Sureness = () => "introduced";

/** A name so near the start of a line that ends in a colon has said nothing before it. */
const farthestLabel = 25;

/** The person who spoke last, across paragraphs. */
interface Thread {
  last: MarkedPerson | null;
  /** Whose words the paragraph before announces: "Ada Lund puts it shortly:". */
  next: MarkedPerson | null;
}

/**
 * What paragraphs and items of a report give as said by which of the experts, sentence by sentence. A sentence that names one with a verb of saying, or as its
 * subject, is that expert's; so is all that follows in the paragraph until another voice is heard, and a paragraph that takes the expert up with a pronoun or
 * goes on with a quotation. Cost: linear.
 */
export function passagesIn(text: string, units: readonly Span[], find: FindExperts, sureness: Sureness = introducedAll): Passage[][] {
  const thread: Thread = { last: null, next: null };
  return units.map((unit) => {
    const passages = passagesOf(text, unit, { find, sureness }, thread);
    const narrated = withoutQuotations(wordsOf(text, unit));
    const only = onlyPerson(narrated, find(narrated), sureness);
    if (passages.length === 0) thread.last = only;
    thread.next = handsOver(narrated) ? (only ?? thread.last) : null;
    return passages;
  });
}

interface Finder {
  readonly find: FindExperts;
  readonly sureness: Sureness;
}

function passagesOf(text: string, unit: Span, { find, sureness }: Finder, thread: Thread): Passage[] {
  const slice = wordsOf(text, unit);
  const narrated = withoutQuotations(slice);
  const named = find(narrated);
  if (isSetApart(unit)) thread.next ??= thread.last;
  if (thread.next && named.length === 0) return [{ start: unit.start, end: unit.end, person: thread.next }];
  const sentences = joinedByQuotes(slice, splitSentences(slice));
  // "Ada Lund, a pilot, said:" in a paragraph of its own says nothing yet.
  const opens = (named[0]?.start ?? Infinity) < farthestLabel && onlyPerson(narrated, named, sureness) !== null;
  if (sentences.length === 1 && /:\s*$/.test(slice) && !quotes(slice) && opens) return [];
  const heard = sentences.map(({ start, end }) => voiceOf(slice.slice(start, end), find));
  heard[0] ??= broughtOn(slice, sentences, find);
  const only = quotes(slice) ? onlyPerson(narrated, named, sureness) : null;
  if (only)
    for (const [index, { start, end }] of sentences.entries())
      if (heard[index] === null && /[“”"]/.test(slice.slice(start, end))) heard[index] = only;
  const passages: Passage[] = [];
  let current: MarkedPerson | null = null;
  for (const [index, sentence] of sentences.entries()) {
    const words = slice.slice(sentence.start, sentence.end);
    const own = heard[index] ?? null;
    const before: MarkedPerson | null = current ?? (takesUpLast(words, index === 0 ? slice : "") ? thread.last : null);
    const opens: MarkedPerson | "other" | null = own === null && before === null && isQuotation(words) ? (heard[index + 1] ?? null) : null;
    const person: MarkedPerson | null = own === "other" ? null : (own ?? (opens === "other" ? null : opens) ?? before);
    if (person) addPassage(passages, { start: unit.start + sentence.start, end: unit.start + sentence.end, person });
    current = person;
    thread.last = person ?? (own === "other" ? null : thread.last);
  }
  return passages;
}

/** @param paragraph the whole of it where the words open it */
function takesUpLast(words: string, paragraph: string): boolean {
  if (takesUp(words) || goesOn.test(words) || takesUpByNoun(narrationOf(words)) || goesOnWithin(narrationOf(words))) return true;
  return paragraph !== "" && (isQuotation(words) || answersWriter(paragraph) || closesQuotation.test(paragraph));
}

/** The end of a quotation that an earlier paragraph has opened. */
const closesQuotation = /^[^“"]+”[.]?\s*$/;

const standsFor = /^(?:(?:Yet|But|And|Still),? )?(?:[Hh]e|[Ss]he|The (\p{Ll}+))(?!\p{L})/u;

/** "None of it surprises Ada Lund. She expects …": a paragraph opens by naming whose words follow, whole, and goes on about nobody else. */
function broughtOn(text: string, [first, second]: readonly Span[], find: FindExperts): MarkedPerson | null {
  if (!first || !second) return null;
  const plain = withoutQuotations(text.slice(first.start, first.end));
  const named = find(plain);
  const [only] = named;
  const next = text.slice(second.start, second.end);
  const goes = standsFor.exec(next);
  const isTakenUp = goes ? goes[1] === undefined || roleNouns.has(goes[1]) : only !== undefined && voiceOf(next, find) === only.person;
  if (!isTakenUp) return null;
  const isWhole = only !== undefined && plain.slice(only.start, only.end) === only.person.name;
  return isWhole && new Set(named.map(({ person }) => person)).size === 1 ? only.person : null;
}

function addPassage(passages: Passage[], passage: Passage): void {
  const before = passages.at(-1);
  if (before && before.person === passage.person) passages[passages.length - 1] = { ...before, end: passage.end };
  else passages.push(passage);
}

/** A sentence break inside quotation marks parts nothing: what stands between them is of one speaker. */
function joinedByQuotes(text: string, sentences: readonly Span[]): Span[] {
  const joined: Span[] = [];
  let isOpen = false;
  for (const sentence of sentences) {
    const last = joined.at(-1);
    if (last && isOpen) joined[joined.length - 1] = { start: last.start, end: sentence.end };
    else joined.push({ start: sentence.start, end: sentence.end });
    for (const [mark] of text.slice(sentence.start, sentence.end).matchAll(/["”]|“(?![,.;])/g)) isOpen = mark === "“" || (mark === '"' && !isOpen);
  }
  return joined;
}

/** A quotation from its first word to its last, or one that goes on in the next paragraph. */
function isQuotation(words: string): boolean {
  return /^["“](?:.*["”][.]?|[^"“”]+)$/su.test(words.trim());
}

/** A sentence that begins so far on is still about its first name: "But Ada", "On the tariff, Ada". */
const farthestSubject = 45;
/** Words with which somebody's view is brought in before the name. */
const bringsIn =
  /\b(?:by|of|from|for|to|with|as|asked?|asks|tells?|told|like|per)\s+(?:(?:the|an?|old|young|former|retired|Dr|Prof|Professor|Madam|Mr|Mrs|Ms|Sir|General|Colonel|Brigadier|Admiral|Ambassador)\.?\s+)*$/u;
/** Somebody who is none of the experts. */
const otherVoice =
  /^(?:[^,“”"]{0,50},\s+)?(?:An?|One|Two|Three|Some|Other|Another|Many|Most|Several|Its?|Their|Our)\s+(?:\p{L}+\s+){0,3}(?:officials?|diplomats?|ministers?|spokes\p{L}+|sources?|officers?|critics?|others|people|experts?|economists?|analysts?)\b/u;
const narrator = /(?<![\p{L}’'])(?:I|me|my|we asked|us)(?![\p{L}’'])/u;

/** Words of the writer alone, those quoted blanked out; a quotation that the next paragraph goes on with has no closing mark. */
export function withoutQuotations(words: string): string {
  return withoutClosedQuotations(words).replace(/(?:"|“(?! *”))[^"“”]*$/, (open) => `“${" ".repeat(open.length - 1)}`);
}

/** The same with single spaces: marks of emphasis leave blanks beside names. */
function narrationOf(words: string): string {
  return withoutQuotations(words)
    .replace(/ {2,}/g, " ")
    .replace(/ (?=[,.;:])/g, "");
}

/** Blanks what is between marks of which the second is there; either mark closes what the other opens. Cost: linear. */
function withoutClosedQuotations(words: string): string {
  let blanked = "";
  let at = 0;
  let openAt = -1;
  for (const { 0: mark, index } of words.matchAll(/["“”]/g)) {
    if (openAt < 0) {
      if (mark !== "”") openAt = index;
    } else if (mark !== "“" || /^“[,.;]/.test(words.slice(index, index + 2))) {
      blanked += `${words.slice(at, openAt)}“${" ".repeat(index - openAt - 1)}”`;
      at = index + 1;
      openAt = -1;
    }
  }
  return blanked + words.slice(at);
}

/** Whose sentence it is by its own words: one of the experts, somebody else, or open. */
function voiceOf(words: string, find: FindExperts): MarkedPerson | "other" | null {
  const plain = narrationOf(words);
  const named = find(plain);
  const [first, second] = named;
  if (first && second && first.person !== second.person && isJoint(plain, first, second)) return "other";
  if (!first) return otherVoice.test(plain) || (narrator.test(plain) && !takesUp(plain)) ? "other" : null;
  if (opensWithPronoun(plain)) return null;
  const said = speakerOf(plain, named);
  if (said) return isOneOfTwo(plain, said, named) ? "other" : said;
  if (first.start <= farthestSubject) return ownsAnother(plain, first) && tellsWhoSays.test(plain) ? "other" : first.person;
  const brought = named.find(({ start }) => bringsIn.test(plain.slice(Math.max(0, start - 60), start)));
  return brought?.person ?? null;
}

/** "Lund and Costa said that …": of neither alone. */
function isJoint(plain: string, first: NamedExpert, second: NamedExpert): boolean {
  return first.start <= farthestSubject && /^(?:,? and|,) $/.test(plain.slice(first.end, second.start)) && jointVerb.test(plain.slice(second.end));
}

/** "the pilots Tove Brandt and Ada Lund say": said by both, though only the second is known. */
function isOneOfTwo(plain: string, said: MarkedPerson, named: readonly NamedExpert[]): boolean {
  const { start = 0 } = named.find(({ person }) => person === said) ?? {};
  const before = plain.slice(Math.max(0, start - 60), start);
  return before.endsWith(" and ") && nameAndEnds.test(before);
}
const nameAndEnds = new RegExp(`${nameWords} and $`, "u");

const jointVerb = new RegExp(`^(?:,? and [^,.;]{3,40})? (?:both |also |all )?(?:${reporting})(?![\\p{L}])`, "u");

/** So far behind a name its verb may stand. */
const longestApposition = 360;

/** The expert who stands where a pattern of reporting expects the speaker. */
function speakerOf(plain: string, named: readonly NamedExpert[]): MarkedPerson | null {
  if (named.length === 0) return null;
  const lead = leading.exec(plain);
  if (lead) return named.find(({ start }) => start < (lead[1] ?? "").length)?.person ?? null;
  const subject = named.find(({ end }) => verbBehind.test(plain.slice(end, end + longestApposition)));
  if (subject) return subject.person;
  for (const pattern of [verbThenName, saidAtEnd, behindQuotation, frames]) {
    for (const match of plain.matchAll(pattern)) {
      const at = plain.indexOf(match[1] ?? "", match.index);
      const person = named.find(({ start, end }) => start < at + (match[1] ?? "").length && end > at)?.person;
      if (person) return person;
    }
  }
  return null;
}
