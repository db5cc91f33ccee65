import type { Question, SourceDocument, Span } from "@rapporteur/core/model";
import { SpanIndex } from "../language/span-index.ts";
import type { AuthorMark, MarkedPerson } from "./people/author-mark.ts";
import type { BoundMarks } from "./signed/bind-marks.ts";
import { announcesSeveral, type PageParts } from "./page-parts.ts";
import { isPutToAll, type PageUnit } from "./page-unit.ts";
import { metadataAuthors } from "./people/metadata-authors.ts";
import { isPostLine } from "./people/read-bio.ts";
import { asksAtEnd, promptOf, questionsIn, questionsOfTurn } from "./read-questions.ts";
import { readCouncilRecord } from "./reported/council-record.ts";
import { isReport, marksOnly } from "./reported/is-report.ts";
import { readReported } from "./reported/read-reported.ts";
import { readLetters, readUnsalutedLetters } from "./signed/letters/letters.ts";
import { readOpenLetter } from "./signed/letters/open-letter.ts";
import { readClosingSignature } from "./signed/closing-signature.ts";
import { issuingBody } from "./signed/issuing-body.ts";
import { withoutLeadIn } from "./signed/lead-in.ts";
import { looseAuthors } from "./signed/loose-signature.ts";
import { isHandedOver } from "./signed/handed-over.ts";
import { readRoleSections, type RoleSections } from "./signed/role-sections.ts";
import { isSamePerson, personKey, type Section } from "./section.ts";
import type { InterviewReading } from "./transcript/interview-reading.ts";
import { readSpeeches } from "./transcript/speeches.ts";
import { readTranscript } from "./transcript/read-transcript.ts";
import { readUnlabelledInterview } from "./transcript/unlabelled-interview.ts";
import { splitViews } from "./signed/joint/joint-views.ts";
import type { UnusedLabel } from "./unsure/unused-labels.ts";
import { readSingle } from "./signed/single-section.ts";

export interface PageReading {
  /** How the page tells who speaks. */
  readonly manner: "signed" | "interview" | "reported";
  readonly sections: readonly Section[];
  /** Paragraphs between the top and the first contribution. */
  readonly intro: readonly Span[];
  readonly questions: readonly Question[];
  readonly asides: readonly Span[];
  /** An interviewer's turns. */
  readonly asked?: readonly Span[];
  readonly unused?: readonly UnusedLabel[];
  readonly spare?: readonly MarkedPerson[];
  /** Names that stand between two texts belong to those under them. */
  readonly isNameFirst?: boolean;
  /** Salutations and signatures part the page: no line between two texts is looked at for another author. */
  readonly isOfLetters?: boolean;
  /** A label tells who says each word: nothing else is asked. */
  readonly isSettled?: boolean;
}

