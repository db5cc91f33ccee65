import type { TextColumn } from "./statement-table.ts";

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
