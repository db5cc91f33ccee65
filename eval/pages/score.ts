import { signatories } from "../../packages/core/src/model/contribution.ts";
import { isFurnitureRole } from "../../packages/core/src/model/document.ts";
import type { LineRole, SourceDocument } from "../../packages/core/src/model/document.ts";
import type { Span } from "../../packages/core/src/model/span.ts";
import { toPageUnits } from "../../packages/reader/src/pages/page-unit.ts";
import { wholeName, withoutTitles } from "../../packages/reader/src/pages/people/person-names.ts";
import type { GenreReading } from "../../packages/reader/src/pages/read-genre.ts";
import { splitSentences } from "../../packages/reader/src/language/syntax/split-sentences.ts";
import { headsOfFurniture } from "./furniture-heads.ts";
import { type LabelledContribution, type LabelledPage } from "./generate.ts";

export interface Ratio {
  right: number;
  all: number;
}

/** Sums over pages; a figure is a ratio of two of them. */
export interface Tally {
  readonly contributions: Ratio;
  readonly authors: Ratio;
  /** Pages with an author who wrote nothing there, of all pages. */
  readonly invented: Ratio;
  readonly roles: Ratio;
  readonly guests: Ratio;
  readonly questionsFound: Ratio;
  readonly questionsRight: Ratio;
  readonly furniture: Ratio;
  readonly lost: Ratio;
  readonly passages: Ratio;
  /** Sentences that somebody says, by the gold or by the reading: of these, those that both give to one person. */
  readonly sentences: Ratio;
  /** Pages that say they are unsure of an author, of those whose authors are all right. */
  readonly alarms: Ratio;
  /** The same, of those with an author wrong or missing. */
  readonly owned: Ratio;
}

const unsure: ReadonlySet<string> = new Set(["author-ambiguous", "label-unused", "section-without-voice"]);

export function openTally(): Tally {
  const ratio = (): Ratio => ({ right: 0, all: 0 });
  return {
    contributions: ratio(),
    authors: ratio(),
    invented: ratio(),
    roles: ratio(),
    guests: ratio(),
    questionsFound: ratio(),
    questionsRight: ratio(),
    furniture: ratio(),
    lost: ratio(),
    passages: ratio(),
    sentences: ratio(),
    alarms: ratio(),
    owned: ratio(),
  };
}

function count(ratio: Ratio, isRight: boolean): boolean {
  ratio.all++;
  if (isRight) ratio.right++;
  return isRight;
}

/** Letters and digits alone, so that neither wrapping nor marks nor quotes decide. */
function bare(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\(\/about\/[a-z0-9]+\)/g, "")
    .replace(/[^\p{L}\p{N}]+/gu, "")
    .toLowerCase();
}

/** Titles and what stands behind a name are no part of it, nor is its order: a page's "Lt Gen Ann Bell (retd)" and "BELL, Ann" are the reader's "Ann Bell". */
function nameKey(written: string): string {
  const [, family = "", given = ""] = /^([^,]+), ([^,]+)$/.exec(written) ?? [];
  const name = (wholeName(written) ?? wholeName(`${given} ${family}`))?.name;
  return bare(name ?? withoutTitles(written));
}

/** What a reading gives of one person. */
interface Found {
  readonly words: string;
  readonly roles: readonly { readonly text: string; readonly org: string }[];
  readonly affiliation: string;
}

type Page = Pick<LabelledPage, "family" | "contributions" | "hosts" | "questions" | "lines" | "marksQuotationsOnly">;

