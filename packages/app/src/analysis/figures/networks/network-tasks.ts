import { dayMs, seededRandom } from "@rapporteur/core/base";
import { graphFromMatrix, louvain, modularity, relabelGroups } from "@rapporteur/engines/graph";
import type { StatementTable } from "@rapporteur/core/model";
import {
  buildDescribedNetwork,
  type DescribedNetwork,
  type EvidencePart,
  listEvents,
  type Network,
  type NetworkOptions,
  type NodeDescription,
  polarizationSeries,
} from "@rapporteur/engines/network";
import { basisOf, quoteRows } from "../evidence.ts";
import type { EvidenceAnswer } from "../common-types.ts";
import type { FigureData } from "../figure-data.ts";
import { keepFew } from "../keep-few.ts";
import type { Pause } from "../pause.ts";
import type { IdsAnswer } from "../statements/statement-types.ts";
import type {
  NetworkAnswer,
  NetworkNode,
  NetworkRequest,
  NetworkSettings,
  NodeEvidenceRequest,
  PolarizationAnswer,
  PolarizationRequest,
  PolarizationWindow,
  TieEvidenceAnswer,
  TieEvidenceRequest,
} from "./network-types.ts";

/** The engine's options for what a screen asks. */
function networkOptions({ settings, period }: NetworkRequest): NetworkOptions {
  const { from, to, countsDrafts, qualifier, statementType, ...same } = settings;
  const start = from === "" ? undefined : Date.parse(from);
  const end = to === "" ? undefined : Date.parse(to) + dayMs - 1;
  return {
    ...same,
    statementType: statementType === "" ? undefined : statementType,
    qualifier: qualifier === "" ? null : qualifier,
    reviewStates: countsDrafts ? ["accepted", "draft"] : ["accepted"],
    from: period === null ? start : Math.max(start ?? -Infinity, period.from),
    to: period === null ? end : Math.min(end ?? Infinity, period.to - 1),
  };
}

const keepNetwork = keepFew<DescribedNetwork>(4);

/** The network of a request; the latest few are kept, so that its ties can be asked about without building it again. */
export function networkOf(table: StatementTable, request: NetworkRequest): Network {
  return describedOf(table, request).network;
}

function describedOf(table: StatementTable, request: NetworkRequest): DescribedNetwork {
  return keepNetwork(table, JSON.stringify(request), () => buildDescribedNetwork(table, networkOptions(request)));
}

/** The network, its ties as plain columns and its communities; `pause` between the steps lets a newer question through. */
export async function answerNetwork({ table }: FigureData, request: NetworkRequest, pause: Pause): Promise<NetworkAnswer> {
  const { network, nodes: described, rows } = describedOf(table, request);
  await pause();
  const all = tiesOf(network);
  await pause();
  const groups = communitiesOf(network, all);
  const labels = described.map((node, at) => nodeOf(node, groups.membership[at] ?? 0));
  const { nodes, ties } = request.settings.isolates ? { nodes: labels, ties: all } : tiedOnly(labels, all);
  return {
    nodes,
    untiedCount: labels.length - nodes.length,
    ...ties,
    communityCount: [...Map.groupBy(nodes, ({ community }) => community).values()].filter((members) => members.length > 1).length,
    modularity: groups.modularity,
    basis: basisOf(table, rows),
    warnings: network.warnings.map(({ message }) => message),
    steps: network.steps.filter(({ dropped }) => dropped > 0),
  };
}

/** The statements that a network is made of, by id. */
export function answerNetworkIds({ table }: FigureData, request: NetworkRequest): IdsAnswer {
  return { ids: Array.from(describedOf(table, request).rows, (row) => table.ids[row] ?? "") };
}

/** Without the nodes that no tie joins; the ties point at the places of those that stay. */
function tiedOnly(nodes: readonly NetworkNode[], { from, to, values }: Ties): { nodes: NetworkNode[]; ties: Ties } {
  const isTied = new Uint8Array(nodes.length);
  for (let tie = 0; tie < values.length; tie++) {
    isTied[from[tie] as number] = 1;
    isTied[to[tie] as number] = 1;
  }
  const kept = [...nodes.keys()].filter((node) => isTied[node] === 1);
  const places = new Int32Array(nodes.length);
  for (const [at, node] of kept.entries()) places[node] = at;
  const moved = (ends: Int32Array): Int32Array => ends.map((node) => places[node] as number);
  return { nodes: kept.flatMap((node) => nodes[node] ?? []), ties: { from: moved(from), to: moved(to), values } };
}

