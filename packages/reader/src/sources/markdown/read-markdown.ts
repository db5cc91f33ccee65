import type { Warning } from "@rapporteur/core/base";
import type { DocumentMetadata } from "@rapporteur/core/model";
import { foldText } from "@rapporteur/core/text";
import { looksLikeBio, splitTags } from "../line-roles.ts";
import { parseDate } from "../parse-date.ts";
import { type Piece, type PieceRole, wordsOf } from "../piece.ts";
import { ambiguousDate, type ReadDocument, type ReadPieces, settlePieces } from "../settle-pieces.ts";
import { textPieces } from "../plain/read-text.ts";
import { splitAuthors } from "../split-authors.ts";
import { type FrontValue, readFrontMatter } from "./front-matter.ts";
import { isTooHard } from "./is-too-hard.ts";
import { type MarkdownPiece, markdownPieces } from "./markdown-pieces.ts";
import { unescaped } from "./unescaped.ts";

/**
 * Reads a Markdown text. The stored text is the file's own text, marks included but for needless backslashes: blocks leave marks out at their ends, and `markup`
 * lists those inside. Title and standfirst that stand only in the front matter are blocks there.
 *
 * A text that the parser would take too long over is read as plain text, with the warning `markdown-as-text`.
 *
 * @param text decoded text
 */
export function readMarkdown(text: string): ReadDocument {
  return settlePieces(markdownAsPieces(text));
}

/** A Markdown text taken apart, before anything is decided about its pieces. */
export function markdownAsPieces(written: string): ReadPieces {
  if (isTooHard(written)) return asPlainText(written);
  const front = readFrontMatter(written);
  // In the front matter a backslash is a mark of another language.
  const text = written.slice(0, front.end) + unescaped(written.slice(front.end));
  const body = piecesOf(text, front.end);
  if (body === null) return asPlainText(text);
  const { told, warnings } = toldBy(front.values);
  const pieces = [...frontPieces(front.values, text, body), ...withRoles(body, text, told)];
  return { text, pieces, told, infersHeadings: false, warnings };
}

/** Null where marks nest deeper than the parser can follow. */
function piecesOf(text: string, from: number): MarkdownPiece[] | null {
  try {
    return markdownPieces(text, from);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function asPlainText(text: string): ReadPieces {
  const read = textPieces(text);
  const warning = { code: "markdown-as-text", message: "The Markdown is too large or nests too deeply to be parsed; it was read as plain text." };
  return { ...read, warnings: [...(read.warnings ?? []), warning] };
}

function toldBy(values: readonly FrontValue[]): { told: Partial<DocumentMetadata>; warnings: Warning[] } {
  const first = (key: FrontValue["key"]): FrontValue | undefined => values.find((value) => value.key === key && value.text !== "");
  const all = (key: FrontValue["key"]): string[] => values.filter((value) => value.key === key).map(({ text }) => text);
  const warnings: Warning[] = [];
  const written = first("published");
  const date = written === undefined ? null : parseDate(written.text);
  if (date?.kind === "ambiguous" && written !== undefined) warnings.push(ambiguousDate(date.written, written));
  const language = first("language")?.text;
  return {
    told: {
      title: first("title")?.text ?? null,
      standfirst: first("standfirst")?.text ?? null,
      published: date?.kind === "day" ? date.date : null,
      publisher: first("publisher")?.text ?? null,
      url: first("url")?.text ?? null,
      authors: all("author").flatMap(splitAuthors),
      tags: all("tags").length === 1 ? splitTags(all("tags")[0] ?? "") : all("tags"),
      ...(language === undefined ? {} : { language }),
    },
    warnings,
  };
}

/** Front matter that the text does not repeat becomes a block where it stands. */
function frontPieces(values: readonly FrontValue[], text: string, body: readonly MarkdownPiece[]): Piece[] {
  const roles: Partial<Record<FrontValue["key"], PieceRole>> = { title: "title", standfirst: "standfirst", author: "byline" };
  const opening = body.slice(0, 10).map((piece) => foldText(text.slice(piece.start, piece.end)));
  const pieces: Piece[] = [];
  for (const { key, start, end, text: words } of values) {
    const role = roles[key];
    const isRepeated = opening.some((piece) => (key === "author" ? piece.includes(foldText(words)) : piece === foldText(words)));
    const isSecond = key !== "author" && pieces.some((piece) => piece.role === role);
    if (role === undefined || isRepeated || isSecond || start >= end) continue;
    pieces.push({ start, end, shape: role === "title" ? "heading" : "paragraph", level: role === "title" ? 1 : 0, emphasis: [], markup: [], role });
  }
  return pieces;
}

/** Entries of a jump list, bios in italics, and the standfirst: a paragraph wholly in italics between title and text. */
function withRoles(body: readonly MarkdownPiece[], text: string, told: Partial<DocumentMetadata>): Piece[] {
  let canBeStandfirst = told.standfirst === null;
  return body.map(({ isItalic, ...piece }, index) => {
    const words = wordsOf(text, piece);
    if (piece.shape === "item" && isJumpEntry(text.slice(piece.start, piece.end))) return { ...piece, role: "jump" };
    if (isItalic && looksLikeBio(words)) return { ...piece, role: "bio" };
    const isProse = piece.shape === "paragraph" && words.length > 60;
    const isStandfirst =
      canBeStandfirst && isProse && isItalic && index > 0 && body.slice(0, index).some(({ shape, level }) => shape === "heading" && level === 1);
    if (isProse && (isStandfirst || !isItalic)) canBeStandfirst = false;
    return isStandfirst ? { ...piece, role: "standfirst" } : piece;
  });
}

function isJumpEntry(written: string): boolean {
  return /^\[[^\]]*\]\(#[^)\s]*\)$/.test(written);
}
