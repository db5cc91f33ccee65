import { foldText } from "@rapporteur/core/text";
import { isRemark } from "./is-remark.ts";
import { looksLikeNamedPost, looksLikePostedName } from "./line-roles.ts";
import { type Piece, wordsOf } from "./piece.ts";
import { type Settled, sureLine } from "./settle-by-lines.ts";
import { opensTalk } from "./lines/talk-lines.ts";
import { isParagraph, likeliestTitle } from "./title-likeness.ts";

export const titleLength = 250;
const titleReach = 12;
/** Prose as long as this stands under a title. */
const leastProse = 200;

/** What is known of the page beside its lines. */
interface TitleHints {
  readonly text: string;
  /** All that was read, what was dropped included. */
  readonly pieces: readonly Piece[];
  readonly infersHeadings: boolean;
  readonly told: { readonly title?: string | null };
}

/** Finds the title and sets its kind: what the source marks or tells, else what the lines at the top look like. Cost: linear in a few lines. */
export function settleTitle(settled: readonly Settled[], read: TitleHints): Settled | null {
  const title =
    settled.find((entry) => entry.piece.role === "title") ??
    toldTitle(settled, read.told.title) ??
    repeatedTitle(settled, read, likelierTitle(settled, read, readTitle(settled, read) ?? firstTitle(settled, read)));
  if (title === null || (title.piece.role !== "title" && (namesOneOfSeveral(title, settled) || opensTalk(title.words, othersThan(title, settled)))))
    return null;
  title.kind = "title";
  title.level = 1;
  return title;
}

/** Enough lines like the first say that it is the label of a text and no title. */
const fewestLabels = 2;

/** "Jane Doe, fellow at X" over a text, as others stand over the next ones. */
function namesOneOfSeveral(title: Settled, settled: readonly Settled[]): boolean {
  // "The channel opens (al)" over a text, as others stand over the next ones.
  if (initialled.test(title.words))
    return settled.some((entry) => entry !== title && entry.words.length <= titleLength && initialled.test(entry.words));
  const isLabel = [looksLikeNamedPost, looksLikePostedName].find((looks) => looks(title.words));
  if (isLabel === undefined) return false;
  return settled.filter((entry) => entry !== title && entry.words.length <= titleLength && isLabel(entry.words)).length >= fewestLabels;
}

const initialled = /\s\(\p{L}{2,3}\)$/u;

const othersThan = (title: Settled, settled: readonly Settled[]): string[] => settled.flatMap((entry) => (entry === title ? [] : entry.words));

/** By so much another line has to be likelier than the one found by its place. */
const clearlyLikelier = 0.15;

/** A line of so many words does not stand twice over a text by chance, as the entries of menus do. */
const fewestWords = 4;

/** A page that was copied whole has its title twice, as its name and over the text: that line, where the one found looks like none, or where the two stand together. */
function repeatedTitle(settled: readonly Settled[], read: TitleHints, found: Settled | null): Settled | null {
  if (!read.infersHeadings || (read.told.title ?? null) !== null || found === null) return found;
  const prose = read.pieces.findIndex(({ start, end }) => end - start >= leastProse);
  const lines = read.pieces.slice(0, Math.max(0, prose)).map((piece) => foldText(wordsOf(read.text, piece)));
  const looksRight = found.line.role === "title";
  const counted = looksRight ? lines.filter((line, index) => [-2, -1, 1, 2].some((step) => line === lines[index + step])) : lines;
  const over = Map.groupBy(counted, (line) => line);
  const stands = ({ words }: Settled): number => over.get(foldText(words))?.length ?? 0;
  const isTitle = (entry: Settled): boolean =>
    entry.words.split(" ").length >= fewestWords && entry.words.length <= titleLength && entry.kind !== "byline" && stands(entry) > 1;
  return stands(found) > 1 ? found : (openingOf(settled).find(isTitle) ?? found);
}

const opening: ReadonlySet<string> = new Set(["byline", "standfirst", "label", "expert", "bio", "question", "host", "turn", "body"]);

/** Behind such a line no title stands. */
const opensPage = ({ line }: Settled): boolean => opening.has(line.role) && line.probability >= likelyByline;

