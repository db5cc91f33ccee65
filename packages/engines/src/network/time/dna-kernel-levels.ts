import type { CodedField } from "../select/field.ts";
import type { Levels } from "../select/levels.ts";

export interface DnaKernelLevels {
  readonly levels: Levels;
  readonly similarity: Float64Array;
  readonly levelWeightOf: (level: number) => number;
}

/**
 * Levels as DNA's kernel networks see them: the texts that occur, sorted as text, and distances between positions.
 *
 * Formula: σ = 1 − |pos(k) − pos(l)| / (L − 1) for booleans and integers (not a number for L = 1), 1 for texts; a
 * statement of a boolean level weighs −1 at position 0 and 1 at position 1, of an integer level its position.
 */
export function dnaKernelLevels(qualifier: CodedField | null, rows: Int32Array): DnaKernelLevels {
  const levels = qualifier === null ? singleLevel() : levelsAsText(qualifier, rows);
  const count = levels.names.length;
  const isScale = qualifier?.kind === "boolean" || qualifier?.kind === "integer";
  const similarity = new Float64Array(count * count);
  for (let k = 0; k < count; k++) for (let l = 0; l < count; l++) similarity[k * count + l] = isScale ? 1 - Math.abs(k - l) / (count - 1) : 1;
  const levelWeightOf = (level: number) => (qualifier?.kind === "boolean" ? (level === 0 ? -1 : 1) : isScale ? level : 1);
  return { levels, similarity, levelWeightOf };
}

function singleLevel(): Levels {
  return { names: [""], values: null, indexOfCode: new Int32Array(0), missing: 0, kind: "none", isDocumentField: false, scale: { low: 0, high: 0 } };
}

function levelsAsText(qualifier: CodedField, rows: Int32Array): Levels {
  const textOf = (code: number) => (code < 0 ? "" : (qualifier.dictionary[code] ?? ""));
  const names = [...new Set(Array.from(rows, (row) => textOf(qualifier.codes[row] ?? -1)))].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const place = new Map(names.map((name, index) => [name, index]));
  const indexOfCode = Int32Array.from(qualifier.dictionary, (name) => place.get(name) ?? -1);
  return {
    names,
    values: null,
    indexOfCode,
    missing: place.get("") ?? -1,
    kind: qualifier.kind,
    isDocumentField: qualifier.isDocumentField,
    scale: { low: 0, high: 0 },
  };
}
