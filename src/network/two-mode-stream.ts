import { RapporteurError } from "../base/errors.ts";
import type { StatementTable } from "../model/statement-table.ts";
import { resolveField, type CodedField } from "./field.ts";
import { refuseLarge } from "./build-network.ts";
import { settleOptions, type NetworkOptions } from "./options.ts";
import { PairSet } from "./pair-set.ts";
import { selectStatements } from "./select.ts";

/** A two-mode network without memory of its statements. */
export interface StreamedNetwork {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** Row-major. */
  readonly values: Float64Array;
  readonly statementCount: number;
  readonly unreviewedShare: number;
  /** Bytes of columns that were read. */
  readonly bytesRead: number;
}

export interface TwoModeStream {
  /** Takes a batch; the next one may reuse its arrays. */
  readonly add: (batch: StatementTable) => void;
  readonly finish: () => StreamedNetwork;
}

/**
 * A two-mode network over more statements than fit into memory, batch by batch: ignore or subtract, by count, activity
 * or prominence, with the duplicate rules `include`, `document` and `acrossrange`. Of duplicates the first met counts
 * once, which gives the same numbers as the earliest. Batches have dictionaries of their own or share them; documents
 * are told apart by id.
 *
 * @throws RAP_NETWORK_SETTING for another rule or aggregation; what `buildNetwork` throws for fields
 * Cost: O(statements); memory actors × columns × 8 bytes, and 16 to 48 bytes a distinct (document, cell) to know duplicates.
 */
export function streamTwoMode(options: NetworkOptions): TwoModeStream {
  const settings = settleOptions({ ...options, networkType: "twomode" });
  const { duplicates, aggregation, normalization } = settings;
  if (duplicates === "week" || duplicates === "month" || duplicates === "year") throw unsupported(`the duplicate rule "${duplicates}"`);
  if (aggregation === "combine") throw unsupported('"combine"');
  const state = new StreamState(settings.qualifier !== null && aggregation === "subtract");
  return {
    add(batch) {
      // Duplicates are known across batches only, so the selection of a batch keeps them all.
      const selection = selectStatements(batch, { ...settings, duplicates: "include" }, { isCounted: aggregation !== "ignore" });
      state.add(batch, { ...selection, field2: selection.field2 as CodedField }, duplicates);
    },
    finish: () => state.finish(normalization),
  };
}

function unsupported(what: string): RapporteurError {
  return new RapporteurError("RAP_NETWORK_SETTING", {
    problem: `a stream cannot apply ${what}`,
    cure: "build the network from a whole table, or choose another setting",
  });
}

/** Room for column numbers in a packed cell; row numbers take the bits above. */
const columnRoom = 2 ** 24;

class StreamState {
  private readonly rows = new Dictionary();
  private readonly columns = new Dictionary();
  private readonly documents = new Dictionary();
  private readonly seen = new PairSet();
  private readonly isSigned: boolean;
  private net = new Float64Array(0);
  private mass = new Float64Array(0);
  private width = 0;
  private count = 0;
  private unreviewed = 0;
  private bytesRead = 0;

  constructor(isSigned: boolean) {
    this.isSigned = isSigned;
  }

  add(
    batch: StatementTable,
    selection: { field1: CodedField; field2: CodedField; qualifier: CodedField | null; kept: Int32Array },
    rule: string,
  ): void {
    const rowOf = this.rows.numbersOf(selection.field1, selection.kept);
    const columnOf = this.columns.numbersOf(selection.field2, selection.kept);
    const documentOf = rule === "document" ? this.documents.numbersOf(resolveField(batch, "document:id"), selection.kept) : null;
    this.grow();
    this.bytesRead += selection.kept.length * 4 * (documentOf === null ? 4 : 5);
    const levels = selection.qualifier;
    const levelCodes = levels?.codes;
    const weights = signedWeights(levels, this.isSigned);
    for (let at = 0; at < selection.kept.length; at++) {
      const row = selection.kept[at] as number;
      const i = rowOf[selection.field1.codes[row] as number] as number;
      const j = columnOf[selection.field2.codes[row] as number] as number;
      const level = this.isSigned && levelCodes !== undefined ? (levelCodes[row] as number) : 0;
      if (rule !== "include") {
        const cell = (i * columnRoom + j) * 2 + level;
        if (!this.seen.add(cell, documentOf === null ? 0 : (documentOf[batch.documentOf[row] as number] as number))) continue;
      }
      const place = i * this.width + j;
      this.net[place] = (this.net[place] as number) + (weights[level] as number);
      this.mass[place] = (this.mass[place] as number) + 1;
      this.count += 1;
      this.unreviewed += 1 - (batch.reviewedByPerson[row] as number);
    }
  }

