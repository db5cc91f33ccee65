import type { CellValue } from "@rapporteur/core/model";
import { nodesOf } from "../../exchange/networks/written-network.ts";
import { fromNetwork, type NetworkExtras } from "../../exchange/networks/from-network.ts";
import { describeNodes, locateNodes, type Network } from "@rapporteur/engines/network";
import { instantText } from "./network-report.ts";
import { placeNodesAtOnce } from "../figures/place-nodes.ts";
import { tiesOf } from "../figures/network-tasks.ts";
import type { NetworkRequest } from "./network-request.ts";

/** Gives the attributes and places of the nodes of a network, which may be a window of the whole. */
export type NodeExtras = (network: Network) => NetworkExtras;

/** Nodes above which a picture takes too long to lay out; they stand on a circle then. */
const maximumDrawn = 1500;

/**
 * Attributes of nodes for files: statements, documents, first and last day and mean level over the whole range, and what the source knows
 * of them (attributes and colours of a DNA database; type, country and allegiance of a readout). Places come from the network of the
 * whole range, so that a node keeps its place over windows.
 *
 * @param withMeasures degree, strength, betweenness, closeness, eigenvector and core of the whole range as well
 * Cost: O(statements + nodes), and a force-directed drawing where places are wanted.
 */
export function nodeExtras(request: NetworkRequest, whole: Network | null, withMeasures = false): NodeExtras {
  const described = describedNodes(request);
  if (withMeasures && whole !== null) addMeasures(described, whole);
  const places = whole === null ? new Map<string, Place>() : placesOf(whole);
  const names = [...new Set([...described.values()].flatMap((values) => Object.keys(values)))];
  return (network) => {
    const nodes = nodesOf(fromNetwork(network));
    const keys = nodes.map(({ variable, label }) => keyOf(variable, label));
    const columns = names.map((name) => [name, keys.map((key) => described.get(key)?.[name] ?? null)] as const);
    const attributes = Object.fromEntries(columns.filter(([, values]) => values.some((value) => value !== null)));
    if (places.size === 0) return { attributes };
    return { attributes, positions: keys.map((key) => places.get(key) ?? { x: 0, y: 0 }) };
  };
}

const keyOf = (variable: string, label: string): string => `${variable}\u0000${label}`;

function describedNodes({ table, network, opened }: NetworkRequest): Map<string, Record<string, CellValue>> {
  const described = new Map<string, Record<string, CellValue>>();
  for (const { name, variable, statements, documents, first, last, meanLevel } of describeNodes(table, network)) {
    const day = (time: number | null): string | null => (time === null ? null : instantText(time).slice(0, 10));
    const values: Record<string, CellValue> = { statements, documents, first: day(first), last: day(last), meanLevel };
    for (const [attribute, value] of Object.entries(opened.attributes.get(variable)?.get(name) ?? {})) {
      values[attribute in values ? `${attribute}_attribute` : attribute] = value;
    }
    described.set(keyOf(variable, name), values);
  }
  return described;
}

function addMeasures(described: Map<string, Record<string, CellValue>>, whole: Network): void {
  const nodes = nodesOf(fromNetwork(whole));
  for (const [at, { name: _, x: __, y: ___, isCore, ...measures }] of locateNodes(whole).nodes.entries()) {
    const { variable = "", label = "" } = nodes[at] ?? {};
    const key = keyOf(variable, label);
    described.set(key, { ...described.get(key), ...measures, core: isCore });
  }
}

interface Place {
  readonly x: number;
  readonly y: number;
}

/** Files are read by people too: places are rounded to a thousandth of the picture. */
function placesOf(whole: Network): Map<string, Place> {
  const nodes = nodesOf(fromNetwork(whole));
  if (nodes.length > maximumDrawn) return new Map();
  // As on the screen: the measures' own picture puts nodes with the same ties on one place.
  const { x, y } = placeNodesAtOnce(nodes.length, tiesOf(whole));
  const extent = [...x, ...y].reduce((most, value) => Math.max(most, Math.abs(value)), 0) || 1;
  const scale = (value = 0): number => Math.round((1000 * value) / extent) + 0;
  return new Map(nodes.map(({ variable, label }, at) => [keyOf(variable, label), { x: scale(x[at]), y: scale(y[at]) }]));
}
