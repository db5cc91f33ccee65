import { isFurnitureRole, type LineRole } from "@rapporteur/core/model";
import { foldText } from "@rapporteur/core/text";
import { isCreditLine, isFurnitureLine, isRule, looksLikeLinkTitle, startsJumpList, startsOtherPages } from "./furniture.ts";
import {
  looksLikeAuthorLine,
  looksLikeBio,
  looksLikeByline,
  looksLikeDatedSignature,
  looksLikeDateLine,
  looksLikeHeading,
  looksLikeName,
  looksLikeNamedPost,
  looksLikeRubric,
  looksLikePlaced,
  looksLikePostedName,
  looksLikeSigned,
  opensByline,
  personName,
  tagsOf,
} from "./line-roles.ts";
import { linesAmidFurniture } from "./lines/amid-furniture.ts";
import { isProse } from "./lines/is-prose.ts";
import type { ReadLine } from "./lines/read-lines.ts";
import { beforeComments } from "./lines/readers-comments.ts";
import { turnsIn } from "./lines/talk-lines.ts";
import { type Piece, wordsOf } from "./piece.ts";
import { likeliestTitle } from "./title-likeness.ts";

/** What is left of a page once its furniture is gone. */
export interface KeptPieces {
  readonly pieces: readonly Piece[];
  /** What the line reader says of each. */
  readonly lines: readonly ReadLine[];
  /** Tags the page lists; null where it lists none and does not say so. */
  readonly tags: readonly string[] | null;
}

/** A line that is furniture with at least this probability goes; one that also looks like a line every site has goes from the lower, and one that looks like text from the higher. */
const furnitureShare = 0.5;
const knownFurnitureShare = 0.1;
const textFurnitureShare = 0.8;
/** A line as short as this is no paragraph. */
const shortLine = 120;

/**
 * Drops share bars, newsletter boxes, lists of other pages, captions, and everything from the comment form on, up to where another text opens; reads tag lines.
 * Cost: O(length).
 *
 * @param readings what the line reader says of each piece
 */
export function dropFurniture(text: string, all: readonly Piece[], readings: readonly ReadLine[]): KeptPieces {
  const kept: Piece[] = [];
  const keptLines: ReadLine[] = [];
  let tags: string[] | null = null;
  const keep = (piece: Piece, line: ReadLine): void => {
    kept.push(piece);
    keptLines.push(line);
  };
  const { pieces, lines, end } = beforeComments(text, all, readings);
  const own = pieces.slice(0, endOfText(text, end < 0 ? pieces : pieces.slice(0, end), lines));
  const allWords = pieces.map((piece) => wordsOf(text, piece));
  const isOfTalk = turnsIn(allWords);
  const isAmid = linesAmidFurniture(allWords, lines);
  const signing = signaturesIn(allWords);
  const title = unmarkedTitle(text, own, lines);
  const twice = standingTwice(allWords);
  for (let index = 0; index < own.length; index++) {
    const piece = own[index] as Piece;
    const line = lines[index] as ReadLine;
    const words = allWords[index] ?? "";
    if (
      index === title ||
      (index === 0 && overLetters.test(words)) ||
      ((twice.has(index) || headsText(allWords, lines, index)) && isPlain(piece) && !isFurnitureLine(words))
    ) {
      keep(piece, line);
      continue;
    }
    if (isOverPost(words, lines[index + 1])) {
      keep(piece, isFurnitureRole(line.role) ? { ...line, role: "label", probability: furnitureShare } : line);
      continue;
    }
    if (isAmid[index] === true && isPlain(piece) && !isOfTalk(words)) continue;
    if (startsOtherPages(words) && line.furniture >= knownFurnitureShare) index = lastOfList(text, own, { head: index, lines });
    else if (startsJumpList(words)) {
      const last = lastOfJumpList(text, own, index);
      for (; index <= last; index++) keep({ ...(own[index] as Piece), role: "jump" }, lines[index] as ReadLine);
      index--;
    } else if (tagsOf(words) !== null) {
      const by = filedBy(text, piece);
      tags = [...(tags ?? []), ...(tagsOf(text.slice(piece.start, by?.start ?? piece.end).replace(/(?<!\s)\s+[–—]\s*$/, "")) ?? [])];
      if (by !== null) keep(by, { ...line, role: "byline", probability: 1 });
    } else if (
      !isDroppable(piece, words, line) ||
      signing.has(index) ||
      isOfTalk(words) ||
      (isCutOff(text, pieces, index) && !isFurnitureLine(words) && line.furniture < textFurnitureShare)
    )
      keep(
        piece,
        (isOnSomebody(words) || signing.has(index)) && isFurnitureRole(line.role) ? { ...line, role: "label", probability: furnitureShare } : line,
      );
  }
  return { pieces: kept, lines: keptLines, tags };
}

