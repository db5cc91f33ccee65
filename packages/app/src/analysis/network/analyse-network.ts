import { networkJson } from "../../exchange/networks/write-lists.ts";
import { fromNetwork } from "../../exchange/networks/from-network.ts";
import { tiesOf } from "../../exchange/networks/written-network.ts";
import {
  buildNetwork,
  describeNodes,
  documentValues,
  listEvents,
  locateNodes,
  type Network,
  type RawOptions,
  statementValues,
} from "@rapporteur/engines/network";
import type { NetworkView, OptionsOf } from "../../contract/analysis-options.ts";
import type { OpenedStatements } from "../input/opened-statements.ts";
import { nodeExtras } from "./network-attributes.ts";
import { basisOf, basisOfRows, type NetworkBasis } from "./network-basis.ts";
import { evidenceView } from "./network-evidence.ts";
import { explainRequest, type ExplainedOption } from "./network-explain.ts";
import { clip, describeNetwork, instantText, nameList, type NetworkViewReport } from "./network-report.ts";
import { settleRequest, type NetworkRequest } from "./network-request.ts";
import { backboneView, barsView, coalitionView, communitiesView, idealPointsView, tiesView } from "./network-structure.ts";
import { phasesView, polarizationView, windowsView } from "./network-time.ts";
import { left, right, type ReportSection } from "../report.ts";

/** A view of a network, what it stands on, and how it came about. */
export interface NetworkReport {
  readonly sections: readonly ReportSection[];
  readonly basis: NetworkBasis;
  readonly warnings: readonly string[];
  /** For programs. */
  readonly result: () => unknown;
  readonly explained: readonly ExplainedOption[];
}

/** Statements, and the engine's options under our names or DNA's. */
export interface NetworkInput {
  readonly opened: OpenedStatements;
  readonly engine: RawOptions;
}

/**
 * One view of a network, or the statements behind one cell with their words.
 *
 * @throws RAP_NETWORK_OPTION with the nearest name; what the engine throws
 */
export function analyseNetwork({ opened, engine }: NetworkInput, { evidence, ...wishes }: OptionsOf<"network">): NetworkReport {
  const request = settleRequest(opened, engine, wishes);
  return finish(request, evidence === undefined ? views[request.show](request) : evidenceView(request, evidence));
}

/** What a network stands on and how it came about, where the network itself went into a file. */
export function reportBasis(request: NetworkRequest): NetworkReport {
  return finish(request, { sections: [], basis: basisOf(request.table, request.network), result: () => null });
}

function finish(request: NetworkRequest, view: NetworkViewReport): NetworkReport {
  const warnings = [...request.opened.warnings.map(({ message }) => message), ...request.notes];
  return { ...view, warnings, explained: explainRequest(request) };
}

const views: Readonly<Record<NetworkView, (request: NetworkRequest) => NetworkViewReport>> = {
  matrix: matrixView,
  edges: edgesView,
  nodes: nodesView,
  communities: communitiesView,
  polarization: polarizationView,
  backbone: backboneView,
  coalition: coalitionView,
  ties: tiesView,
  bars: barsView,
  phases: phasesView,
  "ideal-points": idealPointsView,
  windows: windowsView,
  events: eventsView,
};

/** An empty selection is refused in the compatible setting too, where the engine gives an empty network as DNA does. */
function build({ table, network: options }: NetworkRequest): { network: Network; basis: NetworkBasis } {
  const network = buildNetwork(table, options);
  if (network.statementCount === 0) return { network, basis: basisOf(table, options) };
  return { network, basis: basisOfRows(table, network.statementRows, network.steps) };
}

const warningsOf = (network: Network): string[] => network.warnings.map(({ message }) => message);

const shownRows = 40;
const shownColumns = 20;

function matrixView(request: NetworkRequest): NetworkViewReport {
  const { network, basis } = build(request);
  const { rows, columns, values } = network;
  const isTwoMode = network.settings.networkType === "twomode";
  const shown = columns.slice(0, shownColumns);
  const cells = rows
    .slice(0, shownRows)
    .map((label, row) => [
      `${row + 1} ${clip(label, 40)}`,
      ...shown.map((_, column) => (!isTwoMode && row === column ? "·" : (values[row * columns.length + column] as number))),
    ]);
  const isCut = rows.length > shownRows || columns.length > shownColumns;
  const notes = [
    ...(isTwoMode ? [`Columns: ${shown.map((label, at) => `${at + 1} ${label}`).join(" · ")}.`] : []),
    ...(isCut ? [`${rows.length} × ${columns.length} in all; --show edges lists the strongest ties, --out writes them all.`] : []),
    ...warningsOf(network),
  ];
  const heads = [left(""), ...shown.map((_, at) => right(String(at + 1)))];
  return {
    sections: [{ title: `${isTwoMode ? "Two" : "One"}-mode network: ${describeNetwork(network)}`, columns: heads, rows: cells, notes }],
    basis,
    result: () => ({ rows, columns, values: rows.map((_, row) => [...values.subarray(row * columns.length, (row + 1) * columns.length)]) }),
  };
}

