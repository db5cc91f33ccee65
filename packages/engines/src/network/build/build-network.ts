import { RapporteurError } from "@rapporteur/core/base";
import type { StatementTable } from "@rapporteur/core/model";
import { countCells, indexCells, type CellIndex, type CellValues } from "../select/cell-index.ts";
import { cellEvidence, type EvidenceSource } from "../select/evidence.ts";
import { collectLabels, type Labels } from "../select/field.ts";
import { collectLevels, type Levels } from "../select/levels.ts";
import type { Network, Period } from "../network.ts";
import { normalizeOneMode } from "./one-mode-normalize.ts";
import { oneModeNumerators } from "./one-mode.ts";
import { settleOptions, type NetworkOptions, type Settings } from "../options.ts";
import { refuseEmpty, selectStatements, shareUnreviewed, type Selection } from "../select/select.ts";
import { normalizeTwoMode, twoModeNumerators } from "./two-mode.ts";

/** Cells of a matrix above which it is refused: 1 GiB of 8-byte numbers. */
const maximumCells = 2 ** 27;

/**
 * The network of a table of statements.
 *
 * @throws RAP_NETWORK_VARIABLE, RAP_NETWORK_SETTING, RAP_NETWORK_TOO_LARGE; RAP_NETWORK_EMPTY, naming the filter, where no
 * statement is left (with `compatible`, an empty network)
 * Cost: O(statements + Σ over columns of cells² + n × m); deterministic, whatever the order of the rows.
 */
export function buildNetwork(table: StatementTable, options: NetworkOptions): Network {
  return networkOfFrame(prepareNetwork(table, options));
}

/** The network of all that a frame has kept. @throws as `buildNetwork` */
export function networkOfFrame(frame: Frame): Network {
  if (!frame.settings.conventions.lenientSettings) refuseEmpty(frame.selection);
  const span = loadedSpan(frame);
  return buildMatrix(frame, { rows: frame.selection.kept, period: { ...span, includesEnd: true, centre: null } });
}

/** What stays the same over all matrices of one request. */
export interface Frame {
  readonly table: StatementTable;
  readonly settings: Settings;
  readonly selection: Selection;
  readonly levels: Levels;
  /** Labels over everything kept, or loaded with isolates. */
  readonly labels1: Labels;
  readonly labels2: Labels;
}

/** Selects statements and finds labels and levels. */
export function prepareNetwork(table: StatementTable, options: NetworkOptions): Frame {
  const settings = settleOptions(options);
  const selection = selectStatements(table, settings, { isCounted: settings.aggregation !== "ignore" });
  const levels = collectLevels(selection, settings);
  const rows = settings.isolates ? loadedRows(selection) : selection.kept;
  return { table, settings, selection, levels, ...collectBothLabels(selection, rows) };
}

/** Rows inside dates and document filters, ascending. */
export function loadedRows(selection: Selection): Int32Array {
  const rows = new Int32Array(selection.loadedCount);
  let count = 0;
  for (let row = 0; row < selection.isLoaded.length; row++) if (selection.isLoaded[row] === 1) rows[count++] = row;
  return rows;
}

/** Labels of both variables among some rows. */
export function collectBothLabels(selection: Selection, rows: Int32Array): { labels1: Labels; labels2: Labels } {
  const labels1 = collectLabels(selection.field1, rows);
  const labels2 = collectLabels(secondField(selection), rows);
  return { labels1, labels2 };
}

function secondField(selection: Selection): Selection["field1"] {
  if (selection.field2 === null)
    throw new RapporteurError("RAP_NETWORK_OPTION", { option: "variable2", value: "absent", cure: "name a second variable" });
  return selection.field2;
}

/** One matrix of a frame: some of its statements, perhaps weighted. */
export interface MatrixRequest {
  /** Table rows, all among the kept ones. */
  readonly rows: Int32Array;
  readonly period: Period;
  /** Labels of this matrix; the frame's where absent. */
  readonly labels1?: Labels;
  readonly labels2?: Labels;
  readonly weighting?: Weighting;
}

/** How a kernel changes a matrix. */
export interface Weighting {
  readonly levels: Levels;
  readonly similarity: Float64Array | undefined;
  readonly levelWeightOf: ((level: number) => number) | undefined;
  /** ζ of a table row. */
  readonly weightOf: (row: number) => number;
  readonly weighCells: (index: CellIndex) => CellValues;
  /** Replaces the division, or fills the diagonal, where DNA does so. */
  readonly finish: ((input: FinishInput) => Float64Array) | undefined;
}

export interface FinishInput {
  readonly index: CellIndex;
  readonly values: CellValues;
  readonly numerators: Float64Array;
}

