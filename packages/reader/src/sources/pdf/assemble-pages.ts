import type { PageAnchor, Span } from "@rapporteur/core/model";
import { foldText, toStoredText } from "@rapporteur/core/text";
import { joinSpans } from "../html/page-pieces.ts";
import { looksLikeByline, looksLikeDateLine, looksLikeNamedPost } from "../line-roles.ts";
import type { Piece, PieceRole, PieceShape } from "../piece.ts";
import { isBoldLine, type Line } from "./flow-lines.ts";
import type { LineGroup } from "./group-lines.ts";
import { joinedEnd, type KnownWords } from "./join-lines.ts";
import type { Typography } from "./typography.ts";

/** The text of all pages with its pieces. */
export interface AssembledPages {
  /** Stored text. */
  readonly text: string;
  readonly pieces: readonly Piece[];
  readonly pages: readonly PageAnchor[];
  /** True where sizes or weights tell headings apart. */
  readonly hasHeadings: boolean;
}

export interface AssembleOptions {
  readonly typography: Typography;
  readonly known: KnownWords;
  /** What the file says that its title is. */
  readonly title: string | null;
}

/** Writes groups of lines out as text, one blank line between them. Cost: O(letters). */
export function assemblePages(groups: readonly LineGroup[], options: AssembleOptions): AssembledPages {
  const levels = headingLevels(groups);
  const roles = titleRoles(groups, options);
  const writer = new Writer(options.known);
  for (const group of groups) {
    const isBold = !options.typography.isBoldUsual;
    writer.write(group, { level: levels.get(sizeOf(group)) ?? 0, role: roles.get(group) ?? null, keepsBold: isBold });
  }
  const hasBoldLines = !options.typography.isBoldUsual && groups.some(({ lines }) => lines.every(isBoldLine));
  return { text: writer.text, pieces: writer.pieces, pages: writer.pages, hasHeadings: levels.size > 0 || hasBoldLines };
}

function sizeOf({ kind, lines }: LineGroup): number {
  return kind === "heading" ? Math.round(Math.max(...lines.map(({ size }) => size))) : 0;
}

/** The largest headings are of the first level; six levels at most. */
function headingLevels(groups: readonly LineGroup[]): Map<number, number> {
  const sizes = [...new Set(groups.map(sizeOf).filter((size) => size > 0))].sort((a, b) => b - a);
  return new Map(sizes.map((size, index) => [size, Math.min(6, index + 1)]));
}

/** The title is what the file calls so, where it stands among the headings of the first page with text, else the largest of these. */
function titleRoles(groups: readonly LineGroup[], { title }: AssembleOptions): Map<LineGroup, PieceRole> {
  const roles = new Map<LineGroup, PieceRole>();
  const firstPage = groups[0]?.lines[0]?.page ?? 1;
  const opening = groups.filter(({ kind, lines }) => kind !== "note" && (lines[0]?.page ?? 0) <= firstPage).slice(0, 12);
  const headings = opening.filter(({ kind, lines }) => kind === "heading" && wordsOf(lines).length > 3);
  const told = foldText(title ?? "");
  const named = told.length > 7 ? opening.find(({ lines }) => agrees(foldText(wordsOf(lines)), told)) : undefined;
  const largest = headings.reduce<LineGroup | undefined>(
    (best, group) => (best === undefined || sizeOf(group) > sizeOf(best) ? group : best),
    undefined,
  );
  const chosen = named ?? largest;
  if (chosen === undefined || wordsOf(chosen.lines).length > 300) return roles;
  roles.set(chosen, "title");
  const next = opening[opening.indexOf(chosen) + 1];
  if (next?.kind === "heading" && wordsOf(next.lines).length > 40) roles.set(next, "standfirst");
  return roles;
}

function agrees(words: string, told: string): boolean {
  return words === told || (words.length > 15 && (told.startsWith(words) || words.startsWith(told)));
}

function wordsOf(lines: readonly Line[]): string {
  return lines.map(({ text }) => text).join(" ");
}

