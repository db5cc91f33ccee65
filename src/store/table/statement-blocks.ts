import type { CoderRef, StatementRecord } from "../../model/library/statement-record.ts";
import { reviewStates } from "../../model/statement.ts";
import type { CellValue } from "../../model/statement-table.ts";

/**
 * What the statement table shows of the statements of a stretch of a document, in columns, by start and then id: one JSON text for all of them, which reads
 * five times as fast as their records. Entities are library ids.
 */
export interface StatementBlock {
  readonly ids: readonly string[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  readonly types: CodedTexts;
  readonly reviews: readonly number[];
  readonly byPerson: readonly number[];
  readonly speakers: CodedTexts;
  readonly organizations: CodedTexts;
  readonly statuses: CodedTexts;
  readonly coders: CodedTexts;
  readonly confidences: readonly (number | null)[];
  readonly quotes: readonly string[];
  /** By variable: row, value, row, value … Rows without a value are left out. */
  readonly values: Readonly<Record<string, readonly CellValue[]>>;
}

/** Texts that recur: each once, and by row which it is; −1 for none. Where one text stands in every row, no codes are kept. */
export interface CodedTexts {
  readonly texts: readonly string[];
  readonly codes: readonly number[];
}

function codedTexts(given: readonly (string | null)[]): CodedTexts {
  const texts = [...new Set(given.filter((text) => text !== null))];
  const codeOf = new Map<string | null, number>(texts.map((text, code) => [text, code]));
  const isOne = texts.length === 1 && !given.includes(null);
  return { texts, codes: isOne ? [] : given.map((text) => codeOf.get(text) ?? -1) };
}

function textAt({ texts, codes }: CodedTexts, row: number): string | null {
  return texts[codes.length === 0 ? 0 : (codes[row] ?? -1)] ?? null;
}

/** Characters of text whose statements share a block: a change of one writes the block anew, so a long document has many. */
const stretch = 16_384;

/** The block of a document that a statement belongs to. Blocks follow each other as their statements do. */
export function blockOf(start: number): number {
  return Math.floor(start / stretch);
}

/** What a block keeps of a statement. */
type Kept = Pick<
  StatementRecord,
  "id" | "start" | "end" | "type" | "review" | "speaker" | "organization" | "status" | "confidence" | "quote" | "values"
> & { readonly coderName: string; readonly isByPerson: boolean };

export function keptOf(record: StatementRecord): Kept {
  const { id, start, end, type, review, speaker, organization, status, confidence, quote, values, coder, reviewedBy } = record;
  const isByPerson = reviewedBy !== null || coder.kind === "person";
  return { id, start, end, type, review, speaker, organization, status, confidence, quote, values, coderName: coderName(coder), isByPerson };
}

/** As readouts name coders: "builtin@1.2.0", "person:ACCOUNT", "model:NAME". */
function coderName({ kind, name }: CoderRef): string {
  return kind === "person" || kind === "model" ? `${kind}:${name}` : name;
}

/** A block of these statements, in any order. Cost: O(n log n). */
export function makeBlock(given: readonly Kept[]): StatementBlock {
  const rows = [...given].sort((a, b) => a.start - b.start || (a.id < b.id ? -1 : 1));
  // A map, since a variable may be called "constructor".
  const values = new Map<string, CellValue[]>();
  for (const [row, kept] of rows.entries()) {
    for (const [name, value] of Object.entries(kept.values)) {
      if (value === null) continue;
      const entries = values.get(name);
      if (entries === undefined) values.set(name, [row, value]);
      else entries.push(row, value);
    }
  }
  return {
    ids: rows.map(({ id }) => id),
    starts: rows.map(({ start }) => start),
    ends: rows.map(({ end }) => end),
    types: codedTexts(rows.map(({ type }) => type)),
    reviews: rows.map(({ review }) => reviewStates.indexOf(review)),
    byPerson: rows.map(({ isByPerson }) => (isByPerson ? 1 : 0)),
    speakers: codedTexts(rows.map(({ speaker }) => speaker)),
    organizations: codedTexts(rows.map(({ organization }) => organization)),
    statuses: codedTexts(rows.map(({ status }) => status)),
    coders: codedTexts(rows.map((kept) => kept.coderName)),
    confidences: rows.map(({ confidence }) => confidence),
    quotes: rows.map(({ quote }) => quote),
    values: Object.fromEntries(values),
  };
}

/** The statements of a block, for making another of most of them. */
export function rowsOfBlock(block: StatementBlock): Kept[] {
  const values = block.ids.map((): [string, CellValue][] => []);
  for (const [name, entries] of Object.entries(block.values)) {
    for (let at = 0; at < entries.length; at += 2) values[entries[at] as number]?.push([name, entries[at + 1] ?? null]);
  }
  return block.ids.map((id, row) => ({
    id,
    start: block.starts[row] ?? 0,
    end: block.ends[row] ?? 0,
    type: textAt(block.types, row) ?? "",
    review: reviewStates[block.reviews[row] ?? 0] ?? "draft",
    isByPerson: block.byPerson[row] === 1,
    speaker: textAt(block.speakers, row),
    organization: textAt(block.organizations, row),
    status: textAt(block.statuses, row) as Kept["status"],
    coderName: textAt(block.coders, row) ?? "",
    confidence: block.confidences[row] ?? null,
    quote: block.quotes[row] ?? "",
    values: Object.fromEntries(values[row] ?? []),
  }));
}
