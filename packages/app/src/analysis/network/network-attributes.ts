import type { CellValue } from "@rapporteur/core/model";
import { nodesOf } from "../../exchange/networks/written-network.ts";
import { fromNetwork, type NetworkExtras } from "../../exchange/networks/from-network.ts";
import { describeNodes, locateNodes, type Network } from "@rapporteur/engines/network";
import { instantText } from "./network-report.ts";
import { placesForFile } from "../figures/layout/places-for-file.ts";
import { tiesOf } from "../figures/networks/network-tasks.ts";
import type { NetworkRequest } from "./network-request.ts";

/** Gives the attributes and places of the nodes of a network, which may be a window of the whole. */
export type NodeExtras = (network: Network) => NetworkExtras;

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

function placesOf(whole: Network): Map<string, Place> {
  const nodes = nodesOf(fromNetwork(whole));
  const rowCount = whole.settings.networkType === "onemode" ? null : whole.rows.length;
  const places = placesForFile(nodes.length, tiesOf(whole), rowCount) ?? [];
  return new Map(places.map((place, at) => [keyOf(nodes[at]?.variable ?? "", nodes[at]?.label ?? ""), place]));
}
