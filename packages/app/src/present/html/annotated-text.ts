import type { Span } from "@rapporteur/core/model";
import type { ReadoutStatement } from "@rapporteur/reader/readout";
import type { FormatSpan } from "./format-span.ts";
import { html, Markup } from "./markup.ts";

/** A statement with its place in the page: its number, and the lane its underline runs in. */
export interface PlacedStatement extends Span {
  readonly number: number;
  readonly type: ReadoutStatement["type"];
  readonly isDraft: boolean;
  /** Stands behind its last word; without words of its own, so that the text stays as it is written. */
  readonly gloss?: Markup;
}

/** More underlines than these at one place cannot be told apart; what is beyond keeps its card and loses its line. */
export const laneCount = 4;

/**
 * Gives each statement the lowest lane that no overlapping earlier one uses (greedy interval colouring).
 *
 * @param statements sorted by start
 * @returns lane by position in `statements`; `laneCount` or more means no line
 * Cost: O(n × lanes).
 */
export function assignLanes(statements: readonly Span[]): number[] {
  const laneEnds: number[] = [];
  return statements.map(({ start, end }) => {
    let lane = laneEnds.findIndex((laneEnd) => laneEnd <= start);
    if (lane === -1) lane = laneEnds.length;
    laneEnds[lane] = end;
    return lane;
  });
}

/**
 * A stretch of text with its statements marked. Statements may overlap in any way, so the stretch is cut at every start
 * and end, and each piece is wrapped in one element a statement that covers it: no element ever crosses another.
 *
 * @param statements those that overlap `span`, sorted by start
 * Cost: O(text + cuts × statements at one place).
 */
export function markText(text: string, span: Span, statements: readonly PlacedStatement[], formats: readonly FormatSpan[] = []): Markup {
  const lanes = assignLanes(statements);
  const cuts = new Set([span.start, span.end]);
  for (const { start, end } of [...statements, ...formats]) {
    if (start > span.start && start < span.end) cuts.add(start);
    if (end > span.start && end < span.end) cuts.add(end);
  }
  const borders = [...cuts].sort((a, b) => a - b);
  const pieces: Markup[] = [];
  for (const [index, from] of borders.entries()) {
    const to = borders[index + 1];
    if (to === undefined) break;
    pieces.push(...anchorsAt(from, formats), ...imagesAt(from, formats));
    const words = setPiece(text.slice(from, to), { start: from, end: to }, formats);
    pieces.push(wrapPiece(words, { start: from, end: to }, statements, lanes));
    for (const { end, gloss } of statements) if (end === to && gloss !== undefined) pieces.push(gloss);
  }
  return html`${pieces}${imagesAt(span.end, formats)}`;
}

function anchorsAt(at: number, formats: readonly FormatSpan[]): Markup[] {
  return formats.flatMap(({ kind, start, href }) => (kind === "anchor" && start === at && href !== null ? [html`<span id="${href}"></span>`] : []));
}

/** A picture of another server is not fetched for the reader, who would be known there: its description leads to it. */
function imagesAt(at: number, formats: readonly FormatSpan[]): Markup[] {
  const images = formats.filter(({ kind, start }) => kind === "image" && start === at);
  return images.map(
    ({ href, alt }) =>
      html`<a class="picture" href="${href ?? ""}" rel="noopener noreferrer">Picture: ${alt === null || alt === "" ? "without description" : alt}</a> `,
  );
}

/** Words in the formats that cover them; a link innermost, so that none lies in another. */
function setPiece(words: string, piece: Span, formats: readonly FormatSpan[]): Markup {
  const covers = (kind: FormatSpan["kind"]): FormatSpan | undefined =>
    formats.find((format) => format.kind === kind && format.start <= piece.start && format.end >= piece.end);
  let inner = html`${words}`;
  if (covers("code") !== undefined) inner = html`<code>${inner}</code>`;
  const link = covers("link")?.href;
  if (link !== undefined && link !== null) inner = html`<a href="${link}" rel="noopener noreferrer">${inner}</a>`;
  if (covers("emphasis") !== undefined) inner = html`<em>${inner}</em>`;
  if (covers("strong") !== undefined) inner = html`<strong>${inner}</strong>`;
  return inner;
}

function wrapPiece(words: Markup, piece: Span, statements: readonly PlacedStatement[], lanes: readonly number[]): Markup {
  let inner = words;
  for (const [index, statement] of statements.entries()) {
    if (statement.start > piece.start || statement.end < piece.end) continue;
    const lane = lanes[index] ?? laneCount;
    const line = lane < laneCount ? ` lane-${lane} ${statement.type}${statement.isDraft ? " draft" : ""}` : "";
    const anchor = piece.start === statement.start ? html` id="t${statement.number}"` : "";
    inner = html`<span class="m s${statement.number}${line}"${anchor}>${inner}</span>`;
  }
  return inner;
}
