import { RapporteurError } from "@rapporteur/core/base";
import type { StatementTable } from "@rapporteur/core/model";
import { groupByUnit } from "../select/duplicates.ts";
import { resolveField, type CodedField } from "../select/field.ts";
import { refuseLarge } from "./build-network.ts";
import { settleOptions, type NetworkOptions } from "../options.ts";
import { SeenCells } from "../select/seen-cells.ts";
import { selectStatements } from "../select/select.ts";

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
 * Cost: O(statements); memory actors × columns × 8 bytes, and 8 bytes a distinct (document, cell) to know duplicates.
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

/** Cells of a batch's kept statements, by position. */
interface BatchCells {
  readonly rows: Int32Array;
  /** Column × 2 + level; level 1 adds, level 0 takes away. */
  readonly columnLevels: Int32Array;
}

interface BatchSelection {
  readonly field1: CodedField;
  readonly field2: CodedField;
  readonly qualifier: CodedField | null;
  readonly kept: Int32Array;
}

class StreamState {
  private readonly rows = new Dictionary();
  private readonly columns = new Dictionary();
  private readonly documents = new Dictionary();
  private readonly seen = new SeenCells();
  private readonly isSigned: boolean;
  private net = new Float64Array(0);
  private mass = new Float64Array(0);
  private width = 0;
  private statementCount = 0;
  private unreviewed = 0;
  private bytesRead = 0;

  constructor(isSigned: boolean) {
    this.isSigned = isSigned;
  }

  add(batch: StatementTable, selection: BatchSelection, rule: string): void {
    const { kept } = selection;
    const cells = this.locate(selection);
    this.grow();
    this.bytesRead += kept.length * 4 * (rule === "document" ? 5 : 4);
    if (rule === "include") for (let at = 0; at < kept.length; at++) this.count(cells, at, batch.reviewedByPerson[kept[at] as number] as number);
    else this.countNew(cells, batch, { kept, isPerDocument: rule === "document" });
  }

  /** Row number and column × 2 + level of every kept statement, labels numbered in the order met. */
  private locate({ field1, field2, qualifier, kept }: BatchSelection): BatchCells {
    const rowOf = this.rows.numbersOf(field1, kept);
    const columnOf = this.columns.numbersOf(field2, kept);
    checkSigns(qualifier, this.isSigned);
    const levels = this.isSigned && qualifier !== null ? qualifier.codes : null;
    const rows = new Int32Array(kept.length);
    const columnLevels = new Int32Array(kept.length);
    for (let at = 0; at < kept.length; at++) {
      const row = kept[at] as number;
      rows[at] = rowOf[field1.codes[row] as number] as number;
      columnLevels[at] = 2 * (columnOf[field2.codes[row] as number] as number) + (levels === null ? 1 : (levels[row] as number));
    }
    return { rows, columnLevels };
  }

  private count({ rows, columnLevels }: BatchCells, at: number, isReviewed: number): void {
    const columnLevel = columnLevels[at] as number;
    const place = (rows[at] as number) * this.width + (columnLevel >> 1);
    this.net[place] = (this.net[place] as number) + ((columnLevel & 1) === 1 ? 1 : -1);
    this.mass[place] = (this.mass[place] as number) + 1;
    this.statementCount += 1;
    this.unreviewed += 1 - isReviewed;
  }

  /** Document after document, so that a document's cells are marked together. */
  private countNew(cells: BatchCells, batch: StatementTable, { kept, isPerDocument }: { kept: Int32Array; isPerDocument: boolean }): void {
    const documents = isPerDocument ? resolveField(batch, "document:id") : null;
    const numberOf = documents === null ? null : this.documents.numbersOf(documents, kept);
    const units = documents === null ? new Int32Array(kept.length) : kept.map((row) => documents.codes[row] as number);
    const order = groupByUnit(units, documents === null ? 1 : documents.dictionary.length);
    let open = -1;
    for (let place = 0; place < order.length; place++) {
      const at = order[place] as number;
      const unit = units[at] as number;
      if (unit !== open) {
        this.seen.close();
        this.seen.open(numberOf === null ? 0 : (numberOf[unit] as number));
        open = unit;
      }
      if (this.seen.add(cells.rows[at] as number, cells.columnLevels[at] as number))
        this.count(cells, at, batch.reviewedByPerson[kept[at] as number] as number);
    }
    this.seen.close();
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
      statementCount: this.statementCount,
      unreviewedShare: this.statementCount === 0 ? 0 : this.unreviewed / this.statementCount,
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
    this.seen.resize(net.length, roomy);
  }
}

function divide(values: Float64Array, at: number, total: number): void {
  values[at] = total === 0 ? 0 : (values[at] as number) / total;
}

/** Subtract needs a qualifier with two signs. @throws RAP_NETWORK_SETTING */
function checkSigns(qualifier: CodedField | null, isSigned: boolean): void {
  if (isSigned && qualifier !== null && qualifier.kind !== "boolean")
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