function nodeOf({ name, mode, statements, documents, meanLevel }: NodeDescription, community: number): NetworkNode {
  return { key: name, mode, statements, documents, community, meanLevel };
}

interface Ties {
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly values: Float64Array;
}

/** The ties as columns, zeros left out. Cost: O(cells). */
export function tiesOf(network: Network): Ties {
  const isOneMode = network.settings.networkType === "onemode";
  const width = network.columns.length;
  const [from, to, values]: [number[], number[], number[]] = [[], [], []];
  for (let row = 0; row < network.rows.length; row++) {
    for (let column = isOneMode ? row + 1 : 0; column < width; column++) {
      const value = network.values[row * width + column] as number;
      if (value === 0 || Number.isNaN(value)) continue;
      from.push(row);
      to.push(isOneMode ? column : network.rows.length + column);
      values.push(value);
    }
  }
  return { from: Int32Array.from(from), to: Int32Array.from(to), values: Float64Array.from(values) };
}

/** Louvain's communities on the ties above 0. Runs fewer times where there are many ties: the picture must not wait. */
function communitiesOf(network: Network, ties: Ties): { membership: Int32Array; modularity: number | null } {
  const isOneMode = network.settings.networkType === "onemode";
  const size = network.rows.length + (isOneMode ? 0 : network.columns.length);
  const matrix = new Float64Array(size * size);
  for (let tie = 0; tie < ties.values.length; tie++) {
    const [a, b, value] = [ties.from[tie] as number, ties.to[tie] as number, ties.values[tie] as number];
    matrix[a * size + b] = value;
    matrix[b * size + a] = value;
  }
  const graph = graphFromMatrix(matrix, size);
  const membership = relabelGroups(louvain(graph, { random: seededRandom(1), runs: ties.values.length > 5000 ? 1 : 10 }));
  return { membership, modularity: graph.weights.length === 0 ? null : modularity(graph, membership) };
}

/** The statements that make a tie, and what each column adds to it. */
export function answerTieEvidence({ table }: FigureData, request: TieEvidenceRequest): TieEvidenceAnswer {
  const { settings, period, row, column } = request;
  const evidence = networkOf(table, { settings, period }).evidence(row, column);
  const rows = evidence.parts.flatMap((part) => [...part.rowStatements, ...part.columnStatements].map((statement) => statement.row));
  const parts = evidence.parts.map((part: EvidencePart) => ({
    column: part.column,
    contribution: part.contribution,
    rowIds: part.rowStatements.map(({ id }) => id),
    columnIds: part.columnStatements.map(({ id }) => id),
  }));
  parts.sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution) || (a.column < b.column ? -1 : 1));
  return { value: evidence.value, numerator: evidence.numerator, parts, ...quoteRows(table, rows) };
}

/** The statements of one node. */
export function answerNodeEvidence({ table }: FigureData, request: NodeEvidenceRequest): EvidenceAnswer {
  const { settings, period, node, mode } = request;
  const field = mode === 1 ? settings.variable1 : settings.variable2;
  const filters = [{ field, values: [node], mode: "only" as const }];
  const { rows } = listEvents(table, { ...networkOptions({ settings, period }), filters });
  return quoteRows(table, [...rows]);
}

/** More windows than this are no curve that anybody reads. */
const mostWindows = 240;

/** Polarization by window, one after the other; `pause` lets a newer question through. */
export async function answerPolarization(
  { table }: FigureData,
  { settings, unit, size }: PolarizationRequest,
  pause: Pause,
): Promise<PolarizationAnswer> {
  const options = networkOptions({ settings: polarized(settings), period: null });
  const windows: PolarizationWindow[] = [];
  for (const point of polarizationSeries(table, options, { windows: { unit, size }, exactBudget: 20_000, starts: 5 })) {
    if (windows.length === mostWindows) return { windows, isCut: true };
    const { period, actors, tieCount, dna, signed, statementCount } = point;
    windows.push({
      from: period.from,
      to: period.to,
      statements: statementCount,
      actors: actors.length,
      ties: tieCount,
      // Not −0.
      dna: dna.score + 0,
      signed: signed.score + 0,
      isExact: dna.method !== "search" && signed.method !== "search",
    });
    await pause();
  }
  return { windows, isCut: false };
}

/** Polarization is told from congruence and conflict, whatever the picture shows. */
function polarized(settings: NetworkSettings): NetworkSettings {
  return { ...settings, networkType: "onemode", aggregation: "congruence", normalization: "average" };
}
