import type { Span } from "@rapporteur/core/model";
import { cutAskedLines, opensInCapitals } from "./asked-lines.ts";
import type { MarkedPerson } from "../people/author-mark.ts";
import { readGuests } from "./guests/interview-guests.ts";
import { sectionsUnderGuests } from "./guests/headed-guests.ts";
import type { InterviewReading } from "./interview-reading.ts";
import { announcesSeveral, type PageParts } from "../page-parts.ts";
import { namedGuests, onlyGuest } from "./guests/named-guests.ts";
import { inEitherCase } from "@rapporteur/core/text";
import type { PageUnit } from "../page-unit.ts";
import { matchName, surnameOf, wholeName, type NameMatch } from "../people/person-names.ts";
import { readBio } from "../people/read-bio.ts";
import { asksAtEnd } from "../read-questions.ts";
import { addBody, addPeople, isSamePerson, openSection } from "../section.ts";
import { isFunction } from "./asker-labels.ts";
import { writersOf } from "./writers.ts";

/** "Ada Lund spoke with the Post": only a name behind it tells. */
const speaksWithName = new RegExp(`\\b${inEitherCase("(?:spoke|speaks|talked|talks|sat down) (?:with|to) (?:the )?")}(?=[A-Z])`);
const announcesInWords =
  /\b(?:interview(?:s|ed)?|conversation|q ?& ?a|in (?:her|his|their) own words|(?:\w+ )?questions (?:for|to|with)|(?:answer(?:s|ed)?|took|takes|fielded) (?:\w+ ){0,3}questions|(?:we|I) (?:met|spoke|talked|sat down|caught up)|(?:spoke|talked|sat down|speaks|talks) (?:to|with) (?:us|me|our)|(?:talking|speaking|talks|speaks) (?:to|with)|receiv(?:es|ed) (?:us|me|our)|(?:explains|explained) to (?:us|me|our)|(?:has been|was|is) (?:edited|condensed|shortened|abridged))\b/i;
