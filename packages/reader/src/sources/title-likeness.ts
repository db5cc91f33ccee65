import type { LineRole } from "@rapporteur/core/model";
import { isCreditLine, isFurnitureLine, startsComments, startsOtherPages } from "./furniture.ts";
import { endOfWord, isLetterOrDigit } from "./lines/end-of-word.ts";
import { isRemark } from "./is-remark.ts";
import {
  looksLikeBio,
  looksLikeBody,
  looksLikeByline,
  looksLikeDateLine,
  looksLikeName,
  looksLikeNamedPost,
  looksLikePostLine,
  looksLikeRubric,
  mastheadKind,
} from "./line-roles.ts";
import type { ReadLine } from "./lines/read-lines.ts";

/** A line among which a title is looked for. */
export interface TitleLine {
  readonly words: string;
  readonly line: ReadLine;
}

const longestTitle = 250;
/** Lines among which a title may stand. */
const reach = 16;
/** A paragraph as long as this tells what the page is about. */
const leastProse = 160;
/** And as long as this, where the line reader is sure that it is text. */
const leastText = 60;
/** Words as short as this say nothing of a matter. */
const leastWord = 4;
/** Forms of one word agree in so many letters. */
const sameLetters = 6;
const common: ReadonlySet<string> = new Set(
  "about after again also because been before being between could does from have here into just like make more most much must only other over said should some such than that their them then there these they this those through under very well were what when where which while will with would your".split(
    " ",
  ),
);

const longestCommon = Math.max(...[...common].map((word) => word.length));
/** Of the paragraphs that were asked of last: a title is looked for twice in a page. */
const known = new Map<string, readonly string[]>();
const [mostKnown, longestKnown] = [500, 4_000];

function stemsOf(words: string): readonly string[] {
  const before = known.get(words);
  if (before !== undefined) return before;
  const stems = new Set<string>();
  const lower = words.toLowerCase();
  for (let at = 0; at < lower.length;) {
    const end = endOfWord(lower, at, isLetterOrDigit);
    const isCommon = end - at <= longestCommon && common.has(lower.slice(at, end));
    if (end - at >= leastWord && !isCommon) stems.add(lower.slice(at, Math.min(end, at + sameLetters)));
    at = end + 1;
  }
  const found = [...stems];
  if (known.size >= mostKnown) known.clear();
  if (words.length <= longestKnown) known.set(words, found);
  return found;
}

/** How much of what a line speaks of comes again in the page's prose, 0–1: a headline's matter does, a site's name does not. */
function echoOf(words: string, prose: ReadonlySet<string>): number {
  const stems = stemsOf(words);
  return stems.filter((stem) => prose.has(stem)).length / (stems.length + 1);
}

/** "Home | Posts | Glossary". The space around a sign is part of the cells: a row of them can be told in one way only. */
const cells = /^[^|›»·•]{2,60}(?:[|›»·•][^|›»·•]{2,44}){2,}$/u;
const fewestKeywords = 4;

/** "Tariffs, grain prices, the delta ports, and more": what a page is about, and no sentence. */
function isKeywords(words: string): boolean {
  const parts = words.split(/,\s*(?:and\s+)?/);
  return parts.length >= fewestKeywords && parts.every((part) => part.split(/\s+/).length <= 5);
}

/** Lines that are something else by their form. */
function isOther(words: string): boolean {
  return (
    looksLikeDateLine(words) ||
    looksLikeByline(words) ||
    looksLikeBio(words) ||
    looksLikeNamedPost(words) ||
    isFurnitureLine(words) ||
    isCreditLine(words) ||
    isRemark(words) ||
    startsComments(words) ||
    startsOtherPages(words) ||
    looksLikeRubric(words) ||
    mastheadKind(words) !== null ||
    cells.test(words) ||
    isKeywords(words) ||
    isNamedBehindPost(words)
  );
}

/** "Columnist: Dr. Ada Lund". */
function isNamedBehindPost(words: string): boolean {
  const name = /^\p{Lu}\p{Ll}{3,20}:\s+(?:(?:Dr|Prof|Mr|Ms|Mrs)\.?\s+)?(.{5,50})$/u.exec(words)?.[1];
  return name !== undefined && looksLikeName(name);
}

/** As long as this and of two sentences a line is a paragraph. */
const longestOfTwo = 120;

