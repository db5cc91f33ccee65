import { RapporteurError } from "@rapporteur/core/base";
import { reviewStates, type StatementTable } from "@rapporteur/core/model";
import { dayOf, isoWeekNumber, isoWeekOfDay, monthOfDay, usWeekNumber } from "../time/calendar.ts";
import { conventionsOf } from "../conventions.ts";
import { dropDuplicates } from "./duplicates.ts";
import { blankCode, isDocumentField, resolveField, type CodedField } from "./field.ts";
import type { SelectionOptions, ValueFilter } from "../options.ts";
import { statementOrder } from "./statement-order.ts";

/** What one step of the selection left. */
export interface SelectionStep {
  /** In words, e.g. `the filter on concept`. */
  readonly step: string;
  readonly dropped: number;
  readonly left: number;
}

/** The statements that count, before any of them is looked at as a network. */
export interface Selection {
  readonly table: StatementTable;
  readonly field1: CodedField;
  /** Null for counts of one variable. */
  readonly field2: CodedField | null;
  readonly qualifier: CodedField | null;
  /** 1 for rows inside review states, type, dates and document filters: they decide levels, and labels with isolates. */
  readonly isLoaded: Uint8Array;
  readonly loadedCount: number;
  /** Rows left after value filters, blanks and duplicates, ascending. */
  readonly kept: Int32Array;
  /** Share of the kept statements that no person has reviewed, in [0, 1]; 0 where nothing is kept. */
  readonly unreviewedShare: number;
  readonly steps: readonly SelectionStep[];
}

/** How the qualifier takes part: blanks are dropped and keys hold it only where it counts. */
export interface QualifierUse {
  readonly isCounted: boolean;
}

/**
 * Chooses statements: review state, type, dates and document filters first, then value filters and blanks, then
 * duplicates, of which the earliest stays.
 *
 * @throws RAP_NETWORK_VARIABLE for an unknown field
 * Cost: O(rows) for every option in use, O(rows) for duplicates; nothing is sorted.
 */
export function selectStatements(table: StatementTable, options: SelectionOptions, use: QualifierUse): Selection {
  const field1 = resolveField(table, options.variable1);
  const field2 = options.variable2 === undefined ? null : resolveField(table, options.variable2);
  const qualifier = options.qualifier === undefined || options.qualifier === null ? null : resolveField(table, options.qualifier);
  const mask = new Mask(table.length);
  const filters = options.filters ?? [];
  maskReviews(mask, table, options);
  maskTypes(mask, table, options);
  maskDates(mask, table, options);
  for (const filter of filters) if (isDocumentField(table, filter.field)) maskValues(mask, table, filter);
  const isLoaded = mask.isIn.slice();
  const loadedCount = mask.count;
  for (const filter of filters) if (!isDocumentField(table, filter.field)) maskValues(mask, table, filter);
  maskBlanks(mask, field1);
  if (field2 !== null) maskBlanks(mask, field2);
  if (use.isCounted && qualifier !== null) maskBlanks(mask, qualifier);
  const kept = withoutDuplicates(mask, { table, options, fields: [field1, field2, use.isCounted ? qualifier : null] });
  const unreviewedShare = shareUnreviewed(table, kept);
  return { table, field1, field2, qualifier, isLoaded, loadedCount, kept, unreviewedShare, steps: mask.steps };
}

/** Share of `rows` that no person has reviewed. */
export function shareUnreviewed(table: StatementTable, rows: ArrayLike<number>): number {
  if (rows.length === 0) return 0;
  let reviewed = 0;
  for (let at = 0; at < rows.length; at++) reviewed += table.reviewedByPerson[rows[at] as number] as number;
  return 1 - reviewed / rows.length;
}

/** Refuses an empty selection and names the step that emptied it. @throws RAP_NETWORK_EMPTY */
export function refuseEmpty(selection: Selection): void {
  if (selection.kept.length > 0) return;
  const emptied = selection.steps.find((step) => step.left === 0);
  throw new RapporteurError("RAP_NETWORK_EMPTY", {
    step: emptied?.step ?? "the table, which has no statement,",
    dropped: emptied?.dropped ?? 0,
    loaded: selection.table.length,
  });
}

