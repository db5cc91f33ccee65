import type { StatementTable } from "@rapporteur/core/model";
import { type Frame, networkOfFrame, prepareNetwork } from "../build/build-network.ts";
import type { Network } from "../network.ts";
import type { CodedField, Labels } from "../select/field.ts";
import type { NetworkOptions } from "../options.ts";
import { levelWeight } from "../build/two-mode.ts";

/** What the kept statements say of one node, for files and pictures. */
export interface NodeDescription {
  readonly name: string;
  /** The variable it comes from. */
  readonly variable: string;
  readonly mode: 1 | 2;
  readonly statements: number;
  readonly documents: number;
  /** ms since 1970 UTC, null where all are undated. */
  readonly first: number | null;
  readonly last: number | null;
  /** Mean level of the qualifier as subtract counts it (−1 … 1 for a boolean), null without one. */
  readonly meanLevel: number | null;
}

/**
 * Describes the nodes of a network: those of variable 1 and, in two-mode networks, those of variable 2.
 *
 * @throws what `buildNetwork` throws for fields and settings
 * Cost: O(statements + nodes).
 */
export function describeNodes(table: StatementTable, options: NetworkOptions): NodeDescription[] {
  return describeFrame(prepareNetwork(table, options));
}

/** A network with its nodes and the rows of the table that it counts, ascending. */
export interface DescribedNetwork {
  readonly network: Network;
  readonly nodes: readonly NodeDescription[];
  readonly rows: Int32Array;
}

/**
 * `buildNetwork` and `describeNodes` from one selection of the statements.
 *
 * @throws what `buildNetwork` throws
 * Cost: as `buildNetwork`.
 */
export function buildDescribedNetwork(table: StatementTable, options: NetworkOptions): DescribedNetwork {
  const frame = prepareNetwork(table, options);
  return { network: networkOfFrame(frame), nodes: describeFrame(frame), rows: frame.selection.kept };
}

function describeFrame(frame: Frame): NodeDescription[] {
  const { table } = frame;
  const { field1, field2, qualifier, kept } = frame.selection;
  const levelOf = (row: number) => {
    const code = qualifier === null ? -1 : (qualifier.codes[row] as number);
    const level = code < 0 ? -1 : (frame.levels.indexOfCode[code] as number);
    return level < 0 ? null : levelWeight(frame.levels, level);
  };
  const hasMean = qualifier !== null && frame.levels.values !== null;
  const describe = (field: CodedField, labels: Labels, mode: 1 | 2) =>
    describeMode({ table, kept, levelOf: hasMean ? levelOf : () => null }, field, labels, mode);
  const rows = describe(field1, frame.labels1, 1);
  return frame.settings.networkType === "twomode" && field2 !== null ? [...rows, ...describe(field2, frame.labels2, 2)] : rows;
}

interface Source {
  readonly table: StatementTable;
  readonly kept: Int32Array;
  readonly levelOf: (row: number) => number | null;
}

function describeMode({ table, kept, levelOf }: Source, field: CodedField, labels: Labels, mode: 1 | 2): NodeDescription[] {
  const size = labels.names.length;
  const statements = new Int32Array(size);
  const first = new Float64Array(size).fill(Infinity);
  const last = new Float64Array(size).fill(-Infinity);
  const levelSum = new Float64Array(size);
  const levelCount = new Int32Array(size);
  const documents = Array.from({ length: size }, () => new Set<number>());
  for (const row of kept) {
    const node = labels.indexOfCode[field.codes[row] as number] as number;
    const time = table.times[row] as number;
    const level = levelOf(row);
    statements[node] = (statements[node] as number) + 1;
    documents[node]?.add(table.documentOf[row] as number);
    if (time < (first[node] as number)) first[node] = time;
    if (time > (last[node] as number)) last[node] = time;
    levelSum[node] = (levelSum[node] as number) + (level ?? 0);
    levelCount[node] = (levelCount[node] as number) + (level === null ? 0 : 1);
  }
  return labels.names.map((name, node) => ({
    name,
    variable: field.name,
    mode,
    statements: statements[node] as number,
    documents: documents[node]?.size ?? 0,
    first: finiteOrNull(first[node] as number),
    last: finiteOrNull(last[node] as number),
    meanLevel: levelCount[node] === 0 ? null : (levelSum[node] as number) / (levelCount[node] as number),
  }));
}

function finiteOrNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
