import type { Span } from "@rapporteur/core/model";
import type { AuthorMark, MarkedPerson } from "../people/author-mark.ts";
import type { BoundMarks } from "../signed/bind-marks.ts";
import type { PageParts } from "../page-parts.ts";
import type { PageUnit } from "../page-unit.ts";
import { addBody, addPeople, openSection, type Section } from "../section.ts";
import { surnameOf } from "../people/person-names.ts";
import { findExpertsOf } from "./expert-names.ts";
import { expertsOf, introduces, quotesInProse } from "./experts.ts";
import { quotes, wordsOf, type Sureness } from "./quoted-person.ts";
import { datelineLength, isFiled, readsAsNews } from "./news-signs.ts";
import { goesOnWithin, takesUp } from "./taking-up.ts";
import { goesOnSaying, heardIn, isSaying, passagesIn, speaksAs, withoutQuotations, type Passage } from "./passages.ts";

/** A report on what several people say: a contribution for each stretch that gives one of them. */
export interface ReportedReading {
  readonly sections: readonly Section[];
  /** Of the words of the report, the share that reports somebody. */
  readonly share: number;
  /** The page lists or introduces its experts apart from what they say. */
  readonly isListed: boolean;
  /** One expert is heard throughout, whom the page introduces. */
  readonly isOfOne: boolean;
  /** One or two are heard in passing: no page that anybody signs is a report of these. */
  readonly isFew: boolean;
  /** A news room tells what several say. */
  readonly isNews: boolean;
  /** A dateline opens it: the person who stands over it is a reporter. */
  readonly isFiled: boolean;
  /** Somebody is heard in quotation marks, and more than a word. */
  readonly isQuoted: boolean;
  /** The person who writes never says "I" or "we". */
  readonly isImpersonal: boolean;
  /** At least three are heard. */
  readonly isOfSeveral: boolean;
  readonly intro: readonly Span[];
}

const fewestSpeakers = 2;
/** What one expert alone has to be reported with, and how much of it has to be quoted: a politician in the news is told about. */
const fewestWordsOfOne = 400;
const leastQuoted = 0.2;
const fewestPassages = 3;
const sureOfTurn = 0.9;

/**
 * Reads a page on which a writer reports experts, by first name, surname or whole name: "…, Ada tells us". The experts are those whom lists, bios and
 * appositions introduce with a post. Cost: linear in the text times the experts.
 *
 * @param bound what signs, from which lists and bios are taken
 * @returns null where nobody is reported, or one expert in a few words or by a writer who speaks for himself
 */
export function readReported(page: PageParts, bound: BoundMarks, text: string): ReportedReading | null {
  const parts = { ...page, units: page.units.map(withoutDateline) };
  const units = parts.units.slice(parts.top, parts.roster);
  const [marked, leading] = [new Set<PageUnit>(), new Set<PageUnit>()];
  for (const [index, mark] of bound.byUnit) {
    const unit = parts.units[index];
    if (unit !== undefined) (reportsItself(mark, unit, text) ? leading : marked).add(unit);
  }
  const { introduced, described, named, inOffice, list } = expertsOf(parts, bound);
  const reports = units.filter(
    (unit, index) =>
      ((isReport(unit) && (!marked.has(unit) || announces(unit))) || leading.has(unit) || leadsToQuotation(unit, units[index + 1])) &&
      !list.has(unit),
  );
  const isListed = parts.units.filter((unit) => introduces(unit) || list.has(unit)).length >= fewestSpeakers;
  const findAny = findExpertsOf([...introduced, ...described, ...named], text);
  const [surely, likely] = [new Set(introduced), new Set(described)];
  const sureness: Sureness = (person) =>
    surely.has(person) ? "introduced" : likely.has(person) ? "described" : inOffice.has(person) ? "office" : "named";
  const heard = heardIn(text, reports, findAny, sureness);
  const posted = [...introduced, ...described].filter((person) => heard.has(person));
  const find = findExpertsOf(
    [...introduced, ...described.filter((person) => heard.has(person)), ...named.filter((person) => heard.has(person))],
    text,
  );
  const posts = postsOf(parts, bound);
  const told = passagesIn(text, reports, find, sureness)
    .flat()
    .filter((passage) => !inOffice.has(passage.person) || speaksIn(passage, text));
  const said = withoutMentions(told, heard, list.size >= fewestSpeakers);
  const passages = [...said.filter(({ start, end }) => !posts.some((post) => post.start < end && start < post.end)), ...posts].toSorted(
    (a, b) => a.start - b.start,
  );
  const speakers = new Set(passages.map(({ person }) => person));
  const ownWords = reports.some(({ plain }) => speaksAsOne.test(withoutQuotations(plain).replace(meeting, "")));
  const [only] = speakers;
  const isOfOne =
    speakers.size === 1 && only !== undefined && posted.includes(only) && !ownWords && (isQuoted(passages, text) || speaksThroughout(passages, text));
  const isFew = !isOfOne && (speakers.size < fewestSpeakers || passages.length < fewestPassages);
  if (isFew && (passages.length === 0 || ownWords)) return null;
  const first = passages[0]?.start ?? 0;
  const intro = units.filter((unit) => unit.end <= first && (unit.kind === "paragraph" || unit.kind === "heading") && !introduces(unit));
  return {
    sections: joinContinued(passages, text).map(toSection),
    intro,
    share: lengthOf(passages) / lengthOf(reports),
    isListed,
    isOfOne,
    isFew,
    isNews: speakers.size >= fewestSpeakers && readsAsNews(page.units),
    isFiled: page.units.slice(0, headUnits).some(({ plain }) => isFiled(plain)),
    isQuoted: passages.some(({ start, end }) => /[“"][^“”"]{60,}/.test(text.slice(start, end))),
    isImpersonal: !reports.some(({ plain }) => ownVoice.test(withoutQuotations(plain).replace(meeting, ""))),
    isOfSeveral: speakers.size >= fewestOfReport,
  };
}