/** The rows still in, with a record of who dropped how many. */
class Mask {
  readonly isIn: Uint8Array;
  readonly steps: SelectionStep[] = [];
  count: number;

  constructor(length: number) {
    this.isIn = new Uint8Array(length).fill(1);
    this.count = length;
  }

  note(step: string, left: number): void {
    if (left !== this.count) this.steps.push({ step, dropped: this.count - left, left });
    this.count = left;
  }

  /** Keeps the rows whose code has a 1 in `isKept`; `isKept[last]` stands for rows without a value. */
  keepCodes(step: string, codes: ArrayLike<number>, isKept: Uint8Array): void {
    const isIn = this.isIn;
    const missing = isKept.length - 1;
    let left = 0;
    for (let row = 0; row < isIn.length; row++) {
      const code = codes[row] as number;
      const stays = (isIn[row] as number) & (isKept[code < 0 ? missing : code] as number);
      isIn[row] = stays;
      left += stays;
    }
    this.note(step, left);
  }
}

function maskReviews(mask: Mask, table: StatementTable, options: SelectionOptions): void {
  const wanted = options.reviewStates ?? ["accepted"];
  const isKept = Uint8Array.from([...reviewStates.map((state) => (wanted.includes(state) ? 1 : 0)), 0]);
  mask.keepCodes(`the review states (${wanted.join(", ")} only)`, table.reviews, isKept);
}

function maskTypes(mask: Mask, table: StatementTable, options: SelectionOptions): void {
  const asked = options.statementType;
  if (asked === undefined && table.typeNames.length < 2) return;
  const isKept = asked === undefined ? typesInUse(table, options) : Uint8Array.from([...table.typeNames.map((name) => (name === asked ? 1 : 0)), 0]);
  mask.keepCodes(asked === undefined ? "the statement types that use the variables" : `the statement type ${asked}`, table.types, isKept);
}

/** A type takes part if some row of it has a value in each statement variable asked for. */
function typesInUse(table: StatementTable, options: SelectionOptions): Uint8Array {
  const names = [options.variable1, options.variable2].filter((name) => name !== undefined && !isDocumentField(table, name));
  const isUsed = new Uint8Array(table.typeNames.length + 1).fill(1);
  isUsed[table.typeNames.length] = 0;
  for (const name of names as string[]) {
    const { codes } = resolveField(table, name);
    const hasValue = new Uint8Array(isUsed.length);
    for (let row = 0; row < codes.length; row++) if ((codes[row] as number) >= 0) hasValue[table.types[row] as number] = 1;
    for (let type = 0; type < isUsed.length; type++) isUsed[type] = (isUsed[type] as number) & (hasValue[type] as number);
  }
  return isUsed;
}

function maskDates(mask: Mask, table: StatementTable, options: SelectionOptions): void {
  if (options.from === undefined && options.to === undefined) return;
  const from = options.from ?? -Infinity;
  const to = options.to ?? Infinity;
  let left = 0;
  for (let row = 0; row < table.length; row++) {
    const time = table.times[row] as number;
    const stays = (mask.isIn[row] as number) & (time >= from && time <= to ? 1 : 0);
    mask.isIn[row] = stays;
    left += stays;
  }
  mask.note("the date range", left);
}

function maskValues(mask: Mask, table: StatementTable, filter: ValueFilter): void {
  const field = resolveField(table, filter.field);
  const listed = new Set(filter.values.map((value) => (field.kind === "boolean" ? booleanText(value) : value)));
  const keepsListed = filter.mode === "only" ? 1 : 0;
  const isKept = Uint8Array.from([...field.dictionary, ""].map((text) => (listed.has(text) ? keepsListed : 1 - keepsListed)));
  mask.keepCodes(`the filter on ${filter.field}`, field.codes, isKept);
}

function booleanText(value: string): string {
  return value === "true" || value === "yes" ? "1" : value === "false" || value === "no" ? "0" : value;
}

function maskBlanks(mask: Mask, field: CodedField): void {
  const isKept = new Uint8Array(field.dictionary.length + 1).fill(1);
  isKept[field.dictionary.length] = 0;
  const blank = blankCode(field);
  if (blank >= 0) isKept[blank] = 0;
  mask.keepCodes(`the rule that ${field.name} may not be blank`, field.codes, isKept);
}

