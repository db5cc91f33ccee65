import type { Warning } from "@rapporteur/core/base";
import { type Contribution, type Entity, type Question, sliceSpan, type SourceDocument, type Span } from "@rapporteur/core/model";
import type { Analysis } from "../language/mention.ts";
import { SpanIndex } from "../language/span-index.ts";
import { openAuthorBook, type AuthorBook } from "./people/author-entities.ts";
import type { AuthorMark, MarkedPerson } from "./people/author-mark.ts";
import { fullBodiesOf } from "./people/bodies-of-posts.ts";
import { bindMarks, type BoundMarks } from "./signed/bind-marks.ts";
import { announcesSeveral, readPageParts, titleOf, type PageParts } from "./page-parts.ts";
import type { PageUnit } from "./page-unit.ts";
import { metadataAuthors } from "./people/metadata-authors.ts";
import { mostLookedUp, withToldPosts } from "./people/told-posts.ts";
import { isPostLine } from "./people/read-bio.ts";
import { mergeQuestions, promptOf, questionsIn, questionsOfTurn } from "./read-questions.ts";
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
import { isPutToAll, readRoleSections, type RoleSections } from "./signed/role-sections.ts";
import { addPeople, isSamePerson, joinPerson, personKey, type Section } from "./section.ts";
import type { InterviewReading } from "./transcript/interview-reading.ts";
import { readSpeeches } from "./transcript/speeches.ts";
import { readTranscript } from "./transcript/read-transcript.ts";
import { readUnlabelledInterview } from "./transcript/unlabelled-interview.ts";
import { splitViews } from "./signed/joint-views.ts";
import { authorshipWarnings, type Doubts } from "./unsure/authorship-warnings.ts";
import { needsVoice } from "./unsure/needs-voice.ts";
import { labelsOf } from "./unsure/page-labels.ts";
import { leaveRivalsOpen } from "./unsure/rival-authors.ts";
import { silentStretches } from "./unsure/silent-stretches.ts";
import { unheldText } from "./unsure/unheld-text.ts";
import { unusedLabels, type UnusedLabel } from "./unsure/unused-labels.ts";
import { withShortLabels } from "./signed/short-labels.ts";
import { readSingle } from "./signed/single-section.ts";

/** What a page says of itself: who wrote which part of it, and what they were asked. */
export interface GenreReading {
  readonly title: string | null;
  readonly standfirst: string | null;
  /** In text order, never overlapping. */
  readonly contributions: readonly Contribution[];
  readonly questions: readonly Question[];
  /** Authors and their bodies, by mention in bylines and bios; ids agree with the analysis where it knows them. */
  readonly entities: readonly Entity[];
  /** Stretches inside contributions that are not the author's words: an interviewer's turns. */
  readonly asides: readonly Span[];
  readonly warnings: readonly Warning[];
}

interface PageReading {
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
}

/**
 * Reads contributions, authors, roles and questions from a page's blocks.
 *
 * A contribution that nothing on the page signs has author null and a warning `contribution-unattributed`; a neighbour's
 * bio is never moved to it. Joint work names its first author, with a warning `contribution-co-authored` for the others. An author whom nothing but a
 * sign as good as another's names is not set (`author-ambiguous`); `label-unused` and `section-without-voice` say where a name or a text is left over.
 *
 * @param analysis entities found in the text: authors among them keep their ids
 * Cost: linear in the text. Deterministic.
 */