/** Rubric, title, byline and date stand over the first paragraph. */
const headUnits = 8;
const fewestOfReport = 3;
/** "I spoke with Ada Lund", "told us": words of a reporter. */
const meeting =
  /\b(?:I|[Ww]e) (?:recently |also |then |have |had )?(?:spoke|spoken|talked|asked|interviewed|met|called|reached|contacted|visited|drove)\b|\b(?:told|tells|with|asked|asks|showed|shows|sent|texted|wrote to) (?:me|us)\b|\b(?:our|my) (?:reporter|correspondent|questions?|colleagues?|newspaper|paper|readers)\b/g;
/** The person who writes takes part; "we" may be the readers. */
const speaksAsOne = /(?<![\p{L}’'])(?:I|my|me)(?![\p{L}])/u;
const ownVoice = /(?<![\p{L}’'])(?:I|my|me|we|We|our|Our|us)(?![\p{L}])/u;

/** A passage as short as this, of somebody of whom no saying is told, only mentions its expert. */
const longestMention = 200;

/** Leaves out people who are named and not heard: all, unless two others are heard or the page lists them; then those of whom little is told. */
function withoutMentions(passages: readonly Passage[], heard: ReadonlySet<MarkedPerson>, isListed: boolean): Passage[] {
  const lengths = new Map<MarkedPerson, number>();
  for (const { person, start, end } of passages) lengths.set(person, (lengths.get(person) ?? 0) + end - start);
  const longest = heard.size >= fewestSpeakers ? longestMention : Infinity;
  return passages.filter(({ person }) => isListed || heard.has(person) || (lengths.get(person) ?? 0) > longest);
}

function isQuoted(passages: readonly Passage[], text: string): boolean {
  const words = passages.map(({ start, end }) => text.slice(start, end));
  const quoted = words.join("").length - words.map((said) => withoutQuotations(said).replace(/“ *”?/g, "")).join("").length;
  return lengthOf(passages) >= fewestWordsOfOne && quoted >= leastQuoted * lengthOf(passages);
}

const fewestSayings = 4;
const leastSayings = 0.75;

/** A press conference is told in indirect speech: paragraph upon paragraph has the one person say something. */
function speaksThroughout(passages: readonly Passage[], text: string): boolean {
  const sayings = passages.filter(({ person, start, end }) => {
    const words = withoutQuotations(text.slice(start, end).replace(/\s/g, " "));
    return takesUp(words) || goesOnWithin(words) || speaksAs(words, surnameOf(person.name));
  });
  return sayings.length >= fewestSayings && sayings.length >= leastSayings * passages.length;
}

/** What a holder of high office does is news: only what they say is theirs. */
function speaksIn({ person, start, end }: Passage, text: string): boolean {
  const words = text.slice(start, end).replace(/\s/g, " ");
  return /[“"]/.test(words) || goesOnSaying(words) || speaksAs(words, surnameOf(person.name));
}

const lengthOf = (spans: readonly Span[]): number => spans.reduce((sum, { start, end }) => sum + end - start, 0);

/** "Ada Lund says: “…”", "Ada Lund, fellow at X: “…”" and a paragraph that goes on to quote whom it introduces report somebody and are no signatures. */
function reportsItself(mark: AuthorMark, unit: PageUnit, text: string): boolean {
  if (mark.kind === "lead") {
    const before = text.slice(mark.start, mark.bodyStart);
    return isSaying(before.replace(/["“'‘]\s*$/, "")) || /["“]\s*$/.test(before) || /^["“]/.test(text.slice(mark.bodyStart, mark.bodyStart + 1));
  }
  if (mark.kind === "signature") return false;
  return (
    quotesInProse(unit) ||
    (unit.plain.length > shortestTold &&
      (isProse(unit) || goesInto.test(unit.plain)) &&
      heardIn(text, [unit], findExpertsOf(mark.people, text)).size > 0)
  );
}

/** A line that only signs is shorter. */
const shortestTold = 80;
/** "Ada Lund, a pilot, said that" before a quotation in a paragraph of its own. */
const goesInto = /(?:\sthat|[:,])$/;

/** "Ada Lund, a lawyer, advises caution." before "“You would be amazed,” she said.": a report, though it looks like a bio. */
function leadsToQuotation(unit: PageUnit, next: PageUnit | undefined): boolean {
  return unit.kind === "paragraph" && isProse(unit) && next?.kind === "paragraph" && /^["“].*["”,] (?:she|he) (?:\p{Ll}+)\b/su.test(next.plain);
}

function withoutDateline(unit: PageUnit): PageUnit {
  const length = unit.kind === "paragraph" ? datelineLength(unit.plain) : 0;
  return length === 0 ? unit : { ...unit, start: unit.start + length, plain: unit.plain.slice(length) };
}

const isProse = ({ plain }: PageUnit): boolean => /[.!?…]["”’]?$/.test(plain);

/** Posts that the page embeds: each is of the person who signs it. */
function postsOf({ units, top, roster }: PageParts, { posts }: BoundMarks): Passage[] {
  return [...posts].flatMap(([index, { people }]) => {
    const [person, ...others] = people;
    const unit = index > top && index < roster ? units[index - 1] : undefined;
    return person && others.length === 0 && unit ? [{ start: unit.start, end: unit.end, person }] : [];
  });
}

/** What one person says from one paragraph to the next, with nothing in between, is one contribution. */
function joinContinued(passages: readonly Passage[], text: string): Passage[] {
  const joined: Passage[] = [];
  for (const passage of passages) {
    const last = joined.at(-1);
    const goesOn = last?.person === passage.person && text.slice(last.end, passage.start).trim() === "";
    if (last && goesOn) joined[joined.length - 1] = { ...last, end: passage.end };
    else joined.push(passage);
  }
  return joined;
}

function toSection(passage: Passage): Section {
  const section = openSection(passage.start);
  addPeople(section, [passage.person]);
  addBody(section, passage);
  return section;
}

/** Text of the report: not a bio, a list of the experts, a heading or a line under the title. */
function isReport(unit: PageUnit): boolean {
  if ((unit.line?.role === "turn" || unit.line?.role === "host") && unit.line.probability >= sureOfTurn) return false;
  if (
    unit.kind === "heading" ||
    (unit.kind === "byline" && !announces(unit)) ||
    unit.kind === "bio" ||
    unit.kind === "other" ||
    unit.kind === "title"
  )
    return false;
  return (!introduces(unit) || announces(unit)) && !isCaption(unit);
}

/** "Lund, left, speaks in the hall.", "… in Tarrow. (Ada Lund/Post)", "… on Monday. Ada Lund—Harbour Images": the words under a picture tell of people and quote nobody. */
const isCaption = ({ plain }: PageUnit): boolean =>
  plain.length < longestCaption &&
  (/^(?:From )?[^.“”"]{3,80}, (?:left|right|cent(?:er|re)|second from (?:left|right)),/i.test(plain) ||
    (maybeCredited.test(plain) && credited.test(plain))) &&
  !quotes(wordsOf(plain, { start: 0, end: plain.length }));
const longestCaption = 400;
/** Stands in all that `credited` finds, which is looked for from every letter on. */
const maybeCredited = /[(/—]|Photo|Pic|Image|hide/;
const credited =
  /[.”"’)\p{L}]\s?(?:\((?:[\p{Lu}][\p{L}.’' -]{2,40}\/[\p{L}.’' -]{2,40}|(?:AP|Reuters|AFP|EPA|Getty Images|File|[Pp]hoto)[^()]{0,50})\)|[\p{Lu}][\p{L}.’' -]{2,40}[—/](?:Getty Images|AP|AFP|Reuters|EPA|[\p{Lu}]{2,6})(?:[^.!?]{0,30})|(?:Photo|Picture|Pics?|Image)s?(?: by|:) [^.]{2,60}\.?|hide caption)$/u;

/** "Ada Lund, writing in the Harbour Post, is brief:", "Prof Per Holm, University of Tarrow, said:": a line with a verb that hands over to whom it names, whatever it looks like. */
const announces = ({ kind, plain }: PageUnit): boolean => (kind === "paragraph" || kind === "byline") && announcing.test(plain);
const announcing =
  /\p{Ll}[”"’]?,? (?:is|was|has|had|sighs|says|said|adds|added|writes|wrote|puts|put|(?!\p{Ll}*(?:ships|affairs|studies|relations|politics|news|sales)\b)\p{Ll}{3,}[^\Ws]s) (?:[^:]{2,60})?:\s*$|\p{L}[.)”"’]?,? (?:says|said|adds|added|writes|wrote|argues|notes|remarks|finds|warns|asks|laments|explains|comments|replies|sighs):\s*$/u;