interface DuplicateContext {
  readonly table: StatementTable;
  readonly options: SelectionOptions;
  /** The fields of the key; null where one is left out. */
  readonly fields: readonly [CodedField, CodedField | null, CodedField | null];
}

function withoutDuplicates(mask: Mask, context: DuplicateContext): Int32Array {
  const rows = rowsIn(mask);
  const rule = context.options.duplicates ?? "document";
  if (rule === "include") return rows;
  const [units, unitCount] = unitsOf(rows, rule, context);
  const [keys, keyCount] = packKeys(rows, context.fields);
  const compare = statementOrder(context.table);
  const isExempt = exemptIntegers(rows, context);
  const kept = dropDuplicates({ rows, units, unitCount, keys, keyCount, isExempt, isEarlier: (a, b) => compare(a, b) < 0 });
  mask.note(`the duplicate rule (${rule})`, kept.length);
  return kept;
}

function rowsIn(mask: Mask): Int32Array {
  const rows = new Int32Array(mask.count);
  let count = 0;
  for (let row = 0; row < mask.isIn.length && count < rows.length; row++) {
    rows[count] = row;
    count += mask.isIn[row] as number;
  }
  return rows;
}

/** The duplicate unit of each row, renumbered from 0 without gaps wider than the range in use. */
function unitsOf(rows: Int32Array, rule: "document" | "week" | "month" | "year" | "acrossrange", context: DuplicateContext): [Int32Array, number] {
  const { table } = context;
  if (rule === "acrossrange") return [new Int32Array(rows.length), 1];
  if (rule === "document") return [rows.map((row) => table.documentOf[row] as number), table.documents.ids.length];
  const period = periodOf(rule, context);
  const units = rows.map((row) => (Number.isNaN(table.times[row]) ? undatedUnit : period(dayOf(table.times[row] as number))));
  let low = Infinity;
  let high = 0;
  for (const unit of units) {
    if (unit === undatedUnit) continue;
    if (unit < low) low = unit;
    if (unit > high) high = unit;
  }
  // Undated statements share a unit of their own, after all others.
  const count = low === Infinity ? 0 : high - low + 1;
  return [units.map((unit) => (unit === undatedUnit ? count : unit - low)), count + 1];
}

const undatedUnit = -2147483648;

function periodOf(rule: "week" | "month" | "year", context: DuplicateContext): (day: number) => number {
  const ignoresYear = conventionsOf(context.options.compatible).periodsIgnoreYear;
  if (rule === "year") return (day) => Math.floor(monthOfDay(day) / 12);
  if (rule === "month") return ignoresYear ? (day) => ((monthOfDay(day) % 12) + 12) % 12 : monthOfDay;
  if (!ignoresYear) return isoWeekOfDay;
  return context.options.weekRule === "us" ? usWeekNumber : isoWeekNumber;
}

/** One whole number for (row, column, qualifier); missing values, possible only where they do not count, share a place. */
function packKeys(rows: Int32Array, fields: DuplicateContext["fields"]): [Float64Array | Int32Array, number] {
  const [field1, ...others] = fields;
  let keyCount = field1.dictionary.length;
  for (const field of others) if (field !== null) keyCount *= field.dictionary.length + 1;
  const keys = keyCount < 2 ** 31 ? new Int32Array(rows.length) : new Float64Array(rows.length);
  for (let at = 0; at < rows.length; at++) keys[at] = field1.codes[rows[at] as number] as number;
  for (const field of others) {
    if (field === null) continue;
    const size = field.dictionary.length + 1;
    for (let at = 0; at < rows.length; at++) keys[at] = (keys[at] as number) * size + (field.codes[rows[at] as number] as number) + 1;
  }
  return [keys, keyCount];
}

function exemptIntegers(rows: Int32Array, context: DuplicateContext): Uint8Array | null {
  const qualifier = context.fields[2];
  if (qualifier?.kind !== "integer" || !conventionsOf(context.options.compatible).largeIntegersNeverEqual) return null;
  const { numbers, codes } = qualifier;
  return Uint8Array.from(rows, (row) => {
    const value = numbers?.[codes[row] as number] ?? 0;
    return value < -128 || value > 127 ? 1 : 0;
  });
}