const shapes: Readonly<Record<LineGroup["kind"], PieceShape>> = {
  heading: "heading",
  paragraph: "paragraph",
  item: "item",
  table: "table",
  note: "code",
};

class Writer {
  readonly pieces: Piece[] = [];
  readonly pages: PageAnchor[] = [];
  readonly #known: KnownWords;
  readonly #parts: string[] = [];
  #length = 0;

  constructor(known: KnownWords) {
    this.#known = known;
  }

  get text(): string {
    return this.#parts.join("");
  }

  write(group: LineGroup, { level, role, keepsBold }: { level: number; role: PieceRole | null; keepsBold: boolean }): void {
    const { kind } = group;
    const lines = group.lines.filter((line) => cleaned(line.text) !== "");
    if (lines.length === 0) return;
    if (this.#length > 0) this.#put("\n\n");
    const lead = kind === "item" ? (/^\S{1,4}\s+/.exec(cleaned(lines[0]?.text ?? ""))?.[0].length ?? 0) : 0;
    const [start, firstPart] = [this.#length, this.#parts.length];
    const bold: Span[] = [];
    for (const [index, line] of lines.entries()) bold.push(...this.#line(line, { next: lines[index + 1], isTable: kind === "table" }));
    const written = this.#parts.slice(firstPart).join("");
    const spans =
      kind === "heading" || !keepsBold
        ? []
        : joinSpans(
            inside(bold, start + lead, this.#length).map((span) => moved(span, -start)),
            written,
          );
    const shape = role === "standfirst" || (role === null && isMetadata(written)) ? "paragraph" : shapes[kind];
    this.pieces.push({
      start: start + lead,
      end: this.#length,
      shape,
      level: shape === "item" ? 1 : shape === "heading" ? level : 0,
      emphasis: spans.map((span) => moved(span, start)),
      markup: [],
      role,
    });
  }

  #line(line: Line, { next, isTable }: { next: Line | undefined; isTable: boolean }): Span[] {
    this.#turnTo(line.page);
    const start = this.#length;
    if (isTable) {
      this.#put(cleaned(line.cells.join("\t")) + (next === undefined ? "" : "\n"));
      this.#cover(line.page, next === undefined ? 0 : 1);
      return [];
    }
    const words = cleaned(line.text);
    const joined = next === undefined ? { text: words, isApart: false } : joinedEnd(words, cleaned(next.text), this.#known);
    this.#put(joined.text + (joined.isApart ? " " : ""));
    this.#cover(line.page, joined.isApart ? 1 : 0);
    // Positions hold only where cleaning changed nothing, which is all but always.
    return words === line.text ? line.bold.map((span) => ({ start: start + span.start, end: start + Math.min(span.end, joined.text.length) })) : [];
  }

  #put(text: string): void {
    this.#parts.push(text);
    this.#length += text.length;
  }

  #turnTo(page: number): void {
    if (this.pages.at(-1)?.page !== page) this.pages.push({ page, start: this.#length, end: this.#length });
  }

  #cover(page: number, space: number): void {
    const open = this.pages.pop();
    if (open !== undefined) this.pages.push({ page, start: open.start, end: this.#length - space });
  }
}

/** Bylines and dates are often set larger than the body; that makes no heading of them. */
function isMetadata(words: string): boolean {
  return looksLikeByline(words) || looksLikeDateLine(words) || looksLikeNamedPost(words);
}

function moved({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}

function inside(spans: readonly Span[], start: number, end: number): Span[] {
  return spans.map((span) => ({ start: Math.max(start, span.start), end: Math.min(end, span.end) })).filter((span) => span.start < span.end);
}

/** Stored text on one line: no control characters, and no soft hyphens but at the end, where they tell of a broken word. */
export function cleaned(text: string): string {
  return toStoredText(text)
    .replace(/[\n\u2028\u2029]|(?!\t)\p{Cc}/gu, " ")
    .replace(/\u00ad(?=.)/g, "")
    .replace(/ {2,}/g, " ")
    .trim();
}
