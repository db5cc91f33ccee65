import type { TextColumn } from "./statement-table.ts";

/* How lists of a document stand in one cell of the statement table. */

/** The tags of a document as one cell of the statement table's column `tags`: a line each, in order; null for none. */
export function tagsCell(tags: readonly string[]): string | null {
  const lines = [...new Set(tags.map((tag) => tag.replaceAll("\n", " ")))].filter((tag) => tag !== "").sort();
  return lines.length === 0 ? null : lines.join("\n");
}

/** The tags of such a cell. */
export function tagsOfCell(cell: string | null | undefined): readonly string[] {
  return cell === null || cell === undefined || cell === "" ? [] : cell.split("\n");
}

/** A stretch of a document that somebody signs. */
export interface SignedPart {
  readonly start: number;
  readonly end: number;
  /** Key of who signs it; a part that several sign is there once for each. */
  readonly author: string;
}

/** Who signs which parts, a cell a document: a line each, by place; no value where nobody does. */
export function contributionsColumn(documents: readonly (readonly SignedPart[])[]): TextColumn {
  const dictionary: string[] = [];
  const codes = Int32Array.from(documents, (parts) => (parts.length === 0 ? -1 : dictionary.push(cellOf(parts)) - 1));
  return { kind: "text", codes, dictionary };
}

function cellOf(parts: readonly SignedPart[]): string {
  const lines = parts.toSorted((a, b) => a.start - b.start || a.end - b.end || (a.author < b.author ? -1 : Number(a.author > b.author)));
  return lines.map(({ start, end, author }) => `${start} ${end} ${author.replaceAll("\n", " ")}`).join("\n");
}

/** The parts of such a cell. */
export function contributionsOfCell(cell: string): SignedPart[] {
  return cell.split("\n").flatMap((line) => {
    const [, start, end, author] = /^(\d+) (\d+) (.*)$/s.exec(line) ?? [];
    return author === undefined ? [] : [{ start: Number(start), end: Number(end), author }];
  });
}