const announces = (words: string): boolean => announcesInWords.test(words) || speaksWithName.test(words);
/** "Jane Doe: “We insure fear”" over a page. */
const quotesGuest = /^[^:“”"]{5,60}:\s*[“"‘']/;
/** A short paragraph that opens with a question and goes on with what it rests on: "Who will pay? Ten towns have refused." */
const opensWithQuestion =
  /^(?:How|What|Why|Who|Where|When|Which|Is|Are|Do|Does|Did|Can|Could|Will|Would|Should|Have|Has)\b[^.!?]{8,160}\?\s+\p{Lu}[^?]{5,120}$/u;
const longestQuestion = 500;
const fewestQuestions = 3;
/** An answer of more paragraphs than this is an essay under a heading. */
const longestAnswer = 8;

/**
 * Reads an interview whose turns carry no labels: paragraphs that ask, each followed by paragraphs that do not, on a page that says it is a
 * conversation, or puts its questions to "you". Where the page presents no guest, or several, the answers have no author: they are not the interviewer's.
 * Cost: linear.
 *
 * @param isSigned the page has an author, as its metadata or a line of its own tell
 * @returns null where the page is no such interview; where only its form says that it is one, also if somebody else may have written it
 */
export function readUnlabelledInterview(parts: PageParts, isSigned: boolean): InterviewReading | null {
  const all = cutAskedLines(parts.units.slice(parts.top, parts.roster));
  // "Interviewer" alone under each question, and the guest's name over each answer, say who speaks and are no words.
  const named = repeatedName(all);
  const units = all.filter((unit) => !isFunction(unit.plain.replace(/:$/, "")) && (named === null || wholeName(unit.plain) === null));
  const isAsking = askingIn(units);
  // The first question may have become the title.
  const first = named !== null && (parts.titleText ?? "").endsWith("?") ? 0 : units.findIndex(isAsking);
  if (first < 0) return null;
  const intro = units.slice(0, first);
  const opening = [...parts.standfirstUnits, ...intro];
  const titleText = parts.titleText ?? "";
  if (announcesSeveral(titleText)) return null;
  const isConversation =
    announces(titleText) || quotesGuest.test(titleText) || opening.some((unit) => announces(unit.plain)) || speaksOn(parts) !== null;
  const isPutToYou = isAddressed(units.slice(first), isAsking);
  const isPutToGuest = !isSigned && isPutToPresented(parts, opening, units.slice(first).filter(isAsking));
  const looksLikeOne = isReadAsInterview(units.slice(first), isAsking) || takesTurnsByItem(units.slice(first), isAsking);
  const isSelf = isAnsweredAsSelf(units.slice(first), isAsking);
  const isOfGuest = isPutToGuest || (isConversation && findGuest(parts, opening) !== null);
  const areSet = turnsInCapitals(units.slice(first));
  const fewest = areSet || (isConversation && isSelf) ? fewestOfCut : isOfGuest ? fewestOfGuest : fewestQuestions;
  if (
    !(named !== null || isConversation || isPutToGuest || isPutToYou || looksLikeOne) ||
    !alternates(units.slice(first), isAsking, { fewest, longest: areSet ? Infinity : longestAnswer })
  )
    return null;
  const turns = units.slice(first).filter((unit) => !isBio(unit) && unit.kind !== "other" && unit.kind !== "byline");
  const closing = turns.at(-1);
  const closingBio = closing && !isAsking(closing) ? readBio(closing.plain, closing.isEmphasised) : null;
  const presenting = [...opening, ...units.slice(first).filter((unit) => isBio(unit) || (closingBio && unit === closing))];
  const guest = named ?? findGuest(parts, presenting) ?? pulledGuest(units.slice(first));
  const words = closingBio ? turns.slice(0, -1) : turns;
  const answers = words.filter((unit) => !isAsking(unit));
  const [head] = answers;
  const headed = named === null ? sectionsUnderGuests(units, answers, isAsking) : [];
  if (!head || (!guest && headed.length < 2 && !isPutToYou && isSigned)) return null;
  const section = openSection(head.start);
  if (guest) addPeople(section, [guest]);
  for (const unit of answers) addBody(section, unit);
  const prompts = words.filter((unit) => isAsking(unit) && !asks(unit) && unit.start > head.start).map(questionOf);
  return { sections: headed.length > 1 ? headed : [section], asked: words.filter(isAsking).map(questionOf), prompts, intro };
}

/** The words over the questions present somebody with a post, and a question is put to "you". */
function isPutToPresented(parts: PageParts, opening: readonly PageUnit[], asked: readonly PageUnit[]): boolean {
  return asked.some(({ plain }) => /\b(?:you|your)\b/i.test(plain)) && (findGuest(parts, opening)?.roles.length ?? 0) > 0;
}

/** What a bio may be set as between two answers. */
const isBio = ({ kind, line }: PageUnit): boolean => kind === "bio" || (kind === "quote" && line?.role === "bio");

/** The line reader is sure of enough questions. */
function isReadAsInterview(units: readonly PageUnit[], isAsking: IsAsking): boolean {
  return units.filter((unit) => isAsking(unit) && isSurelyAsked(unit)).length >= fewestQuestions;
}

const isSurelyAsked = ({ line }: PageUnit): boolean => (line?.role === "question" || line?.role === "host") && line.probability > 0.7;

type IsAsking = (unit: PageUnit) => boolean;

/** Most questions are put to somebody, and that person answers as "I" or "we". */
function isAddressed(units: readonly PageUnit[], isAsking: IsAsking): boolean {
  const asked = units.filter(isAsking);
  const answersAsSelf = units.filter((unit) => !isAsking(unit) && /(?<![\p{L}’'“"])(?:I|my|me|we|our)(?![\p{L}])/u.test(unit.plain)).length;
  const addressing = asked.filter(({ plain }) => /\b(?:you|your)\b/i.test(plain)).length;
  return addressing >= fewestQuestions && addressing * 3 >= asked.length * 2 && answersAsSelf >= 2;
}

/** Questions and answers both begin as items: each turn stands behind a dash. */
function takesTurnsByItem(units: readonly PageUnit[], isAsking: IsAsking): boolean {
  const asked = units.flatMap((unit, index) => (isAsking(unit) ? [index] : []));
  const byItem = asked.filter((index) => units[index]?.kind === "item" && units[index + 1]?.kind === "item");
  return byItem.length >= fewestQuestions && byItem.length === asked.length;
}

/** Under words quoted out of the answers stands whose they are. */
function pulledGuest(units: readonly PageUnit[]): MarkedPerson | null {
  const named = units.flatMap((unit, index) => {
    const match = /^["“].*["”]$/su.test(units[index - 1]?.plain ?? "") ? wholeName(unit.plain) : null;
    return match
      ? [{ name: match.name, nameSpan: { start: unit.start + match.start, end: unit.start + match.end }, roles: [], organizations: [] }]
      : [];
  });
  const [first] = named;
  return first && named.every(({ name }) => isSamePerson(name, first.name)) ? first : null;
}

/** On a page that says it is a conversation, one question put to "you" and answered as "I" is enough: it may break off behind a wall. */
const fewestOfCut = 1;

/** Where the words over the conversation tell with whom it is, so many questions are enough. */
const fewestOfGuest = 2;

function isAnsweredAsSelf(units: readonly PageUnit[], isAsking: IsAsking): boolean {
  const [asked, ...others] = units;
  const isPut = asked !== undefined && isAsking(asked) && /\b(?:you|your)\b/i.test(asked.plain);
  return isPut && others.some((unit) => !isAsking(unit) && /(?<![\p{L}’'“"])(?:I|my|me)(?![\p{L}])/u.test(unit.plain));
}

const fewestRepeats = 3;

/** The only name that stands again and again in a line of its own, beside lines that say "Interviewer". */
function repeatedName(units: readonly PageUnit[]): MarkedPerson | null {
  if (units.filter(({ plain }) => isFunction(plain.replace(/:$/, ""))).length < fewestRepeats) return null;
  const named = units.flatMap((unit) => {
    const match = unit.plain.length < 60 ? wholeName(unit.plain) : null;
    return match
      ? [{ name: match.name, nameSpan: { start: unit.start + match.start, end: unit.start + match.end }, roles: [], organizations: [] }]
      : [];
  });
  const [first] = named;
  return first && named.length >= fewestRepeats && named.every(({ name }) => isSamePerson(name, first.name)) ? first : null;
}

const fewestBold = 2;

/**
 * Where questions are set in bold, so is what the interviewer says without asking, and an answer may end with a question. Where the line reader is sure of most
 * questions, it tells what else is said to the guest: "You have signed, Brigadier."
 */
function askingIn(units: readonly PageUnit[]): IsAsking {
  if (turnsInCapitals(units)) return (unit) => opensInCapitals(unit) && asks(unit);
  const asking = units.filter(asks);
  const bold = asking.filter((unit) => unit.isEmphasised);
  const sure = asking.filter(isSurelyAsked);
  if (sure.length >= fewestQuestions && sure.length * 3 >= asking.length * 2 && bold.length * 2 < asking.length)
    return (unit) => asks(unit) || (isSurelyAsked(unit) && unit.plain.length <= longestQuestion && /^(?:paragraph|heading)$/.test(unit.kind));
  if (bold.length < fewestBold || bold.length * 3 < asking.length * 2) return asks;
  return (unit) =>
    unit.isEmphasised && unit.plain.length <= longestQuestion && /^(?:paragraph|heading|item)$/.test(unit.kind) && unit.line?.role !== "bio";
}

/** "WHY WAS it closed?" over "NOBODY HAS said.": each turn opens in capitals, and no other paragraph does. */
const turnsInCapitals = (units: readonly PageUnit[]): boolean =>
  units.some((unit, index) => opensInCapitals(unit) && asks(unit) && opensInCapitals(units[index + 1]));

/** A turn of the interviewer: short, and at its end a question. */
function asks(unit: PageUnit): boolean {
  return (
    (unit.kind === "paragraph" || unit.kind === "heading" || unit.kind === "item") &&
    unit.plain.length <= longestQuestion &&
    (asksAtEnd.test(unit.plain) || opensWithQuestion.test(unit.plain))
  );
}

function questionOf(unit: PageUnit): Span {
  return { start: unit.start, end: unit.end };
}

/** A heading that asks what nobody is asked is a paragraph of the answer. */
const isSaidAsHeading = ({ kind, plain }: PageUnit): boolean => kind === "heading" && /[.!?]["”’)]?\s+\p{Lu}[^.!?]*\?$/u.test(plain);

function alternates(units: readonly PageUnit[], isAsking: IsAsking, { fewest, longest }: { fewest: number; longest: number }): boolean {
  let questionCount = 0;
  let answered = 0;
  // A head over links between the answers is no part of them.
  let headingCount = 0;
  let length = 0;
  for (const unit of units) {
    if (isAsking(unit)) {
      questionCount++;
      length = 0;
    } else if (unit.kind === "paragraph" || unit.kind === "item" || unit.kind === "quote" || isSaidAsHeading(unit)) {
      if (length === 0 && questionCount > 0) answered++;
      length++;
    } else if (unit.kind === "heading") headingCount++;
    if (length > longest) return false;
  }
  // A page may break off behind a question.
  const last = units.findLast(({ kind }) => kind !== "bio" && kind !== "other" && kind !== "byline");
  const open = last !== undefined && isAsking(last) ? 1 : 0;
  return questionCount >= fewest && answered >= questionCount - open && headingCount * 3 <= questionCount;
}

/** In "Ada Lund on the delta", and not in "An expert whom Ada Lund quoted". */
function isGuestIn(title: string, name: string): boolean {
  const at = title.indexOf(name);
  return at >= 0 && !ofSubject.test(title.slice(at + name.length));
}

/** Whom the title calls by the surname alone, and the words under it in full: "Lund says that the delta will stay open". */
const calledInTitle = (title: string, units: readonly PageUnit[]): MarkedPerson[] =>
  namedGuests(units).flatMap(({ person }) => {
    const surname = surnameOf(person.name);
    return surname.length > 2 && isGuestIn(title, surname) && new RegExp(`(?<![\\p{L}-])${surname}(?![\\p{L}-])`, "u").test(title) ? [person] : [];
  });

/** A verb behind the name, of which the title tells something else than that somebody speaks. */
const ofSubject = /^\s+(?!on|about|in|at|of|and|from|for|with|to|over|after|who|speaks|talks|explains|discusses|answers|tells|says|warns)\p{Ll}/u;

/** The person whom the title names, or the only person whom the introduction gives a post. */
function findGuest(parts: PageParts, units: readonly PageUnit[]): MarkedPerson | null {
  const writers = writersOf(parts.units);
  const isWriter = (name: string): boolean => writers.some((writer) => isSamePerson(writer, name));
  const people = readGuests(units).filter(({ name }) => !isWriter(name));
  const named = people.filter((person) => isGuestIn(parts.titleText ?? "", person.name));
  if (named.length === 1) return named[0] ?? null;
  const titled = calledInTitle(parts.titleText ?? "", units).filter(({ name }) => !isWriter(name));
  if (named.length === 0 && titled.length === 1) return titled[0] ?? null;
  const posted = people.filter((person) => person.roles.length > 0);
  if (posted.length === 1) return posted[0] ?? null;
  if (people.length === 1 && named.length === 0) return people[0] ?? null;
  return titleGuest(parts, people) ?? onlyGuest(units, isWriter) ?? speaksOn(parts);
}

/** "Jane Doe on the delta" over the page, as title or under it. */
function speaksOn({ title, titleText, standfirst, standfirstUnits }: PageParts): MarkedPerson | null {
  const lines = [title && titleText !== null ? { start: title.start, plain: titleText } : null, standfirst ? (standfirstUnits[0] ?? null) : null];
  const found = lines.flatMap((line) => {
    const from = /^[\s….:]*/u.exec(line?.plain ?? "")?.[0].length ?? 0;
    const match = line && matchName(line.plain, from);
    return line && match && /^\s+(?:on|about)\s/u.test(line.plain.slice(match.after))
      ? [{ name: match.name, nameSpan: { start: line.start + match.start, end: line.start + match.end }, roles: [], organizations: [] }]
      : [];
  });
  return found[0] ?? null;
}

/** "The delta will stay open: Jane Doe" */
function nameBehindWords(title: string): NameMatch | null {
  const at = /^[^:]{15,}:\s+(?=[^:]+$)/.exec(title)?.[0].length ?? -1;
  const match = at < 0 ? null : matchName(title, at);
  return match && title.slice(match.after).trim() === "" ? match : null;
}

/** "An interview with Jane Doe", where the introduction does not give the whole name. */
function titleGuest({ title, titleText }: PageParts, people: readonly MarkedPerson[]): MarkedPerson | null {
  const place = quotesGuest.test(titleText ?? "") ? /^/.exec("") : /\b(?:with|to|and|for)\s+(?=\p{Lu})/u.exec(titleText ?? "");
  const match = (place && matchName(titleText ?? "", place.index + place[0].length)) ?? nameBehindWords(titleText ?? "");
  if (!match || !title) return null;
  const known = people.find((person) => isSamePerson(person.name, match.name));
  return known ?? { name: match.name, nameSpan: { start: title.start + match.start, end: title.start + match.end }, roles: [], organizations: [] };
}
