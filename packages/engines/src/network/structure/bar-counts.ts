import type { StatementTable } from "@rapporteur/core/model";
import { conventionsOf } from "../conventions.ts";
import { collectLabels } from "../select/field.ts";
import { collectLevels } from "../select/levels.ts";
import type { SelectionOptions } from "../options.ts";
import { refuseEmpty, selectStatements, type SelectionStep } from "../select/select.ts";

/** Statements of each label at each level of the qualifier. */
export interface BarCounts {
  readonly labels: readonly string[];
  readonly levels: readonly string[];
  /** labels × levels, row-major. */
  readonly counts: Int32Array;
  readonly statementCount: number;
  /** Rows of the statement table that were counted. */
  readonly rows: Int32Array;
  readonly unreviewedShare: number;
  readonly steps: readonly SelectionStep[];
}

/**
 * Counts for a bar plot of one variable, split by a qualifier. Duplicates compare the variable and the qualifier only.
 *
 * @throws RAP_NETWORK_VARIABLE; RAP_NETWORK_EMPTY where nothing is left
 * Cost: O(statements).
 */
export function countBars(table: StatementTable, options: Omit<SelectionOptions, "variable2">): BarCounts {
  const selection = selectStatements(table, options, { isCounted: true });
  refuseEmpty(selection);
  const levels = collectLevels(selection, { aggregation: "subtract", conventions: conventionsOf(options.compatible) });
  const labels = collectLabels(selection.field1, selection.kept);
  const levelCount = levels.names.length;
  const counts = new Int32Array(labels.names.length * levelCount);
  for (const row of selection.kept) {
    const label = labels.indexOfCode[selection.field1.codes[row] as number] as number;
    const level = selection.qualifier === null ? 0 : (levels.indexOfCode[selection.qualifier.codes[row] as number] as number);
    counts[label * levelCount + level] = (counts[label * levelCount + level] as number) + 1;
  }
  const { unreviewedShare, steps, kept } = selection;
  return { labels: labels.names, levels: levels.names, counts, statementCount: kept.length, rows: kept, unreviewedShare, steps };
}
