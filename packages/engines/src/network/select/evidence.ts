import { nearestName, RapporteurError } from "@rapporteur/core/base";
import type { CellIndex } from "./cell-index.ts";
import type { Evidence, EvidencePart, EvidenceStatement } from "../network.ts";
import { cellRows, levelWeight } from "../build/two-mode.ts";
import { isOrdered, type Levels } from "./levels.ts";
import { pairWeights } from "../build/one-mode.ts";
import type { Settings } from "../options.ts";

/** What evidence is drawn from; kept with the network until someone asks. */
export interface EvidenceSource {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** Labels of variable 2, which one-mode networks sum over. */
  readonly sharedColumns: readonly string[];
  readonly values: Float64Array;
  readonly numerators: Float64Array;
  readonly index: CellIndex;
  readonly levels: Levels;
  readonly similarity?: Float64Array | undefined;
  readonly levelWeightOf?: ((level: number) => number) | undefined;
  readonly settings: Settings;
  /** Looked up where a cell is asked for: the ids of a view are made when they are first read. */
  readonly idOf: (row: number) => string;
  /** ζ by table row, or undefined for 1. */
  readonly weightOf?: ((row: number) => number) | undefined;
}

/**
 * The statements behind a cell, column by column, with what each column adds; the contributions sum to the numerator.
 *
 * @throws RAP_NETWORK_OPTION for a label or number the network does not have
 * Cost: O(columns × levels × log cells + statements of the two actors).
 */
export function cellEvidence(source: EvidenceSource, row: number | string, column: number | string): Evidence {
  const i = labelIndex(source.rows, row, "the row");
  const j = labelIndex(source.columns, column, "the column");
  const at = i * source.columns.length + j;
  const parts = source.settings.networkType === "twomode" ? twoModeParts(source, i, j) : oneModeParts(source, i, j);
  return { value: source.values[at] as number, numerator: source.numerators[at] as number, parts };
}

function labelIndex(labels: readonly string[], asked: number | string, option: string): number {
  const index = typeof asked === "number" ? asked : labels.indexOf(asked);
  if (Number.isInteger(index) && index >= 0 && index < labels.length) return index;
  const nearest = nearestName(String(asked), labels);
  throw new RapporteurError("RAP_NETWORK_OPTION", {
    option,
    value: String(asked),
    cure: nearest === null ? `choose one of ${labels.length} labels` : `did you mean ${nearest}?`,
  });
}

function twoModeParts(source: EvidenceSource, actor: number, column: number): EvidencePart[] {
  const { index, settings, levels } = source;
  const parts: EvidencePart[] = [];
  for (let level = 0; level < index.levelCount; level++) {
    const rowStatements = statementsOf(source, actor, column, level, (weight) => weight);
    if (rowStatements.length === 0) continue;
    const mass = sumWeights(rowStatements);
    const weight = source.levelWeightOf?.(level) ?? levelWeight(levels, level);
    const contribution =
      settings.aggregation === "combine" ? 2 ** (index.levelCount - 1 - level) : settings.aggregation === "subtract" ? weight * mass : mass;
    parts.push({ column: source.sharedColumns[column] ?? "", contribution, rowStatements, columnStatements: [] });
  }
  return parts;
}

function oneModeParts(source: EvidenceSource, i: number, h: number): EvidencePart[] {
  const parts: EvidencePart[] = [];
  if (i === h && !hasDiagonal(source)) return parts;
  const contributionOf = columnContribution(source);
  for (let column = 0; column < source.index.columnCount; column++) {
    const rowLevels = levelLists(source, i, column);
    const columnLevels = levelLists(source, h, column);
    const contribution = contributionOf(rowLevels.map(sumWeights), columnLevels.map(sumWeights));
    if (contribution !== 0)
      parts.push({
        column: source.sharedColumns[column] ?? "",
        contribution,
        rowStatements: rowLevels.flat(),
        columnStatements: columnLevels.flat(),
      });
  }
  return parts;
}

function hasDiagonal(source: EvidenceSource): boolean {
  return source.weightOf !== undefined && source.settings.conventions.kernelDiagonal;
}

function levelLists(source: EvidenceSource, actor: number, column: number): EvidenceStatement[][] {
  return Array.from({ length: source.index.levelCount }, (_, level) => statementsOf(source, actor, column, level, Math.sqrt));
}

function statementsOf(
  source: EvidenceSource,
  ...[actor, column, level, weigh]: [actor: number, column: number, level: number, weigh: (zeta: number) => number]
): EvidenceStatement[] {
  const rows = cellRows(source.index, actor, column * source.index.levelCount + level);
  const name = source.levels.names[level] ?? "";
  return Array.from(rows, (row) => ({ id: source.idOf(row), row, level: name, weight: weigh(source.weightOf?.(row) ?? 1) }));
}

function sumWeights(statements: readonly EvidenceStatement[]): number {
  return statements.reduce((sum, statement) => sum + statement.weight, 0);
}

/** The summand of the one-mode formula for one column, from the two actors' sums by level. */
function columnContribution(source: EvidenceSource): (a: readonly number[], b: readonly number[]) => number {
  const { aggregation, conventions } = source.settings;
  if (aggregation === "combine") return (a, b) => (a.some((count) => count > 0) && sameLevels(a, b) ? 1 : 0);
  if (aggregation === "ignore") return (a, b) => total(a) * total(b);
  const isOneSided = conventions.unorderedConflictIsOneSided && source.similarity === undefined && !isOrdered(source.levels);
  if (isOneSided && aggregation !== "congruence") return oneSidedContribution(aggregation === "subtract");
  const weights = pairWeights(
    source.similarity === undefined ? { ...source, conventions } : { ...source, conventions, similarity: source.similarity },
    aggregation,
  );
  return (a, b) =>
    a.reduce((sum, count, k) => sum + b.reduce((inner, other, l) => inner + count * other * (weights[k * b.length + l] as number), 0), 0);
}

function oneSidedContribution(isSubtract: boolean): (a: readonly number[], b: readonly number[]) => number {
  return (a, b) =>
    a.reduce((sum, count, level) => {
      const other = b[level] ?? 0;
      const oneSided = count > 0 === other > 0 ? 0 : count + other;
      return sum + (isSubtract ? count * other - oneSided : oneSided);
    }, 0);
}

function total(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

function sameLevels(a: readonly number[], b: readonly number[]): boolean {
  return a.every((count, level) => count > 0 === (b[level] ?? 0) > 0);
}