/** Scores one page. `report` is told what is wrong. */
export function scorePage(
  page: Page,
  { document, reading }: { document: SourceDocument; reading: GenreReading },
  tally: Tally,
  report: (line: string) => void,
): void {
  const found = foundBy(document, reading);
  const writers = new Set(page.hosts.map(nameKey));
  const names = new Set(page.contributions.map(({ author }) => nameKey(author)));
  const strangers = [...found.keys()].filter((key) => !names.has(key) && !(page.family === "reported" && writers.has(key)));
  const inventions = strangers.filter((key) => !writers.has(key));
  if (count(tally.invented, inventions.length > 0)) report(`invented: ${inventions.join(", ")}`);
  scoreDoubts(reading, inventions.length === 0 && [...names].every((name) => found.has(name)), { tally, report });
  const text = bare(document.text);
  const hostSpeaks = page.family === "transcript" && strangers.length > 0;
  for (const gold of page.contributions) {
    const own = found.get(nameKey(gold.author));
    if (!count(tally.authors, own !== undefined)) report(`author missed: ${gold.author}`);
    if (page.family === "transcript" && !count(tally.guests, own !== undefined && !hostSpeaks))
      report(`guest: ${gold.author}; strangers ${strangers.join(", ")}`);
    // A post that the page tells in other words ("lectures in" for a lecturer) has no words to compare.
    if (gold.post !== null && text.includes(titleKey(gold.post.title)) && !count(tally.roles, own !== undefined && holdsPost(own, gold.post)))
      report(
        `role missed: ${gold.author}: ${gold.post.title} @ ${gold.post.body ?? "-"} → ${(own?.roles ?? []).map((role) => `${role.text} @ ${role.org}`).join("; ")} | ${own?.affiliation ?? ""}`,
      );
    const cover = coverage(gold, own?.words ?? "");
    if (page.family === "reported") for (const isBound of cover.bound) count(tally.passages, isBound);
    const least = page.family === "reported" ? 0.8 : 0.95;
    const isPure = page.marksQuotationsOnly === true || cover.precision >= least - 0.1;
    // Joint words are marked as the first author's alone.
    if (page.contributions.length > 1 && gold.passages.length > 0 && !count(tally.contributions, cover.recall >= least && isPure))
      report(`contribution: ${gold.author} recall ${cover.recall.toFixed(2)} precision ${cover.precision.toFixed(2)}`);
  }
  scoreSentences(page, { document, reading }, tally);
  scoreQuestions(page, reading, tally, report);
  scoreLines(page, document, tally, report);
}

function scoreDoubts({ warnings }: GenreReading, isRight: boolean, { tally, report }: { tally: Tally; report: (line: string) => void }): void {
  const told = warnings.filter(({ code }) => unsure.has(code));
  count(isRight ? tally.alarms : tally.owned, told.length > 0);
  if (isRight) for (const { code, message, start = 0 } of told) report(`false alarm: ${code} at ${start}: ${message}`);
}

function foundBy(document: SourceDocument, reading: GenreReading): Map<string, Found> {
  const names = new Map(reading.entities.map((entity) => [entity.id, entity.name]));
  const found = new Map<string, Found>();
  for (const contribution of reading.contributions) {
    const words = bare(wordsIn(document, contribution.body, reading.asides));
    for (const { author, roles, affiliation } of signatories(contribution)) {
      const key = nameKey(names.get(author) ?? author);
      const before = found.get(key);
      found.set(key, {
        words: (before?.words ?? "") + words,
        roles: [...(before?.roles ?? []), ...roles.map((role) => ({ text: role.text, org: names.get(role.org ?? "") ?? "" }))],
        affiliation: `${before?.affiliation ?? ""} ${names.get(affiliation ?? "") ?? ""}`,
      });
    }
  }
  return found;
}

/** What the blocks inside a body hold, marks and an interviewer's turns left out. */
function wordsIn(document: SourceDocument, [from, to]: readonly [number, number], asides: GenreReading["asides"]): string {
  const gaps = [...asides, ...(document.markup ?? [])].filter((gap) => gap.start < to && gap.end > from).sort((a, b) => a.start - b.start);
  let words = "";
  for (const block of document.blocks) {
    if (block.kind === "other" || block.kind === "bio" || block.end <= from || block.start >= to) continue;
    let at = Math.max(block.start, from);
    const end = Math.min(block.end, to);
    for (const gap of gaps) {
      if (gap.end <= at || gap.start >= end) continue;
      if (gap.start > at) words += document.text.slice(at, gap.start);
      at = Math.max(at, gap.end);
    }
    if (at < end) words += `${document.text.slice(at, end)} `;
  }
  return words;
}

/** Shorter ones may stand in several people's words. */
const shortestSentence = 20;

function scoreSentences(page: Page, { document, reading }: { document: SourceDocument; reading: GenreReading }, tally: Tally): void {
  const gold = page.contributions.map(({ author, passages }) => ({ key: nameKey(author), words: passages.map(bare).join("|") }));
  const names = new Map(reading.entities.map((entity) => [entity.id, entity.name]));
  const blocks = document.blocks.filter(({ kind }) => kind !== "other");
  for (const { start, end } of splitSentences(document.text, blocks)) {
    const words = bare(document.text.slice(start, end).replace(/^[^:\n]{2,60}:\s+/, ""));
    if (words.length < shortestSentence) continue;
    const owners = gold.filter(({ words: own }) => own.includes(words)).map(({ key }) => key);
    const middle = Math.floor((start + end) / 2);
    const isAside = reading.asides.some((aside) => aside.start <= middle && middle < aside.end);
    const holder = isAside ? undefined : reading.contributions.find(({ body: [from, to] }) => from <= middle && middle < to);
    const found = holder === undefined ? [] : signatories(holder).map(({ author }) => nameKey(names.get(author) ?? author));
    if (owners.length + found.length > 0)
      count(
        tally.sentences,
        owners.some((owner) => found.includes(owner)),
      );
  }
}