export function readGenre(document: SourceDocument, analysis?: Analysis): GenreReading {
  const parts = readPageParts(document);
  const bound = withShortLabels(parts, bindMarks(document, parts));
  const reading = readPage(document, parts, bound);
  if (reading.sections.every(({ people, rivals }) => people.length + rivals.length === 0)) signByIssuer(reading.sections, parts);
  if (reading.manner === "signed") leaveOpenWhereUnsure(reading, parts, bound);
  addRoster(reading.sections, parts, bound);
  shareWithinPage(reading.sections);
  addToldPosts(reading.sections, document.text);
  const book = openAuthorBook(document.text, analysis?.entities ?? []);
  const contributions = reading.sections.map((section) => toContribution(section, book));
  const doubts = doubtsOf(document.text, parts, { bound, reading });
  const warnings = [...authorshipWarnings(doubts, (person) => book.person(person)), ...unheldOf(parts, reading)];
  const standfirst = parts.standfirst ?? fallbackStandfirst(reading, parts);
  return {
    title: titleOf(document) ?? (parts.title ? sliceSpan(document.text, parts.title) : null),
    standfirst: (parts.isStandfirstSpoken ? null : document.metadata.standfirst) ?? (standfirst ? sliceSpan(document.text, standfirst) : null),
    contributions,
    questions: collectQuestions(document, parts, reading, standfirst),
    entities: book.entities(),
    asides: reading.asides,
    warnings,
  };
}

/** Where nobody signs any of a page, the body that issues it speaks throughout. */
function signByIssuer(sections: readonly Section[], parts: PageParts): void {
  const body = issuingBody(parts);
  if (body) for (const section of sections) addPeople(section, [body]);
}

/** Where the same signs name two people nobody is set. */
function leaveOpenWhereUnsure({ sections, isNameFirst = false }: PageReading, parts: PageParts, bound: BoundMarks): void {
  const named = [...bound.byUnit.values(), ...bound.roster].flatMap((mark) => mark.people);
  const labels = labelsOf(parts, bound.byUnit, bound.listed).filter(({ kind }) => kind !== "bio");
  leaveRivalsOpen(sections, parts.units, { labels, named, isNameFirst });
}

function doubtsOf(text: string, parts: PageParts, { bound, reading }: { bound: BoundMarks; reading: PageReading }): Doubts {
  const { sections, manner, intro, asked = [] } = reading;
  const voices = new Set(sections.flatMap(({ people: [first] }) => (first ? [personKey(first.name)] : [])));
  const isHeard = manner === "interview" && sections.some(({ people }) => people.length === 0);
  const isShared = voices.size + (isHeard ? 1 : 0) > 1 && manner !== "reported";
  const isVoice = ({ start, end }: Span): boolean => needsVoice(text.slice(start, end), { voices, isInterview: manner === "interview" });
  const known = { sections, isShared, isVoice };
  if (reading.unused) return { ...known, unused: reading.unused, silent: [], spare: reading.spare ?? [] };
  if (!isShared) return { ...known, unused: [], silent: [] };
  const lowerCase = new Set(text.match(/(?<![\p{L}\p{N}])\p{Ll}[\p{L}]{2,}/gu));
  const unused = manner === "signed" ? unusedLabels(sections, parts, { bound: bound.byUnit, listed: bound.listed, lowerCase }) : [];
  const units = parts.units.slice(parts.top, parts.roster).filter((_, offset) => !bound.byUnit.has(parts.top + offset));
  return { ...known, unused, silent: silentStretches(units, sections, [...intro, ...asked]) };
}

/** What is reported holds what experts say alone; elsewhere contributions hold the text. */
function unheldOf({ units, top }: PageParts, { manner, sections, intro, asked = [], asides, questions }: PageReading): Warning[] {
  return manner === "reported" ? [] : unheldText(units.slice(top), [...sections, ...intro, ...asked, ...asides, ...questions]);
}