const shownTies = 60;

function edgesView(request: NetworkRequest): NetworkViewReport {
  const { network, basis } = build(request);
  const written = fromNetwork(network);
  const names = written.isTwoMode ? [...network.rows, ...network.columns] : network.rows;
  const ties = [...tiesOf(written)].sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight) || a.source - b.source || a.target - b.target);
  const rows = ties.slice(0, shownTies).map(({ source, target, weight }) => [names[source] ?? "", names[target] ?? "", weight]);
  const rest = ties.length > shownTies ? [`${ties.length} ties in all; --out FILE.edges.csv writes them.`] : [];
  return {
    sections: [
      {
        title: `Ties by strength: ${describeNetwork(network)}`,
        columns: [left(written.rowVariable), left(written.columnVariable), right("weight")],
        rows,
        notes: [...rest, ...warningsOf(network)],
      },
    ],
    basis,
    result: () => networkJson(fromNetwork(network, nodeExtras(request, null)(network))),
  };
}

function nodesView(request: NetworkRequest): NetworkViewReport {
  const { network, basis } = build(request);
  const { nodes, coreFit } = locateNodes(network);
  const described = describeNodes(request.table, request.network);
  const byName = new Map(described.map((node) => [`${node.mode} ${node.name}`, node]));
  const located = nodes.map((node, at) => ({ ...byName.get(`${at < network.rows.length ? 1 : 2} ${node.name}`), ...node }));
  const rows = located
    .toSorted((a, b) => (a.mode ?? 1) - (b.mode ?? 1) || b.strength - a.strength)
    .map((node) => [
      node.name,
      node.statements ?? 0,
      node.documents ?? 0,
      instantText(node.first ?? null).slice(0, 10),
      instantText(node.last ?? null).slice(0, 10),
      node.meanLevel ?? null,
      node.degree,
      node.strength,
      node.betweenness,
      node.closeness,
      node.eigenvector,
      node.isCore === null ? "" : node.isCore ? "core" : "",
    ]);
  const figures = ["statements", "documents"].map(right);
  const measures = ["mean level", "degree", "strength", "betweenness", "closeness", "eigenvector"].map(right);
  return {
    sections: [
      {
        title: `Nodes: ${describeNetwork(network)}`,
        columns: [left("node"), ...figures, left("first"), left("last"), ...measures, left("core")],
        rows,
        notes: [
          "Ties of 0 or less are not ties for these measures.",
          ...(coreFit === null ? [] : [`A core and a periphery describe the ties with a fit of ${coreFit.toFixed(2)} (1 would be perfect).`]),
          ...warningsOf(network),
        ],
      },
    ],
    basis,
    result: () => ({ nodes: located, coreFit }),
  };
}

const shownEvents = 60;

function eventsView({ table, network, opened }: NetworkRequest): NetworkViewReport {
  const { rows, steps } = listEvents(table, network);
  const basis = basisOfRows(table, rows, steps);
  const fields = [network.variable1, network.variable2, ...(network.qualifier == null ? [] : [network.qualifier])];
  const cellOf = (row: number, field: string): string => {
    const values = field.startsWith("document:") ? documentValues(table, table.documentOf[row] as number) : statementValues(table, row);
    const value = values[field.replace(/^document:/, "")] ?? null;
    return typeof value === "boolean" ? (value ? "yes" : "no") : String(value ?? "");
  };
  const cells = [...rows.subarray(0, shownEvents)].map((row) => [
    instantText(table.times[row] as number),
    ...fields.map((field) => clip(cellOf(row, field), 40)),
    clip(opened.quoteOf(row) ?? ""),
  ]);
  const notes = rows.length > shownEvents ? [`${rows.length} in all; --out FILE.csv writes them.`] : [];
  const result = (): unknown =>
    Array.from(rows, (row) => ({
      statement: table.ids[row],
      document: table.documents.ids[table.documentOf[row] as number],
      time: Number.isNaN(table.times[row] as number) ? null : new Date(table.times[row] as number).toISOString(),
      ...statementValues(table, row),
    }));
  return {
    sections: [
      { title: `Statements in time order: ${nameList(fields)}`, columns: [left("time"), ...fields.map(left), left("words")], rows: cells, notes },
    ],
    basis,
    result,
  };
}
