import type { Warning } from "@rapporteur/core/base";
import { type Contribution, type Entity, type Question, sliceSpan, type SourceDocument, type Span } from "@rapporteur/core/model";
import type { Analysis } from "../language/mention.ts";
import { SpanIndex } from "../language/span-index.ts";
import { openAuthorBook, type AuthorBook } from "./people/author-entities.ts";
import type { MarkedPerson } from "./people/author-mark.ts";
import type { BoundMarks } from "./signed/bind-marks.ts";
import { titleOf, type PageParts } from "./page-parts.ts";
import type { PageUnit } from "./page-unit.ts";
import { toldPage } from "./people/told/told-page.ts";
import { mostLookedUp, withToldPosts } from "./people/told/told-posts.ts";
import { mergeQuestions, questionsIn } from "./read-questions.ts";
import { addPeople, joinPerson, personKey, type Section } from "./section.ts";
import { authorshipWarnings, type Doubts } from "./unsure/authorship-warnings.ts";
import { needsVoice } from "./unsure/needs-voice.ts";
import { silentStretches } from "./unsure/silent-stretches.ts";
import { unheldText } from "./unsure/unheld-text.ts";
import { unusedLabels } from "./unsure/unused-labels.ts";

import { type PageRead, readPage } from "./read-page.ts";
import type { PageReading } from "./read-by-rules.ts";
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

/**
 * Reads contributions, authors, roles and questions from a page's blocks.
 *
 * A contribution that nothing on the page signs has author null and a warning `contribution-unattributed`; a neighbour's
 * bio is never moved to it. Joint work names its first author, with a warning `contribution-co-authored` for the others. An author whom nothing but a
 * sign as good as another's names is not set (`author-ambiguous`); `label-unused` and `section-without-voice` say where a name or a text is left over.
 *
 * @param analysis entities found in the text: authors among them keep their ids
 * @param page how the page is read; by rules alone unless it says otherwise
 * Cost: linear in the text. Deterministic.
 */
export function readGenre(document: SourceDocument, analysis?: Analysis, page: PageRead = readPage(document)): GenreReading {
  const { parts, bound, reading } = page;
  addRoster(reading.sections, parts, bound);
  shareWithinPage(reading.sections);
  addToldPosts(reading, document);
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

/** What the text says of authors whom no mark gives a post, or a post of no body. */
function addToldPosts({ sections, manner, asides, asked = [] }: PageReading, document: SourceDocument): void {
  const known = new Map<string, MarkedPerson>();
  const page = toldPage(document, sections, { manner, asides: [...asides, ...asked] });
  for (const { people } of sections) {
    for (const [index, person] of people.entries()) {
      const key = personKey(person.name);
      if (!known.has(key) && known.size < mostLookedUp) known.set(key, withToldPosts(person, page));
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
  // What the words over an interview ask, its guest is asked below, or nobody is.
  const isAsked = reading.manner === "interview" && reading.questions.length > 0;
  const over = isAsked && !text.slice(standfirst?.start, standfirst?.end).endsWith("?") ? null : standfirst;
  // What a report's own headings ask is among its questions where it is asked of anybody.
  const headings = new Set(reading.manner === "reported" ? parts.units.filter(({ kind }) => kind === "heading").map(({ start }) => start) : []);
  const intro = isAsked ? [] : reading.intro.filter(({ start }) => !headings.has(start));
  return mergeQuestions([
    ...(parts.title ? questionsIn(text, parts.title, "title") : []),
    ...(over ? questionsIn(text, over, "standfirst") : []),
    ...intro.flatMap((span) => questionsIn(text, span, "body")),
    ...reading.questions,
    ...surelyAsked(parts, reading).flatMap((unit) => questionsIn(text, unit, "body")),
  ]);
}

/** What the line reader takes for a question or a turn of the person who asks, with so much certainty that it is asked whatever else the layout says. */
const surely = 0.8;

function surelyAsked({ units, top }: PageParts, { manner, asked = [], questions }: PageReading): PageUnit[] {
  const isSure = ({ line }: PageUnit): boolean => (line?.role === "question" || line?.role === "host") && line.probability >= surely;
  const sure = manner === "reported" ? [] : units.filter((unit, index) => index >= top && isSure(unit));
  const index = new SpanIndex(sure);
  const known = new Set([...asked, ...questions].flatMap((span) => index.around(span)));
  return sure.filter((unit) => !known.has(unit));
}