function readPage(document: SourceDocument, parts: PageParts, bound: BoundMarks): PageReading {
  const letters = readLetters(parts) ?? readUnsalutedLetters(parts) ?? readOpenLetter(parts, bound.byUnit);
  if (letters) return { sections: letters, intro: [], manner: "signed", questions: [], asides: [] };
  const record = readCouncilRecord(parts);
  if (record) return { ...record, manner: "reported", questions: [], asides: [] };
  const reported = readReported(parts, bound, document.text);
  const isPlainlyReported = reported !== null && reported.share >= plainly && (reported.isListed || reported.sections.length >= manyPassages);
  const signed = readRoleSections(parts, bound.byUnit, { lists: bound.listed, isStrict: true });
  const named = metadataAuthors(document);
  const signers = named.length > 0 ? named : looseAuthors(withoutContents(document, parts));
  const interview =
    readTranscript(parts, document.text) ??
    (isPlainlyReported || signed ? null : readUnlabelledInterview(parts, signers.length > 0 || bound.byUnit.size > 0));
  if (interview) return asPage(interview, document);
  const roundup =
    signed ?? (isRoundup(document, parts, bound) ? readRoleSections(parts, bound.byUnit, { lists: bound.listed, isStrict: false }) : null);
  if (
    reported?.isFew === false &&
    (signed?.isHandedOver !== true || (isPlainlyReported && reported.isListed)) &&
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
      questions: isAsked ? headingQuestions(document, parts) : [],
      asides: [],
    };
  }
  if (roundup) {
    const questions = groupQuestions(document, parts, roundup.sections);
    const sections = withoutLeadIn(roundup.sections, parts.units);
    if (sections.length > 0) return { ...roundup, sections, manner: "signed", questions, asides: [] };
  }
  const speeches = readSpeeches(parts, document.text);
  if (speeches) return asPage(speeches, document);
  const single = readSingle(parts, bound.byUnit, signers);
  const sections = readClosingSignature(parts, bound.byUnit) ?? (single ? splitViews(single, parts) : []);
  const isUnsigned = sections.every(({ people }) => people.length === 0) && issuingBody(parts) === null;
  // Whoever is quoted on a page that nobody signs has not written the rest of it, and a reporter who files news speaks for nobody.
  if (reported?.isImpersonal && ((isUnsigned && (reported.isQuoted || reported.isNews)) || (reported.isFiled && reported.isQuoted)))
    return { ...reported, manner: "reported", questions: [], asides: [] };
  return { manner: "signed", sections, intro: [], questions: explainerQuestions(document, parts), asides: [] };
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

/** Headings that ask, over a report. */
function headingQuestions(document: SourceDocument, parts: PageParts): Question[] {
  return parts.units
    .filter((unit, index) => index >= parts.top && (unit.kind === "heading" || unit.line?.role === "question") && /\?\s*$/.test(unit.plain))
    .flatMap((unit) => questionsIn(document.text, unit, "body"));
}

