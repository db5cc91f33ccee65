import type { DocumentMetadata } from "@rapporteur/core/model";
import { looksLikeBio } from "../line-roles.ts";
import { type Piece, wordsOf } from "../piece.ts";
import { type ReadDocument, type ReadPieces, settlePieces } from "../settle-pieces.ts";
import { tellFront } from "../plain/front-told.ts";
import { textPieces } from "../plain/read-text.ts";
import { readFrontMatter } from "./front-matter.ts";
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
  const { told, pieces: fronted, warnings } = tellFront(front.values, text, body);
  const pieces = [...fronted, ...withRoles(body, text, told)];
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