function coverage(gold: LabelledContribution, words: string): { recall: number; precision: number; bound: boolean[] } {
  let [covered, all] = [0, 0];
  const bound = gold.passages.map((passage) => {
    let [own, total] = [0, 0];
    for (const sentence of passage.split(/(?<=[.!?]["”’]?) (?=[\p{Lu}“"])/u)) {
      const key = bare(sentence);
      total += key.length;
      if (key.length > 0 && words.includes(key)) own += key.length;
    }
    covered += own;
    all += total;
    return own >= total * 0.5 && own > 0;
  });
  return { recall: all === 0 ? 0 : covered / all, precision: words.length === 0 ? 0 : Math.min(1, covered / words.length), bound };
}

/** A title without its article, and without what says that it is over: a reading keeps that apart. */
function titleKey(title: string): string {
  return bare(title.replace(/^(?:(?:an?|the|former|ex-|retired)[ -]?\b)+/i, "").replace(/\s*\((?:retired|ret\.?|retd\.?)\)$/i, ""));
}

function holdsPost(found: Found, post: { readonly title: string; readonly body: string | null }): boolean {
  const body = bare((post.body ?? "").replace(/^the /i, ""));
  const isHeld = (title: string): boolean =>
    found.roles.some((role) => {
      const text = bare(role.text);
      const hasBody = body === "" || text.includes(body) || bare(role.org).includes(body) || bare(found.affiliation).includes(body);
      return text.includes(titleKey(title)) && hasBody;
    });
  // "President and CEO" are two posts, of which a reading may give each.
  return isHeld(post.title) || post.title.split(/\s+(?:and|&)\s+|;\s+/).every(isHeld);
}

function scoreQuestions(page: Page, reading: GenreReading, tally: Tally, report: (line: string) => void): void {
  const gold = page.questions.map((question) => ({ question, forms: formsOf(question) }));
  const given = reading.questions.map(({ text }) => bare(text));
  // Gold may hold the asking sentence alone, where the reading takes in the sentences that lead to it.
  const led = reading.questions.map(({ text }) => sentencesOf(text).map((_, index, all) => bare(all.slice(index).join(" "))));
  const same = (a: string, b: string): boolean => a === b || (a.length > 20 && b.length > 20 && (a.endsWith(b) || b.endsWith(a)));
  const isSame = (at: number, { forms }: { forms: readonly string[] }): boolean =>
    forms.some((form) => same(given[at] ?? "", form) || (led[at] ?? []).includes(form));
  for (const one of gold) {
    if (
      !count(
        tally.questionsFound,
        given.some((_, at) => isSame(at, one)),
      )
    )
      report(`question missed: ${one.question}`);
  }
  const others = alsoAsked(page);
  for (const [index, key] of given.entries()) {
    const text = reading.questions[index]?.text ?? "";
    if (!gold.some((one) => isSame(index, one)) && text.trim().endsWith("?") && others.some((line) => line.includes(key))) continue;
    if (
      !count(
        tally.questionsRight,
        gold.some((one) => isSame(index, one)),
      )
    )
      report(`question wrong: ${text}`);
  }
}

