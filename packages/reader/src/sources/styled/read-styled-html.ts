import { RapporteurError } from "@rapporteur/core/base";
import { confirmClaims, datedByFile, type FileClaims } from "../confirm-claims.ts";
import { descendants, findElement, measureText, setChildren, wordsIn } from "../html/element.ts";
import { type PagePiece, pagePieces } from "../html/page-pieces.ts";
import { HtmlElement, type HtmlNode, parseHtml } from "../html/parse-html.ts";
import { assemblePieces } from "../html/read-html.ts";
import { type ReadDocument, settlePieces } from "../settle-pieces.ts";

export interface StyledOptions {
  /** How errors name the document. */
  readonly source: string;
  /** What the document says of itself. */
  readonly claims: FileClaims;
}

/**
 * Reads a document of a word processor that was made HTML by its styles: headings, lists, paragraphs, quotes; tables as rows of text; foot- and endnotes
 * last. Nothing is taken for a page's furniture because of its place.
 *
 * @param html headings, paragraphs (classes title, standfirst, byline), lists, quotes, tables; notes as a list whose ids end in "footnote-1"
 * @throws RAP_SOURCE_NO_TEXT
 * Cost: O(length).
 */
export function readStyledHtml(html: string, { source, claims }: StyledOptions): ReadDocument {
  const { root } = parseHtml(html);
  const notes = takeNotes(root);
  const title = findElement(root, (element) => element.name === "h1" && element.attribute("class") === "title");
  for (const cell of descendants(root)) if (cell.name === "td" || cell.name === "th") flattenCell(cell);
  const body = pagePieces({ root, content: root, title }, measureText(root));
  const { text, pieces } = assemblePieces([...body, ...notePieces(notes)]);
  if (pieces.length === 0) throw new RapporteurError("RAP_SOURCE_NO_TEXT", { source });
  const told = confirmClaims(claims, text);
  const infersHeadings = !body.some(
    ({ shape, emphasis, text: words }) => shape === "heading" || (emphasis.length === 1 && emphasis[0]?.end === words.length),
  );
  return datedByFile(settlePieces({ text, pieces, told, infersHeadings, hasNoFurniture: true }), claims);
}

const noteId = /(?:^|-)(?:footnote|endnote)-\d+$/;

/** Takes the list of notes out of the page, and out of it the arrows that lead back. */
function takeNotes(root: HtmlElement): HtmlElement | null {
  const isNote = (node: HtmlNode): boolean => typeof node !== "string" && node.name === "li" && noteId.test(node.attribute("id") ?? "");
  const at = root.children.findLastIndex((node) => typeof node !== "string" && node.name === "ol" && node.children.some(isNote));
  const list = root.children[at];
  if (!(list instanceof HtmlElement)) return null;
  root.children.splice(at, 1);
  for (const element of descendants(list)) {
    const back = element.children.findIndex((node) => typeof node !== "string" && node.name === "a" && wordsIn(node) === "↑");
    if (back >= 0) element.children.splice(back, 1);
  }
  return list;
}

function notePieces(list: HtmlElement | null): PagePiece[] {
  if (list === null) return [];
  const pieces = pagePieces({ root: list, content: list, title: null }, measureText(list));
  return pieces.map((piece) => ({ ...piece, shape: "code", level: 0, role: null }));
}

/** Longer than this, a cell holds prose, and the table only lays it out. */
const longestCell = 400;

/** A cell's paragraphs become its text, so that the table is told from one that lays out a page. */
function flattenCell(cell: HtmlElement): void {
  const blocks = cell.children.filter((node): node is HtmlElement => typeof node !== "string");
  if (blocks.length !== cell.children.length || blocks.some(({ name }) => name !== "p") || wordsIn(cell).length > longestCell) return;
  setChildren(
    cell,
    blocks.flatMap((block) => [...block.children, " "]),
  );
}
