import type { CoderRef, StatementRecord } from "../../records/statement-record.ts";
import { type CellValue, reviewStates } from "@rapporteur/core/model";

/**
 * What the statement table shows of the statements of a stretch of a document, by start and then id. Entities are library ids. Few lists, and long ones: the
 * time to read a block from JSON goes by how many arrays, objects and strings it is made of.
 */
export interface StatementBlock {
  readonly ids: readonly string[];
  /** Of each row in turn, as many numbers as `rowNumbers` has names; those of texts say which of `texts`, −1 for none. */
  readonly numbers: readonly number[];
  /** Speakers, organisations, words that are values and so on, each once. */
  readonly texts: readonly string[];
  readonly confidences: readonly (number | null)[];
  readonly quotes: readonly string[];
  readonly layout: BlockLayout;
  /** Of how many rows each variable of the layout has a value. */
  readonly counts: readonly number[];
  /** Row, value, row, value …, variable by variable. Rows without a value are left out. */
  readonly entries: readonly CellValue[];
}

/** Variables that some row of a block has a value of. Many blocks share a layout, and then the very object. */
export interface BlockLayout {
  readonly names: readonly string[];
  /** True where all values are texts, which stand among the entries as numbers into the block's texts. */
  readonly areTexts: readonly boolean[];
}

/** Where in a row's numbers what stands. */
export const rowNumbers = { start: 0, end: 1, review: 2, isByPerson: 3, type: 4, speaker: 5, organization: 6, status: 7, coder: 8 } as const;
/** How many numbers a row has. */
export const rowWidth = Object.keys(rowNumbers).length;

/** A block as it is stored. */
export function blockText({ ids, numbers, texts, confidences, quotes, layout, counts, entries }: StatementBlock): string {
  const { names, areTexts } = layout;
  return JSON.stringify([ids.join(" "), numbers, texts, confidences, quotes, JSON.stringify({ names, areTexts }), counts, entries]);
}

/** Reads what `blockText` wrote. */
export function readBlock(text: string): StatementBlock {
  type Parts = [string, number[], string[], (number | null)[], string[], string, number[], CellValue[]];
  const [ids, numbers, texts, confidences, quotes, layout, counts, entries] = JSON.parse(text) as Parts;
  return { ids: ids.split(" "), numbers, texts, confidences, quotes, layout: readLayout(layout), counts, entries };
}

const layouts = new Map<string, BlockLayout>();

function readLayout(text: string): BlockLayout {
  const known = layouts.get(text);
  if (known !== undefined) return known;
  const layout = JSON.parse(text) as BlockLayout;
  // Bounded: there are as many as ways in which the types of a project are mixed.
  if (layouts.size > 4000) layouts.clear();
  layouts.set(text, layout);
  return layout;
}

/** Characters of text whose statements share a block: a change of one writes the block again, so a long document has many. */
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

/** A block of at least one statement, given in any order. Cost: O(n log n). */
export function makeBlock(given: readonly Kept[]): StatementBlock {
  const rows = [...given].sort((a, b) => a.start - b.start || (a.id < b.id ? -1 : 1));
  const codes = new Map<string, number>();
  const codeOf = (text: string | null): number => {
    if (text === null) return -1;
    const code = codes.get(text) ?? codes.size;
    codes.set(text, code);
    return code;
  };
  // In the order of `rowNumbers`.
  const numbers = rows.flatMap((row) => [
    row.start,
    row.end,
    reviewStates.indexOf(row.review),
    row.isByPerson ? 1 : 0,
    codeOf(row.type),
    codeOf(row.speaker),
    codeOf(row.organization),
    codeOf(row.status),
    codeOf(row.coderName),
  ]);
  const values = [...valuesOf(rows)].sort(byName).map(([name, given]) => {
    const areTexts = given.every((value, at) => at % 2 === 0 || typeof value === "string");
    return { name, areTexts, entries: areTexts ? given.map((value) => (typeof value === "string" ? codeOf(value) : value)) : given };
  });
  return {
    ids: rows.map(({ id }) => id),
    numbers,
    texts: [...codes.keys()],
    confidences: rows.map(({ confidence }) => confidence),
    quotes: rows.map(({ quote }) => quote),
    layout: { names: values.map(({ name }) => name), areTexts: values.map(({ areTexts }) => areTexts) },
    counts: values.map(({ entries }) => entries.length / 2),
    entries: values.flatMap(({ entries }) => entries),
  };
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}

/** By variable: row, value, row, value … */
function valuesOf(rows: readonly Kept[]): Map<string, CellValue[]> {
  const values = new Map<string, CellValue[]>();
  for (const [row, kept] of rows.entries()) {
    for (const [name, value] of Object.entries(kept.values)) {
      if (value === null) continue;
      const entries = values.get(name);
      if (entries === undefined) values.set(name, [row, value]);
      else entries.push(row, value);
    }
  }
  return values;
}

/** Values of one variable: row, value, row, value …, from `from` up to `to`; where there are `texts`, a value says which of them. */
export interface Entries {
  readonly values: readonly CellValue[];
  readonly from: number;
  readonly to: number;
  readonly texts: readonly string[] | null;
}

/** Calls back with the entries of each variable and its place in the layout. */
export function eachVariable({ layout, counts, entries: values, texts }: StatementBlock, tell: (entries: Entries, place: number) => void): void {
  const { areTexts } = layout;
  for (let place = 0, from = 0; place < areTexts.length; place++) {
    const to = from + 2 * (counts[place] ?? 0);
    tell({ values, from, to, texts: areTexts[place] === true ? texts : null }, place);
    from = to;
  }
}

/** The value of the entry at `at`, as its statement has it. */
export function valueOf({ values, texts }: Entries, at: number): CellValue {
  const value = values[at + 1] ?? null;
  return texts === null ? value : (texts[value as number] ?? null);
}

/** The statements of a block, for making another of most of them. */
export function rowsOfBlock(block: StatementBlock): Kept[] {
  const values = block.ids.map((): [string, CellValue][] => []);
  eachVariable(block, (entries, place) => {
    const name = block.layout.names[place] ?? "";
    for (let at = entries.from; at < entries.to; at += 2) values[entries.values[at] as number]?.push([name, valueOf(entries, at)]);
  });
  return block.ids.map((id, row) => {
    const number = (name: keyof typeof rowNumbers): number => block.numbers[row * rowWidth + rowNumbers[name]] ?? 0;
    const text = (name: keyof typeof rowNumbers): string | null => block.texts[number(name)] ?? null;
    return {
      id,
      start: number("start"),
      end: number("end"),
      type: text("type") ?? "",
      review: reviewStates[number("review")] ?? "draft",
      isByPerson: number("isByPerson") === 1,
      speaker: text("speaker"),
      organization: text("organization"),
      status: text("status") as Kept["status"],
      coderName: text("coder") ?? "",
      confidence: block.confidences[row] ?? null,
      quote: block.quotes[row] ?? "",
      values: Object.fromEntries(values[row] ?? []),
    };
  });
}