const sentencesOf = (text: string): string[] => text.split(/(?<=[.?!…]["”’)]*)\s+/u);

/** A question as it may be given: whole or from any of its sentences on, with or without who sent it in ("(Ada, Oslo)"), or one of several that a line asks. */
function formsOf(question: string): string[] {
  const own = question.replace(/(?<=\?["”’]?)\s*\([^()]*\)$/, "");
  const sentences = sentencesOf(own);
  const tails = sentences.map((_, index) => sentences.slice(index).join(" ")).filter((tail) => tail.includes("?"));
  const asking = sentences.filter((sentence) => /\?["”’)]*$/.test(sentence));
  const behindColon = asking.flatMap((sentence) => sentence.split(/:\s+/).slice(1));
  return [...new Set([question, own, ...tails, ...asking, ...behindColon].map(bare))].filter((form) => form !== "");
}

/**
 * What is asked on a page and is none of its questions in gold written line by line, where a line has one role and a turn of the person who asks gives its last question alone: titles that
 * ask, and the other questions of a turn. They count neither as right nor as wrong.
 */
function alsoAsked({ lines }: Pick<Page, "lines">): string[] {
  const over = lines.filter(({ role }) => role === "title" || role === "standfirst").map(({ text }) => bare(text));
  return [
    ...over,
    bare(
      lines
        .filter(({ role }) => role === "host" || role === "question")
        .map(({ text }) => text)
        .join(" "),
    ),
  ];
}

/**
 * Furniture that is left, and text that is not.
 *
 * Words in a readout's markup (addresses of links) count for nothing. A heading under which a page has nothing but furniture goes with it, or stays: it counts neither as
 * furniture nor as text. Prose that a readout holds only where nobody reads it, in a block or row of kind "other", is lost.
 */
export function scoreLines(
  page: Pick<Page, "lines">,
  document: SourceDocument,
  tally: Pick<Tally, "furniture" | "lost">,
  report: (line: string) => void,
): void {
  const own = document.blocks.map((block) => ({ isText: block.kind !== "other", words: bare(withoutMarkup(document, block)) }));
  const exact = new Map<string, number>();
  for (const { words, isText } of own) if (isText) exact.set(words, (exact.get(words) ?? 0) + 1);
  const all = own.map(({ words }) => words).join("|");
  const text = own.flatMap(({ words, isText }) => (isText ? [words] : [])).join("|");
  const read = toPageUnits(document)
    .flatMap(({ kind, plain }) => (kind === "other" ? [] : [bare(plain)]))
    .join("|");
  // Times, labels and marks of notes are blanked where it is read: any stretch shows that it is.
  const isThere = (key: string, isProse: boolean): boolean =>
    holds(all, key) && (!isProse || stretchesOf(key).some((stretch) => read.includes(stretch)));
  const used = new Map<string, number>();
  const told = new Set(page.lines.filter(({ role }) => !isFurnitureRole(role)).map((line) => bare(line.text)));
  const heads = headsOfFurniture(page.lines);
  for (const [index, { role, text: words }] of page.lines.entries()) {
    const key = bare(words);
    if (key.length === 0) continue;
    if (isFurnitureRole(role)) {
      // A furniture line with the words of a line of the text cannot be told from it.
      if (told.has(key)) continue;
      const seen = used.get(key) ?? 0;
      used.set(key, seen + 1);
      const isKept = key.length > 25 ? text.includes(key) : (exact.get(key) ?? 0) > seen;
      if (!count(tally.furniture, !isKept)) report(`furniture kept (${role}): ${words}`);
    } else if (role !== "dateline" && role !== "kicker" && !heads.has(index)) {
      const isProse = spoken.has(role) && key.length >= leastProse;
      if (!count(tally.lost, isThere(key, isProse) || isThere(bare(words.replace(point, "")), isProse)))
        report(`lost (${role}): ${words.slice(0, 90)}`);
    }
  }
}

const spoken: ReadonlySet<LineRole> = new Set<LineRole>(["body", "turn", "host", "quote"]);
/** Shorter lines may be remarks: "[Laughter]", "(End of the conference, 15:38)". */
const leastProse = 80;
const stretch = 30;

function stretchesOf(key: string): string[] {
  return Array.from({ length: Math.floor(key.length / stretch) }, (_, at) => key.slice(at * stretch, (at + 1) * stretch));
}

function withoutMarkup({ text, markup = [] }: SourceDocument, { start, end }: Span): string {
  let words = "";
  let at = start;
  for (const mark of markup) {
    if (mark.end <= at || mark.start >= end) continue;
    words += text.slice(at, Math.max(at, mark.start));
    at = mark.end;
  }
  return words + text.slice(Math.min(at, end), end);
}

/** What a list has before each of its points, and a recording before its turns, is no text. */
const point = /^\s*(?:\|?\s*[([]?\d{1,2}:\d{2}(?::\d{2})?[)\]]?(?=\s)\s*|(?:[([]?(?:\d{1,3}|\p{L}|[ivx]{1,4})[.)\]]|[•·▪◦–—-])\s+)/u;

/** A line may be cut in two by a block's end, but every part of it has to be there. */
function holds(all: string, key: string): boolean {
  return (
    all.includes(key) || (key.length > 80 && all.includes(key.slice(0, 35)) && all.includes(key.slice(-35))) || all.replaceAll("|", "").includes(key)
  );
}