function asidesOf(sections: readonly Section[], asked: readonly Span[]): Span[] {
  const bodies = new SpanIndex(sections.map(({ bodyStart, bodyEnd }) => ({ start: bodyStart, end: bodyEnd })));
  return asked.filter((span) => bodies.holds(span));
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

/** Adds what paragraphs of bios at the end say of people whom sections already name. */
function addRoster(sections: readonly Section[], parts: PageParts, bound: BoundMarks): void {
  const sectionsOf = new Map<string, Section[]>();
  for (const section of sections) for (const person of section.people) pushTo(sectionsOf, personKey(person.name), section);
  const lists = [...bound.byUnit].filter(([index, mark]) => index >= parts.roster || mark.people.length > 1 || mark.kind === "bio");
  for (const mark of [...bound.roster, ...lists.map(([, listed]) => listed)]) {
    for (const person of mark.people) {
      for (const section of sectionsOf.get(personKey(person.name)) ?? []) {
        const isNew = !section.people.some((known) => known.nameSpan.start === person.nameSpan.start);
        if (!isNew) continue;
        addPeople(section, [person]);
        section.bio ??= { start: mark.start, end: mark.end };
      }
    }
  }
}

function pushTo<Value>(lists: Map<string, Value[]>, key: string, value: Value): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

/** What one mark says of a person holds for all of that person's contributions on the page. */
function shareWithinPage(sections: readonly Section[]): void {
  const known = new Map<string, MarkedPerson>();
  for (const section of sections) {
    for (const person of section.people) {
      const before = known.get(personKey(person.name));
      known.set(personKey(person.name), before ? joinPerson(before, person) : person);
    }
  }
  for (const section of sections) {
    for (const [index, person] of section.people.entries()) {
      const whole = known.get(personKey(person.name));
      if (whole) section.people[index] = { ...whole, nameSpan: person.nameSpan };
    }
  }
}

/** What the text says of authors whom no mark gives a post. */
function addToldPosts(sections: readonly Section[], text: string): void {
  const known = new Map<string, MarkedPerson>();
  const fullBody = fullBodiesOf(text);
  for (const { people } of sections) {
    for (const [index, person] of people.entries()) {
      const key = personKey(person.name);
      if (!known.has(key) && known.size < mostLookedUp) known.set(key, withToldPosts(person, text, fullBody));
      people[index] = { ...(known.get(key) ?? person), nameSpan: person.nameSpan };
    }
  }
}

function toContribution(section: Section, book: AuthorBook): Contribution {
  const [author, ...others] = section.people;
  const coAuthors = others.map((one) => ({ author: book.person(one), affiliation: book.affiliation(one), roles: book.roles(one) }));
  return {
    heading: section.heading,
    start: section.start,
    end: section.end,
    body: [section.bodyStart, section.bodyEnd],
    bio: section.bio ? [section.bio.start, section.bio.end] : null,
    author: author ? book.person(author) : null,
    affiliation: author ? book.affiliation(author) : null,
    roles: author ? book.roles(author) : [],
    ...(coAuthors.length === 0 ? {} : { coAuthors }),
  };
}

/** The first paragraph before the contributions; also a line in its place that reads like a heading but asks ("Who can end it?"). */
function fallbackStandfirst(reading: PageReading, parts: PageParts): Span | null {
  const first = reading.intro[0];
  const unit = parts.units.find((candidate) => (first ? candidate.start === first.start : candidate === parts.units[parts.top]));
  if (!unit) return null;
  if (first && unit.kind === "paragraph") return first;
  const sections = new SpanIndex(reading.sections);
  const standsAlone = (candidate: PageUnit): boolean => candidate.kind === "heading" && candidate.plain.endsWith("?") && !sections.holds(candidate);
  // Several such lines are questions over groups of answers.
  const isOnly = standsAlone(unit) && parts.units.filter(standsAlone).length === 1;
  return isOnly && reading.sections.length > 1 ? { start: unit.start, end: unit.end } : null;
}

function collectQuestions(document: SourceDocument, parts: PageParts, reading: PageReading, standfirst: Span | null): Question[] {
  const { text } = document;
  return mergeQuestions([
    ...(parts.title ? questionsIn(text, parts.title, "title") : []),
    ...(standfirst ? questionsIn(text, standfirst, "standfirst") : []),
    ...reading.intro.flatMap((span) => questionsIn(text, span, "body")),
    ...reading.questions,
  ]);
}

/** Headings over several contributions that ask all of them. */
function groupQuestions(document: SourceDocument, parts: PageParts, sections: readonly Section[]): Question[] {
  const isOutside = (unit: PageUnit): boolean => !sections.some((section) => section.start <= unit.start && unit.end <= section.end);
  return parts.units
    .filter((unit) => (unit.kind === "heading" || isPutToAll(unit)) && /\?\s*$/.test(unit.plain) && isOutside(unit))
    .flatMap((unit) => questionsIn(document.text, unit, "body"));
}

/** In a piece by one author, headings or bold lines that ask are put to the author only where they are the rule. */
function explainerQuestions(document: SourceDocument, parts: PageParts): Question[] {
  const lines = parts.units.filter(
    (unit, index) => index >= parts.top && (unit.kind === "heading" || (unit.isEmphasised && unit.plain.length < 200)),
  );
  const asking = lines.filter((unit) => /\?\s*$/.test(unit.plain));
  return asking.length >= 2 && asking.length * 2 >= lines.length ? asking.flatMap((unit) => questionsIn(document.text, unit, "body")) : [];
}