/** "The talks are over and the guests have gone home without a word. What now?": text, though it ends in a question. */
export const isParagraph = (words: string): boolean => words.length > longestOfTwo && /\p{Ll}{3}[.!?]["”’)]?\s+\p{Lu}/u.test(words);

const isHeadline = (words: string): boolean =>
  words.length <= longestTitle &&
  !isParagraph(words) &&
  /\p{L}{2}/u.test(words) &&
  !/[;,:]$|(?<![.?!…])\.["”’)]?$/.test(words) &&
  !/[.?!]["”’)]?\s+\p{Lu}.*[.?!]["”’)]?\s+\p{Lu}/u.test(words);

/** The prose before which a title stands: index of the first paragraph, or of the first turn. */
function firstProse(lines: readonly TitleLine[]): number {
  const isText = ({ role, probability }: ReadLine): boolean => (role === "body" || role === "turn") && probability >= sureTitle;
  const found = lines.findIndex(
    ({ words, line }) => (words.length >= leastProse || (words.length >= leastText && isText(line))) && /[.!?…]["”’)]*(?:\s|$)/.test(words),
  );
  return found < 0 ? lines.length : found;
}

const leads = ({ words, line }: TitleLine): boolean =>
  looksLikeByline(words) || looksLikeDateLine(words) || words.length >= leastProse || line.role === "byline" || line.role === "standfirst";

/** From here on a line may be the title where nothing marks one. */
const leastLikeness = 0.4;
/** From here on a line may be the title though the one right under it looks more like one: that is a subtitle. */
const overSubtitle = 0.8;
/** The name of the site or a rubric shares less with the prose. */
const leastEcho = 0.4;

interface TitleScore {
  /** −1 for a line that cannot be a title. */
  readonly likeness: number;
  /** Of what the line speaks of, how much comes again in the prose. */
  readonly echo: number;
}

const none: TitleScore = { likeness: -1, echo: 0 };

/** The likeliest title among the first lines of a page. */
export interface LikelyTitle {
  /** −1 where none is likely. */
  readonly index: number;
  readonly likeness: number;
  /** Of each of the first lines. */
  readonly all: readonly TitleScore[];
}

/**
 * Which of the first lines of a page is likeliest its title: by what the line reader says, by whether the prose speaks of the same matter, by length and by what
 * stands under it; of two in a row the first, if both are likely. Cost: linear in the text.
 */
export function likeliestTitle(lines: readonly TitleLine[]): LikelyTitle {
  const all = scoresOf(lines);
  const likeness = Math.max(-1, ...all.map((score) => score.likeness));
  if (likeness < leastLikeness) return { index: -1, likeness, all };
  const index = all.findIndex((score) => score.likeness === likeness);
  const before = all[index - 1] ?? none;
  return { index: before.likeness >= overSubtitle && before.echo >= leastEcho ? index - 1 : index, likeness, all };
}

function scoresOf(lines: readonly TitleLine[]): TitleScore[] {
  const end = firstProse(lines);
  const prose = new Set<string>();
  for (const { words } of lines.slice(end)) if (words.length >= leastProse) for (const stem of stemsOf(words)) prose.add(stem);
  return lines.slice(0, Math.min(reach, end)).map((entry, index) => scoreOf(entry, lines[index + 1], prose));
}

const ofPeople: ReadonlySet<LineRole> = new Set(["label", "byline", "expert", "bio", "role", "question", "host", "turn"]);

/** The line reader takes it for words by, on or to somebody. */
const isOfPeople = ({ role, probability }: ReadLine): boolean => ofPeople.has(role) && probability >= 0.6;

const manyWords = 4;
/** Words in the name of a body; a headline on one has more. */
const longestBody = 7;
/** Of which the line reader is sure, whatever its form. */
const sureTitle = 0.8;

/** "Inland Waters Trade Grain Northern Towns Transport & Ports": capitals throughout, and no small word between. */
function isRowOfLabels(words: string): boolean {
  const parts = words.split(/\s+/);
  return parts.length > manyWords && /\p{Ll}/u.test(words) && parts.every((part) => /^(?:\p{Lu}|&$)/u.test(part)) && !/[.?!:,]/.test(words);
}

function scoreOf({ words, line }: TitleLine, next: TitleLine | undefined, prose: ReadonlySet<string>): TitleScore {
  if (isOther(words)) return none;
  // A line that the next one goes on with is part of a sentence.
  if (line.title < sureTitle && (!isHeadline(words) || /^\p{Ll}/u.test(next?.words ?? ""))) return none;
  const echo = echoOf(words, prose);
  const count = words.split(/\s+/).length;
  const isNamed = looksLikeName(words) || looksLikePostLine(words) || (count <= longestBody && looksLikeBody(words));
  const likeness =
    line.title +
    1.3 * echo -
    0.5 * line.furniture +
    (count >= manyWords ? 0.3 : 0) +
    (next && leads(next) ? 0.2 : 0) -
    (isNamed ? 0.4 : 0) -
    (isOfPeople(line) ? 0.6 : 0) -
    (isRowOfLabels(words) ? 0.4 : 0) -
    (/^["“‘']/.test(words) ? 0.2 : 0);
  return { likeness, echo };
}