/** How a page is read by rules: the first of the ways to lay out a page whose signs it shows. Cost: linear in the text. */
export function readByRules(document: SourceDocument, parts: PageParts, bound: BoundMarks): PageReading {
  const letters = readLetters(parts) ?? readUnsalutedLetters(parts) ?? readOpenLetter(parts, bound.byUnit);
  if (letters) {
    // An excerpt may end within a letter.
    const isOfLetters = letters.filter(({ people }) => people.length > 0).length * 2 >= letters.length;
    return { sections: letters, intro: [], manner: "signed", isOfLetters, questions: [], asides: [] };
  }
  const record = readCouncilRecord(parts);
  if (record) return { ...record, manner: "reported", questions: [], asides: [] };
  const reported = readReported(parts, bound, document.text);
  const isPlainlyReported = reported !== null && reported.share >= plainly && (reported.isListed || reported.sections.length >= manyPassages);
  const isJoint = signsTogether(parts, bound.byUnit);
  const signed = isJoint ? null : readRoleSections(parts, bound.byUnit, { lists: bound.listed, isStrict: true });
  const named = metadataAuthors(document);
  const signers = named.length > 0 ? named : looseAuthors(withoutContents(document, parts));
  const interview =
    readTranscript(parts, document.text) ??
    (isPlainlyReported || signed ? null : readUnlabelledInterview(parts, signers.length > 0 || bound.byUnit.size > 0));
  if (interview) return asPage(interview, document);
  const roundup =
    signed ??
    (!isJoint && isRoundup(document, parts, bound) ? readRoleSections(parts, bound.byUnit, { lists: bound.listed, isStrict: false }) : null);
  if (
    reported?.isFew === false &&
    (signed?.isHandedOver !== true || (isPlainlyReported && reported.isListed)) &&
    // Under each name stand words in quotation marks, and nothing else: a journalist would tell more.
    signed?.isQuotedUnderNames !== true &&
    isReport(reported, {
      isSigned: isSigned(roundup),
      isBylined: signers.length > 0,
      isByNobody: signers.length === 0 && marksOnly(bound, reported.sections),
    })
  ) {
    // Asked of readers and not of one or two who are quoted.
    const isAsked = reported.isListed || reported.isOfSeveral;
    return {
      ...reported,
      intro: isAsked ? reported.intro : [],
      manner: "reported",
      questions: askingLines(document, parts, fewestAsking),
      asides: [],
    };
  }
  if (roundup) {
    const questions = [...groupQuestions(document, parts, roundup.sections), ...askingLines(document, parts, fewestAsking)];
    const sections = withoutLeadIn(roundup.sections, parts.units);
    if (sections.length > 0) return { ...roundup, sections, manner: "signed", questions, asides: [] };
  }
  const speeches = readSpeeches(parts, document.text);
  if (speeches) return asPage(speeches, document);
  const single = readSingle(parts, bound.byUnit, signers);
  const sections = readClosingSignature(parts, bound.byUnit) ?? (single ? splitViews(single, parts) : []);
  const isUnsigned = sections.every(({ people }) => people.length === 0) && issuingBody(parts) === null;
  // The person who is quoted on a page that nobody signs has not written the rest of it, and a reporter who files news speaks for nobody.
  if (reported?.isImpersonal && ((isUnsigned && (reported.isQuoted || reported.isNews)) || (reported.isFiled && reported.isQuoted)))
    return { ...reported, manner: "reported", questions: [], asides: [] };
  return { manner: "signed", sections, intro: [], questions: askingLines(document, parts, 2), asides: [] };
}

function asPage(interview: InterviewReading, { text }: SourceDocument): PageReading {
  const asked = interview.asked.flatMap((span) => questionsOfTurn(text, span));
  const prompts = (interview.prompts ?? []).map((span) => promptOf(text, span));
  return {
    ...interview,
    manner: "interview",
    questions: [...asked, ...prompts],
    asides: asidesOf(interview.sections, [...interview.asked, ...(interview.asides ?? [])]),
  };
}

const withoutContents = (document: SourceDocument, { contents }: PageParts): SourceDocument =>
  contents.size === 0 ? document : { ...document, blocks: document.blocks.filter(({ start }) => !contents.has(start)) };

/** Headings that ask, over a report of as much as this, are asked of several. */
const plainly = 0.6;
const manyPassages = 5;

/** Every section but one has an author, and there are several: people speak for themselves. */
function isSigned(roundup: RoleSections | null): boolean {
  if (roundup === null) return false;
  const signed = roundup.sections.filter(({ people }) => people.length > 0);
  const words = signed.reduce((sum, section) => sum + section.bodyEnd - section.bodyStart, 0);
  return signed.length > 1 && signed.length >= roundup.sections.length - 1 && words / signed.length > 120;
}

function asidesOf(sections: readonly Section[], asked: readonly Span[]): Span[] {
  const bodies = new SpanIndex(sections.map(({ bodyStart, bodyEnd }) => ({ start: bodyStart, end: bodyEnd })));
  return asked.filter((span) => bodies.holds(span));
}

const fewestTogether = 2;