const overLetters = /^(?:readers['’] |your )?letters(?: to (?:the|our) editors?| from (?:our )?readers)?:?$/i;

/** The line that the page's prose and the lines around it speak for, where the format marks no headings and this is not the one found by its place. */
function likelierTitle(settled: readonly Settled[], { infersHeadings, told }: TitleHints, found: Settled | null): Settled | null {
  const isMarked = settled.some(({ piece }) => piece.shape === "heading");
  if (!infersHeadings || isMarked || (told.title !== null && told.title !== undefined)) return found;
  // Under it each letter has a title of its own.
  if (found !== null && overLetters.test(found.words)) return found;
  const { index, likeness, all } = likeliestTitle(settled);
  const better = settled[index] ?? null;
  if (found === null || better === null) return better ?? found;
  const own = all[settled.indexOf(found)] ?? { likeness, echo: 1 };
  // What the line reader is sure of stands, unless the prose says nothing of it.
  const isSure = own.likeness >= 0 && own.echo > 0 && found.line.title >= sureLine && better.line.title < sureLine;
  const at = settled.indexOf(found);
  if (settled.slice(at + 1, index).some(opensPage)) return found;
  const isSubtitle = settled[index + 1] === found;
  return isSubtitle || (!isSure && likeness > own.likeness + clearlyLikelier) ? better : found;
}

function toldTitle(settled: readonly Settled[], told: string | null | undefined): Settled | null {
  if (told === null || told === undefined) return null;
  const folded = foldText(told.trim());
  return (
    settled.find(({ words, kind }) => (kind === null || kind === "heading") && words.length <= titleLength && foldText(words) === folded) ?? null
  );
}

const isProse = ({ line, words }: Settled): boolean =>
  line.role === "body" && line.probability >= sureLine && words.length >= leastProse && /[.!?…]["”’)]*$/.test(words);

/** The lines among which the title stands: those before the first prose, and more only where prose follows them. */
function openingOf(settled: readonly Settled[]): readonly Settled[] {
  const lines = settled.slice(0, titleReach);
  const prose = lines.findIndex(isProse);
  const goesOn = settled.findLastIndex(isProse);
  return prose < 0 ? lines : lines.filter((_, index) => index < Math.max(prose, goesOn));
}

const isTitleLine = ({ line, words }: Settled): boolean =>
  line.role === "title" && words.length <= titleLength && !isParagraph(words) && !isRemark(words) && !/[.;:]$/.test(words);

/** The first line that the line reader takes for a title, where the format marks none. */
function readTitle(settled: readonly Settled[], { infersHeadings, told }: TitleHints): Settled | null {
  if (!infersHeadings || (told.title !== null && told.title !== undefined)) return null;
  const opening = openingOf(settled);
  const first = opening.find((entry) => isTitleLine(entry) && entry.line.probability >= sureLine) ?? null;
  return titleOverByline(opening, first) ?? first;
}

const likelyByline = 0.6;
const isDated = ({ line }: Settled): boolean => line.role === "dateline" || line.role === "kicker";

/** Where a date stands between two lines that look like titles, the first is the site's: the title is the one right over the byline. */
function titleOverByline(opening: readonly Settled[], first: Settled | null): Settled | null {
  const byline = opening.findIndex(({ line, kind }) => kind === "byline" || (line.role === "byline" && line.probability >= likelyByline));
  const over = opening[byline - 1];
  if (over === undefined || over === first || !isTitleLine(over)) return null;
  const start = opening.findIndex((entry) => entry === first || isTitleLine(entry));
  return opening.slice(start, byline - 1).some(isDated) ? over : null;
}

/** From this probability on a line may be the title where nothing else looks like one. */
const likelyTitle = 0.35;
/** The name of the outlet over its page. */
const ofTheSite = 0.3;
/** Letters open with these. */
const salutation = /^(?:to the editors?|dear\b|sirs?\b|madam\b|your excellenc(?:y|ies)|excellenc(?:y|ies))/i;

function firstTitle(settled: readonly Settled[], { infersHeadings, told }: TitleHints): Settled | null {
  if (told.title !== null && told.title !== undefined) return null;
  const start = settled.findIndex(({ kind }) => kind !== "other");
  const first = settled[start];
  if (first === undefined) return null;
  const opening = settled.slice(start, start + 6);
  const top = opening.find(({ kind, piece }) => kind === "heading" && piece.shape === "heading" && piece.level <= 1);
  if (top !== undefined) return top;
  if (first.kind === "heading" && first.piece.shape === "heading") return first;
  const lines = infersHeadings ? openingOf(settled) : [];
  const over = titleOverByline(lines, first);
  if (over !== null) return over;
  const likely = lines.find((entry) => isTitleLine(entry) && entry.line.probability >= likelyTitle && entry.kind !== "byline");
  const isTitle = first.kind === "heading" || (infersHeadings && first.kind === null && isLikeTitle(settled, start));
  if (likely !== undefined && (!isTitle || first.line.furniture >= ofTheSite)) return likely;
  return isTitle && !salutation.test(first.words) ? first : null;
}

function isLikeTitle(settled: readonly Settled[], start: number): boolean {
  const { words } = settled[start] as Settled;
  return settled.length > start + 1 && words.length <= titleLength && !isParagraph(words) && !/[.;,:…]["”’)]*$/.test(words);
}