/** Builds one matrix. */
export function buildMatrix(frame: Frame, request: MatrixRequest): Network {
  const { settings, selection, table } = frame;
  const labels1 = request.labels1 ?? frame.labels1;
  const labels2 = request.labels2 ?? frame.labels2;
  const levels = request.weighting?.levels ?? frame.levels;
  const isOneMode = settings.networkType === "onemode";
  refuseLarge(labels1.names.length, isOneMode ? labels1.names.length : labels2.names.length);
  const fields = {
    actor: selection.field1,
    actorLabels: labels1,
    column: secondField(selection),
    columnLabels: labels2,
    qualifier: selection.qualifier,
    levels,
  };
  const index = indexCells(fields, request.rows);
  const values = request.weighting?.weighCells(index) ?? countCells(index);
  const tally = { pairUpdates: 0 };
  const computed = isOneMode
    ? oneModeValues(frame, { index, values, levels, tally, weighting: request.weighting })
    : twoModeValues(frame, { index, values, levels, tally, weighting: request.weighting });
  const columns = isOneMode ? labels1.names : labels2.names;
  const source: EvidenceSource = {
    rows: labels1.names,
    columns,
    sharedColumns: labels2.names,
    ...computed,
    index,
    levels,
    similarity: request.weighting?.similarity,
    levelWeightOf: request.weighting?.levelWeightOf,
    settings,
    idOf: (row) => table.ids[row] ?? "",
    weightOf: request.weighting?.weightOf,
  };
  return {
    rows: labels1.names,
    columns,
    ...computed,
    statementCount: request.rows.length,
    statementRows: request.rows,
    unreviewedShare: request.rows === selection.kept ? selection.unreviewedShare : shareUnreviewed(table, request.rows),
    period: request.period,
    settings,
    warnings: settings.warnings,
    steps: selection.steps,
    work: { pairUpdates: tally.pairUpdates, cells: index.actors.length },
    evidence: (row, column) => cellEvidence(source, row, column),
  };
}

/** Refuses a matrix that cannot be held. @throws RAP_NETWORK_TOO_LARGE */
export function refuseLarge(rows: number, columns: number): void {
  if (rows * columns > maximumCells) throw new RapporteurError("RAP_NETWORK_TOO_LARGE", { rows, columns });
}

interface ValueInput {
  readonly index: CellIndex;
  readonly values: CellValues;
  readonly levels: Levels;
  readonly tally: { pairUpdates: number };
  readonly weighting: Weighting | undefined;
}

type Computed = Pick<Network, "values" | "numerators">;

function oneModeValues({ settings }: Frame, parts: ValueInput): Computed {
  const { aggregation, normalization, conventions } = settings;
  const input = { ...parts, similarity: parts.weighting?.similarity, conventions };
  const numerators = oneModeNumerators(input, aggregation);
  const finish = parts.weighting?.finish;
  if (finish !== undefined) return { numerators, values: finish({ index: parts.index, values: parts.values, numerators }) };
  return { numerators, values: normalizeOneMode(input, numerators, normalization, aggregation) };
}

function twoModeValues({ settings }: Frame, parts: ValueInput): Computed {
  const { aggregation, normalization } = settings;
  const input = { index: parts.index, mass: parts.values.mass, levels: parts.levels, weightOf: parts.weighting?.levelWeightOf };
  if (aggregation === "combine" && normalization === "prominence") refuseCombinedProminence(settings);
  const numerators = twoModeNumerators(input, aggregation);
  return { numerators, values: normalizeTwoMode(input, numerators, normalization, aggregation) };
}

function refuseCombinedProminence(settings: Settings): void {
  if (!settings.conventions.lenientSettings) return;
  throw new RapporteurError("RAP_NETWORK_SETTING", {
    problem: "combine with prominence stops DNA with an index error",
    cure: "leave the compatible setting out, or choose another normalization",
  });
}

/**
 * First and last instant of the request: the dates asked for, cut to the dated statements and documents there are.
 * NaN where nothing is dated.
 */
export function loadedSpan({ table, settings }: Pick<Frame, "table" | "settings">): { from: number; to: number } {
  let from = Infinity;
  let to = -Infinity;
  for (const times of [table.times, documentTimes(table)]) {
    for (let row = 0; row < times.length; row++) {
      const time = times[row] as number;
      if (time < from) from = time;
      if (time > to) to = time;
    }
  }
  if (from === Infinity) return { from: Number.NaN, to: Number.NaN };
  return { from: Math.max(from, settings.from ?? from), to: Math.min(to, settings.to ?? to) };
}

/** Documents count although no statement stands in them, if the table says when they are from. */
function documentTimes(table: StatementTable): Float64Array {
  for (const column of Object.values(table.documents.fields)) if (column.kind === "date") return column.values;
  return new Float64Array(0);
}