/** Names that stand in a row under the one text of the page, which says "we". */
function signsTogether({ units, top }: PageParts, marks: ReadonlyMap<number, AuthorMark>): boolean {
  const own = [...marks].filter(([index]) => index >= top);
  const [first] = own[0] ?? [];
  const isName = own.every(([, { kind, people }]) => (kind === "name" || kind === "byline") && people.length === 1);
  if (first === undefined || own.length < fewestTogether || !isName) return false;
  const isText = ({ kind, plain }: PageUnit): boolean => (kind === "paragraph" || kind === "item" || kind === "quote") && /[.!?]["”’)]?$/.test(plain);
  const text = units.slice(top, first).filter(isText);
  return text.some(({ plain }) => /(?<!\p{L})[Ww]e(?!\p{L})/u.test(plain)) && !units.slice(first).some(isText);
}

/** Several people sign parts of the page, or it announces several and has sections for them. */
function isRoundup(document: SourceDocument, parts: PageParts, bound: BoundMarks): boolean {
  const authors = new Set<string>();
  for (const [index, mark] of bound.byUnit) {
    if (index >= parts.roster || mark.people.length > 1) continue;
    for (const person of mark.people) authors.add(personKey(person.name));
  }
  if (authors.size >= 2) return !isListArticle(parts, bound.byUnit) && !isByOneHand(parts, bound.byUnit, authors);
  if (isHandedOver(parts, bound.byUnit)) return true;
  const headings = parts.units.filter((unit, index) => unit.kind === "heading" && index >= parts.top).length;
  const opening = document.text.slice(0, parts.units[Math.min(parts.top + 2, parts.units.length - 1)]?.end ?? 0);
  return headings >= 2 && announcesSeveral(opening) && authors.size > 0;
}

/**
 * A byline over the whole page, whose sections others do not sign: a column about somebody, or a report on several people. Where the
 * page has sections, at least half of them have to end with a bio, or to name their author under the heading.
 */
function isByOneHand(parts: PageParts, marks: ReadonlyMap<number, AuthorMark>, authors: ReadonlySet<string>): boolean {
  const { units } = parts;
  const isText = (unit: PageUnit, index: number): boolean =>
    marks.has(index)
      ? marks.get(index)?.kind === "bio" && unit.kind !== "byline"
      : unit.kind !== "other" && unit.kind !== "byline" && !isPostLine(unit.plain);
  const first = units.findIndex((unit, index) => index >= parts.top && isText(unit, index));
  const byline = [...marks].find(([index, mark]) => index < Math.max(first, parts.top) && mark.kind === "byline")?.[1];
  if (!byline || units[first]?.kind === "heading") return false;
  const own = byline.people.map((person) => personKey(person.name));
  const others = [...authors].filter((key) => !own.includes(key));
  const headings = units.filter((unit, index) => unit.kind === "heading" && index >= parts.top && index < parts.roster).length;
  const signing = [...marks].filter(([index, mark]) => {
    const [before, after] = [units[index - 1], units[index + 1]];
    const closes = before?.kind === "paragraph" && !marks.has(index - 1) && (!after || after.kind === "heading");
    return (mark.kind !== "bio" || closes || before?.kind === "heading") && mark.people.some((person) => others.includes(personKey(person.name)));
  });
  const isBylined = [...marks].some(
    ([index, mark]) => index > first && mark.kind !== "bio" && mark.people.some((person) => others.includes(personKey(person.name))),
  );
  return (others.length < 2 && !isBylined) || signing.length * 2 < headings;
}

/** One byline above headings that are only names: a piece about those people. */
function isListArticle(parts: PageParts, marks: ReadonlyMap<number, AuthorMark>): boolean {
  const entries = [...marks];
  const byline = entries.find(([index, mark]) => index <= parts.top + 1 && mark.kind === "byline");
  if (!byline) return false;
  const others = entries.filter(([, mark]) => !mark.people.some((person) => isSamePerson(person.name, byline[1].people[0]?.name ?? "")));
  return others.every(([, mark]) => mark.isBare && mark.kind === "name");
}

/** Headings over several contributions that ask all of them: one alone is the title of what stands under it, unless it says whom it is put to. */
function groupQuestions(document: SourceDocument, parts: PageParts, sections: readonly Section[]): Question[] {
  const isOutside = (unit: PageUnit): boolean => !sections.some((section) => section.start <= unit.start && unit.end <= section.end);
  const asking = parts.units.filter((unit) => (unit.kind === "heading" || isPutToAll(unit)) && asksAtEnd.test(unit.plain) && isOutside(unit));
  return asking.length > 1 || asking.some(isPutToAll) ? asking.flatMap((unit) => questionsIn(document.text, unit, "body")) : [];
}

/** So many headings ask where a page is made of questions and answers of several. */
const fewestAsking = 3;

/** Headings and bold lines that ask, where at least half of a page's do: a report or a piece by one author is put no other questions. */
function askingLines(document: SourceDocument, parts: PageParts, fewest: number): Question[] {
  const lines = parts.units.filter(
    (unit, index) => index >= parts.top && unit.line?.role !== "label" && (unit.kind === "heading" || (unit.isEmphasised && unit.plain.length < 200)),
  );
  const asking = lines.filter((unit) => asksAtEnd.test(unit.plain));
  // Headings of an explainer ask nobody: the line reader takes all of them for headings.
  const isAsked = asking.some(({ line }) => line === null || line.role === "question");
  const isRule = asking.length >= fewest && asking.length * 2 >= lines.length;
  return isAsked && isRule ? asking.flatMap((unit) => questionsIn(document.text, unit, "body")) : [];
}
