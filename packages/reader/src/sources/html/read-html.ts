import { RapporteurError, type Warning } from "@rapporteur/core/base";
import type { DocumentMetadata } from "@rapporteur/core/model";
import { foldText } from "@rapporteur/core/text";
import { isFurnitureLine } from "../furniture.ts";
import { looksLikeBio, looksLikeByline, looksLikeDateLine, looksLikeName, looksLikePostedLine, looksLikePostLine } from "../line-roles.ts";
import { parseDay } from "../parse-date.ts";
import type { Piece } from "../piece.ts";
import { type ReadDocument, type ReadPieces, settlePieces } from "../settle-pieces.ts";
import { descendants, measureText, wordsIn } from "./element.ts";
import { findRoots } from "./find-root.ts";
import { openTabs } from "./open-tabs.ts";
import { pageMetadata } from "./page-metadata.ts";
import { savedFrom } from "./saved-from.ts";
import { type PagePiece, pagePieces } from "./page-pieces.ts";
import { type HtmlElement, parseHtml } from "./parse-html.ts";
import { prunePage } from "./prune-page.ts";

export interface ReadHtmlOptions {
  /** How errors name the page. */
  readonly source: string;
  /** Where the page was fetched from; relative addresses are resolved against it. */
  readonly url?: string | null;
}

/**
 * Reads a page: metadata from its head, then the text without furniture. The stored text is the extraction, one blank line between
 * blocks.
 *
 * @param html decoded markup
 * @throws RAP_SOURCE_NO_TEXT where nothing is left to read
 * Cost: O(length) for ordinary pages.
 */
export function readHtml(html: string, options: ReadHtmlOptions): ReadDocument {
  return settlePieces(htmlPieces(html, options));
}

/** A page taken apart, before anything is decided about its pieces. */
export function htmlPieces(html: string, options: ReadHtmlOptions): ReadPieces {
  const { root, isFlattened } = parseHtml(html);
  const { told, warnings } = pageMetadata(root, options.url ?? savedFrom(html));
  openTabs(root);
  const shares = measureText(root);
  const shownTags = prunePage(root, shares);
  const roots = findRoots(root, told.title ?? null);
  const time = firstTime(roots.root);
  const kept = selectPieces(pagePieces(roots, shares), told);
  const { text, pieces } = assemblePieces(kept);
  if (pieces.length === 0) throw new RapporteurError("RAP_SOURCE_NO_TEXT", { source: options.source });
  const tags = shownTags === null || (shownTags.length === 0 && (told.tags?.length ?? 0) > 0) ? (told.tags ?? []) : shownTags;
  const published = told.published ?? time;
  return {
    text,
    pieces,
    told: { ...told, tags, published },
    infersHeadings: false,
    warnings: [...warnings, ...(isFlattened ? [flattened] : [])],
  };
}

const flattened: Warning = { code: "html-flattened", message: "the page nests too deeply to keep its structure; its text was kept" };

/** The day of the first `<time>` that stands in the document. */
function firstTime(root: HtmlElement): string | null {
  for (const element of descendants(root)) {
    if (element.name === "time") return parseDay(element.attribute("datetime") ?? wordsIn(element));
  }
  return null;
}

/** Pieces between title and text, and after the text, stay only where they are about the document or its authors. */
function selectPieces(pieces: readonly PagePiece[], told: Partial<DocumentMetadata>): PagePiece[] {
  const titleAt = pieces.findIndex(({ isTitle }) => isTitle);
  const contentAt = pieces.findIndex(({ isInContent }) => isInContent);
  const contentEnd = pieces.findLastIndex(({ isInContent }) => isInContent);
  const authors = (told.authors ?? []).map((name) => foldText(name)).filter((name) => name.length > 3);
  const start = titleAt >= 0 && titleAt <= contentAt + 3 ? titleAt : 0;
  const selected = pieces.filter((piece, index) => {
    if (index < start) return piece.isInContent && piece.text.length > 60;
    if (piece.isInContent || piece.isTitle) return true;
    return index < contentAt ? belongsAbove(piece, authors) : index > contentEnd && belongsBelow(piece);
  });
  if (titleAt < 0 && told.title !== null && told.title !== undefined) selected.unshift(titlePiece(told.title));
  const isAuthor = ({ isInContent, role, text }: PagePiece): boolean => !isInContent && role === null && authors.includes(foldText(text));
  return keepFirstStandfirst(selected.map((piece) => (isAuthor(piece) ? { ...piece, role: "byline" } : piece)));
}

function belongsAbove({ text, role, shape }: PagePiece, authors: readonly string[]): boolean {
  if (isFurnitureLine(text)) return false;
  if (role !== null || text.length > 60 || shape === "heading") return true;
  return looksLikeDateLine(text) || looksLikePostedLine(text) || looksLikeByline(text) || looksLikeBio(text) || authors.includes(foldText(text));
}

function belongsBelow({ text, role }: PagePiece): boolean {
  if (role === "bio") return true;
  if (role === "byline") return looksLikeName(text) || looksLikeByline(text) || looksLikePostLine(text);
  return looksLikeBio(text);
}

function titlePiece(text: string): PagePiece {
  return { text, shape: "heading", level: 1, emphasis: [], role: "title", isInContent: false, isTitle: true, isItalic: false, hints: [] };
}

/**
 * A standfirst comes before the text, and the first one counts. Without one that the page calls so, it is a paragraph wholly in italics, or
 * a heading of a sentence's length between title and text.
 */
function keepFirstStandfirst(pieces: readonly PagePiece[]): PagePiece[] {
  let canFollow = true;
  const isNamed = pieces.some(({ role }) => role === "standfirst");
  return pieces.map((piece, index) => {
    const isProse = piece.shape === "paragraph" && piece.text.length > 60 && piece.role === null;
    const isSubtitle = piece.shape === "heading" && !piece.isInContent && pieces[index - 1]?.isTitle === true && piece.text.length > 40;
    const isTold = !isNamed && ((isProse && piece.isItalic && !closesWithBio(piece)) || isSubtitle);
    if ((piece.role === "standfirst" || isTold) && canFollow && piece.text.length > 15) {
      canFollow = false;
      return { ...piece, shape: "paragraph", level: 0, role: "standfirst" };
    }
    if (isProse && piece.text.length > 300) canFollow = false;
    return settleRole(piece);
  });
}

function settleRole(piece: PagePiece): PagePiece {
  if (piece.role === "standfirst") return { ...piece, role: null };
  return piece.role === null && piece.isItalic && looksLikeBio(piece.text) ? { ...piece, role: "bio" } : piece;
}

/** A bio, with or without the dash of a signature before it. */
function closesWithBio({ text }: PagePiece): boolean {
  return looksLikeBio(text.replace(/^[—–-]+\s*/, ""));
}

/** Writes blocks out as text, one blank line between them. Cost: O(length). */
export function assemblePieces(parts: readonly PagePiece[]): { text: string; pieces: Piece[] } {
  const pieces: Piece[] = [];
  let length = 0;
  const texts: string[] = [];
  for (const { text, shape, level, emphasis, role, hints } of parts) {
    const start = length === 0 ? 0 : length + 2;
    const moved = emphasis.map((span) => ({ start: start + span.start, end: start + span.end }));
    pieces.push({ start, end: start + text.length, shape, level, emphasis: moved, markup: [], role, hints });
    texts.push(text);
    length = start + text.length;
  }
  return { text: texts.join("\n\n"), pieces };
}