  finish(normalization: string): StreamedNetwork {
    const rows = this.rows.sorted();
    const columns = this.columns.sorted();
    const values = new Float64Array(rows.length * columns.length);
    const totals = new Float64Array(normalization === "activity" ? rows.length : columns.length);
    for (const [i, row] of rows.entries())
      for (const [j, column] of columns.entries()) {
        const place = row.number * this.width + column.number;
        values[i * columns.length + j] = this.net[place] as number;
        const total = normalization === "activity" ? i : j;
        totals[total] = (totals[total] as number) + (this.mass[place] as number);
      }
    if (normalization !== "no")
      for (let at = 0; at < values.length; at++)
        divide(values, at, totals[normalization === "activity" ? Math.floor(at / columns.length) : at % columns.length] as number);
    return {
      rows: rows.map((label) => label.name),
      columns: columns.map((label) => label.name),
      values,
      statementCount: this.count,
      unreviewedShare: this.count === 0 ? 0 : this.unreviewed / this.count,
      bytesRead: this.bytesRead,
    };
  }

  /** Makes room for labels that a batch brought. */
  private grow(): void {
    const width = Math.max(this.width, this.columns.size);
    const height = this.rows.size;
    if (width === this.width && height * width <= this.net.length) return;
    refuseLarge(height, width);
    const roomy = width === this.width ? width : Math.ceil(width * 1.5);
    const [net, mass] = [new Float64Array(Math.ceil(height * 1.5) * roomy), new Float64Array(Math.ceil(height * 1.5) * roomy)];
    for (let row = 0; this.width > 0 && row < this.net.length / this.width; row++) {
      net.set(this.net.subarray(row * this.width, (row + 1) * this.width), row * roomy);
      mass.set(this.mass.subarray(row * this.width, (row + 1) * this.width), row * roomy);
    }
    [this.net, this.mass, this.width] = [net, mass, roomy];
  }
}

function divide(values: Float64Array, at: number, total: number): void {
  values[at] = total === 0 ? 0 : (values[at] as number) / total;
}

/** What one statement of each level code adds. @throws RAP_NETWORK_SETTING for a qualifier that is not boolean */
function signedWeights(qualifier: CodedField | null, isSigned: boolean): Float64Array {
  if (!isSigned || qualifier === null) return Float64Array.of(1);
  if (qualifier.kind === "boolean") return Float64Array.of(-1, 1);
  throw unsupported(`subtract over the qualifier ${qualifier.name}, which is not boolean`);
}

/** Labels met so far; dictionaries are translated once however many batches share them. */
class Dictionary {
  private readonly numbers = new Map<string, number>();
  private readonly known = new WeakMap<readonly string[], Int32Array>();
  private readonly names: string[] = [];

  get size(): number {
    return this.names.length;
  }

  /** Number of each code among `rows`; −1 for codes not met. */
  numbersOf(field: CodedField, rows: Int32Array): Int32Array {
    const known = this.known.get(field.dictionary) ?? new Int32Array(field.dictionary.length).fill(-1);
    this.known.set(field.dictionary, known);
    for (let at = 0; at < rows.length; at++) {
      const code = field.codes[rows[at] as number] as number;
      if (known[code] === -1) known[code] = this.numberOf(field.dictionary[code] ?? "");
    }
    return known;
  }

  sorted(): { name: string; number: number }[] {
    return this.names.map((name, number) => ({ name, number })).sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  }

  private numberOf(name: string): number {
    const found = this.numbers.get(name);
    if (found !== undefined) return found;
    this.numbers.set(name, this.names.length);
    this.names.push(name);
    return this.names.length - 1;
  }
}