/** The first line of a page that says that letters follow. */
const overLetters = /^(?:letters (?:in brief|to the editors?)|(?:readers['’]? |your )(?:letters|views))$/i;

/** The source says nothing of what the piece is. */
const isPlain = ({ role, shape }: Piece): boolean => role === null && (shape === "paragraph" || shape === "item");

/** The person whom a line names may be named nowhere else. */
const isOnSomebody = (words: string): boolean =>
  looksLikeName(words) ||
  looksLikeNamedPost(words.replace(/\.$/, "")) ||
  looksLikeBio(words) ||
  opensByline(words) ||
  looksLikeDatedSignature(words) ||
  looksLikeSigned(words) ||
  looksLikeAuthorLine(words);

/** A name over its bearer's post is a label, also where a portrait's caption with the same name stands over it. */
const isOverPost = (words: string, next: ReadLine | undefined): boolean =>
  next?.role === "role" && next.probability >= sureOfPost && looksLikeName(words);
const sureOfPost = 0.6;

/** Lines of names with places, or behind posts, right under a text, by index, on a page that has several of them: its last one may look like a link. */
function signaturesIn(words: readonly string[]): Set<number> {
  const isName = (line: string): boolean => looksLikePlaced(line) || looksLikePostedName(line);
  const found = words.flatMap((line, index) => (index > 0 && endsText.test(words[index - 1]?.slice(-endReach) ?? "") && isName(line) ? [index] : []));
  return new Set(found.length >= fewestSignatures ? found : []);
}

/** The first line of a page over who wrote its text, and "Ada Lund: Dredge it" right over a text: lists of other pages have no text under them. */
function headsText(words: readonly string[], lines: readonly ReadLine[], index: number): boolean {
  const [own = "", next = "", after] = words.slice(index, index + 3);
  const isText = (line: string | undefined, at: number): boolean =>
    line !== undefined && (isProse(line) || (line.length >= leastText && lines[at]?.role === "body"));
  const isTitle = index === 0 && namesWriter(next) && isText(after, index + 2);
  return own.length <= shortLine && (isTitle || (named.test(own) && isText(next, index + 1)));
}

const leastText = 80;
const named = new RegExp(`^(?:(?:Dr|Prof|Col|Gen|Sir|Dame)\\.?\\s+)?${personName}: \\p{Lu}`, "u");
const namesWriter = (line: string): boolean => looksLikeByline(line) || looksLikeName(line) || /^Columnist: /.test(line);

/** Lines over the first prose that stand twice with at most one line between: the page's name and its title, where it was copied whole. */
function standingTwice(words: readonly string[]): Set<number> {
  const over = words.slice(0, Math.max(0, words.findIndex(isProse)));
  const isTitle = (line: string): boolean => line.split(" ").length >= fewestTitleWords;
  return new Set(
    over.flatMap((line, index) => [1, 2].flatMap((step) => (line === over[index + step] && isTitle(line) ? [index, index + step] : []))),
  );
}

/** Entries of menus that come twice have fewer words. */
const fewestTitleWords = 4;

const endsText = /.{40}[.!?…]["”’)]*$/s;
/** So much of a text is looked at: one of a megabyte would be gone through forty times. */
const endReach = 80;
const fewestSignatures = 2;

/** Where no heading is marked, the line that heads the prose is no furniture, whatever it looks like; nor is what stands right over the byline, or a rubric over all text. */
function unmarkedTitle(text: string, pieces: readonly Piece[], lines: readonly ReadLine[]): number {
  if (pieces.some(({ shape, role }) => shape === "heading" || role === "title")) return -1;
  const { index } = likeliestTitle(pieces.map((piece, at) => ({ words: wordsOf(text, piece), line: lines[at] as ReadLine })));
  if (index >= 0) return index;
  const byline = lines.slice(0, bylineReach).findIndex(({ role }) => role === "byline");
  const [first] = pieces;
  const isRubric = byline < 0 && first !== undefined && looksLikeRubric(wordsOf(text, first)) && isOfText(lines[1]);
  return isRubric ? 0 : byline - 1;
}

/** A byline that signs the whole page stands among so many lines. */
const bylineReach = 6;

/** Index behind the last line that is no furniture: at the end of a page less makes it furniture, a heading or not. */
function endOfText(text: string, pieces: readonly Piece[], lines: readonly ReadLine[]): number {
  const allWords = pieces.map((piece) => wordsOf(text, piece));
  const [isOfTalk, signing] = [turnsIn(allWords), signaturesIn(allWords)];
  const isLast = (piece: Piece, index: number): boolean => {
    const words = allWords[index] ?? "";
    const isShort = words.length <= shortLine && (piece.role === null || piece.role === "caption") && tagsOf(words) === null;
    return (
      !isShort ||
      isLikeNone(words, lines[index]) ||
      isOfTalk(words) ||
      (isCutOff(text, pieces, index) && shareOf(lines, index) < textFurnitureShare) ||
      shareOf(lines, index) < furnitureShare ||
      signing.has(index) ||
      isOnSomebody(words)
    );
  };
  return pieces.findLastIndex(isLast) + 1;
}

/** A sentence at the end of the page that breaks off: the person who copied the page did not copy it whole. */
function isCutOff(text: string, pieces: readonly Piece[], index: number): boolean {
  const piece = pieces[index];
  return piece !== undefined && index + 1 === pieces.length && piece.shape === "paragraph" && breaksOff.test(wordsOf(text, piece));
}

const breaksOff = /^["“‘']?\p{Lu}(?=.{60}).*\p{Ll}+[,;]? \p{Ll}+[,;]? \p{Ll}+[,;]? \p{Ll}+.*[\p{L},]$/su;

/** "Filed under: Trade — Jane Doe @ 4:40 pm": the line under a heading by which blogs tell who wrote. */
function filedBy(text: string, piece: Piece): Piece | null {
  const written = text.slice(piece.start, piece.end);
  const time = /\s@\s\d{1,2}:\d{2}(?:\s?[ap]m)?$/i.exec(written);
  const name = time === null ? null : (/[–—]\s+([^–—@]{3,60})$/.exec(written.slice(0, time.index))?.[1] ?? null);
  if (time === null || name === null || !looksLikeName(name)) return null;
  const end = piece.start + time.index;
  return { ...piece, start: end - name.length, end, role: "byline", emphasis: [] };
}

function shareOf(lines: readonly ReadLine[], index: number): number {
  return lines[index]?.furniture ?? 0;
}

/** A paragraph of this length is text, whatever its words remind of. */
const proseLength = 500;

function isDroppable(piece: Piece, words: string, line: ReadLine): boolean {
  const { furniture } = line;
  if (piece.role === "caption") return true;
  if (piece.role === "title" || piece.role === "standfirst" || words.length > proseLength) return false;
  if (isRule(words) || isCreditLine(words)) return true;
  // What the markup says of a piece is certain.
  if (piece.role !== null && !isFurnitureLine(words)) return false;
  const names = isOnSomebody(words);
  if (isFurnitureLine(words)) return furniture >= (names ? furnitureShare : knownFurnitureShare);
  // Tables, and lines that go on with a sentence, belong to a text.
  const goesOn = piece.shape === "table" || piece.shape === "code" || /^\p{Ll}/u.test(words) || /[;,]$/.test(words);
  if (goesOn && !names && piece.shape !== "heading") return false;
  // What the source sets as a heading heads a text, unless the line reader is sure.
  return furniture >= (names || piece.shape === "heading" || isProse(words) || isLikeNone(words, line) ? textFurnitureShare : furnitureShare);
}

/** A sentence that looks more like text than like any one kind of furniture. */
function isLikeNone(words: string, line: ReadLine | undefined): boolean {
  if (line === undefined || line.furniture >= textFurnitureShare || !/^(?:\S+\s+){2,}\S+[.!?…]["”’)]*$/.test(words)) return false;
  return !isFurnitureRole(line.role) || line.probability < furnitureShare;
}

const textRoles: ReadonlySet<LineRole> = new Set<LineRole>(["heading", "label", "bio", "body", "turn", "host", "question"]);

/** The line reader is sure that the text goes on here. */
function isOfText(line: ReadLine | undefined): boolean {
  return line !== undefined && textRoles.has(line.role) && line.probability >= 0.8;
}

/** Index of the last entry of a list of other pages whose head is at `head`. */
function lastOfList(text: string, pieces: readonly Piece[], { head, lines }: { head: number; lines: readonly ReadLine[] }): number {
  let last = head;
  while (last + 1 < pieces.length) {
    const next = pieces[last + 1] as Piece;
    const words = wordsOf(text, next);
    const isEntry =
      (next.shape === "item" && !isProse(words)) || next.role === "caption" || (next.shape === "paragraph" && looksLikeLinkTitle(words));
    // Over a text stands its author, and no entry.
    const isOverText = looksLikeByline(words) && pieces.slice(last + 2, last + 4).some((piece) => isProse(wordsOf(text, piece)));
    if (!isEntry || isOverText || isOfText(lines[last + 1])) break;
    last++;
  }
  const after = pieces[last + 1];
  // In a text without markup the heading of the next section looks like one more link.
  return after !== undefined && last > head && isHeadingOfNext(text, pieces[last] as Piece) ? last - 1 : last;
}

function isHeadingOfNext(text: string, piece: Piece): boolean {
  const words = wordsOf(text, piece);
  const isMetadata = looksLikeByline(words) || looksLikeDateLine(words) || looksLikeName(words);
  return piece.shape === "paragraph" && looksLikeHeading(words) && !isMetadata;
}

/** Entries of a jump list: list items, or short lines whose words come again further down. */
function lastOfJumpList(text: string, pieces: readonly Piece[], head: number): number {
  let last = head;
  for (let next = pieces[last + 1]; next !== undefined && last - head < longestJumpList; next = pieces[last + 1]) {
    const words = wordsOf(text, next);
    if (next.shape !== "item" && !(looksLikeLinkTitle(words) && recurs(text, words, next.end))) break;
    last++;
  }
  return last;
}

/** Every entry is looked for in the text that follows, so that a list without end would cost its square. */
const longestJumpList = 150;
const recurringReach = 200_000;

function recurs(text: string, words: string, from: number): boolean {
  return words.length > 2 && foldText(text.slice(from, from + recurringReach)).includes(foldText(words));
}
