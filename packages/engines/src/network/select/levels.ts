import type { Conventions } from "../conventions.ts";
import type { CodedField } from "./field.ts";
import type { Aggregation } from "../options.ts";
import type { Selection } from "./select.ts";

/** The levels of a qualifier in the order that positions and combine codes count. */
export interface Levels {
  readonly names: readonly string[];
  /** Numeric value of each level, or null for an unordered qualifier. */
  readonly values: Float64Array | null;
  /** Level of each qualifier code; −1 for a code that does not occur. Rows without a value take `missing`. */
  readonly indexOfCode: Int32Array;
  readonly missing: number;
  readonly kind: CodedField["kind"] | "none";
  readonly isDocumentField: boolean;
  readonly scale: { readonly low: number; readonly high: number };
}

/** The single level of a network without qualifier. */
const noLevels: Levels = {
  names: [""],
  values: null,
  indexOfCode: new Int32Array(0),
  missing: 0,
  kind: "none",
  isDocumentField: false,
  scale: { low: 0, high: 0 },
};

export interface LevelOptions {
  readonly aggregation: Aggregation;
  readonly conventions: Conventions;
  readonly scale?: { readonly low: number; readonly high: number } | undefined;
}

/**
 * The qualifier's levels: both for a boolean, else those of the loaded statements, numbers ascending, texts in UTF-16
 * order. A statement without a value has a level of its own, and only where the qualifier is ignored.
 *
 * Cost: O(rows + levels log levels).
 */
export function collectLevels(selection: Selection, options: LevelOptions): Levels {
  const { qualifier } = selection;
  if (qualifier === null) return noLevels;
  const perMatrix = options.conventions.documentLevelsPerMatrix && qualifier.isDocumentField;
  const isUsed = perMatrix ? markRows(qualifier, selection.kept) : markLoaded(qualifier, selection.isLoaded);
  if (qualifier.kind === "boolean") isUsed.fill(1, 0, 2);
  return levelsFrom(qualifier, isUsed, options);
}

function markLoaded(field: CodedField, isLoaded: Uint8Array): Uint8Array {
  const isUsed = new Uint8Array(field.dictionary.length + 1);
  if (field.kind === "boolean") return isUsed.fill(1);
  const missing = field.dictionary.length;
  for (let row = 0; row < isLoaded.length; row++) {
    const code = field.codes[row] as number;
    if (isLoaded[row] === 1) isUsed[code < 0 ? missing : code] = 1;
  }
  return isUsed;
}

function markRows(field: CodedField, rows: Int32Array): Uint8Array {
  const isUsed = new Uint8Array(field.dictionary.length + 1);
  for (const row of rows) {
    const code = field.codes[row] as number;
    isUsed[code < 0 ? field.dictionary.length : code] = 1;
  }
  return isUsed;
}

function levelsFrom(qualifier: CodedField, isUsed: Uint8Array, options: LevelOptions): Levels {
  const codes: number[] = [];
  for (let code = 0; code < qualifier.dictionary.length; code++) if (isUsed[code] === 1) codes.push(code);
  const text = (code: number) => qualifier.dictionary[code] ?? "";
  // Number columns list their values ascending already.
  if (qualifier.numbers === null) codes.sort((a, b) => (text(a) < text(b) ? -1 : text(a) > text(b) ? 1 : 0));
  const indexOfCode = new Int32Array(qualifier.dictionary.length).fill(-1);
  for (const [index, code] of codes.entries()) indexOfCode[code] = index;
  const names = codes.map(text);
  const { numbers } = qualifier;
  const values = numbers === null ? null : Float64Array.from(codes, (code) => numbers[code] ?? Number.NaN);
  const hasMissing = options.aggregation === "ignore" && isUsed[qualifier.dictionary.length] === 1;
  const missing = hasMissing ? names.length : -1;
  if (hasMissing) names.push("");
  const ends = { low: values?.[0] ?? 0, high: values?.[values.length - 1] ?? 0 };
  return { names, values, indexOfCode, missing, kind: qualifier.kind, isDocumentField: qualifier.isDocumentField, scale: options.scale ?? ends };
}

/** Whether two levels can be nearer or farther than "different". */
export function isOrdered(levels: Levels): boolean {
  return levels.values !== null && levels.kind !== "date";
}

/**
 * Similarity of levels in [0, 1], row-major.
 *
 * Formula: σ(k, l) = 1 − |v(k) − v(l)| / (high − low) for ordered levels, [k = l] for the others. A scale without length
 * makes all its levels alike (DNA: not a number).
 */
export function levelSimilarity(levels: Levels, conventions: Conventions): Float64Array {
  const count = levels.names.length;
  const similarity = new Float64Array(count * count);
  const range = levels.scale.high - levels.scale.low;
  for (let k = 0; k < count; k++)
    for (let l = 0; l < count; l++) similarity[k * count + l] = isOrdered(levels) ? alike(levels, k, l, range) : k === l ? 1 : 0;
  return similarity;

  function alike(from: Levels, k: number, l: number, length: number): number {
    if (length === 0) return conventions.emptyScaleIsNaN ? Number.NaN : 1;
    return 1 - Math.min(1, Math.abs((from.values?.[k] ?? 0) - (from.values?.[l] ?? 0)) / length);
  }
}
