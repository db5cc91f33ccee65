import type { DrawnGraph } from "./graph-types.ts";

/** Where a node was put by hand, in the measure of the graph; null takes it back. */
export type Pin = { readonly x: number; readonly y: number } | null;

/** Pins as the address holds them: a key, then its place. */
export function readPins(list: readonly string[]): Map<string, NonNullable<Pin>> {
  const pins = new Map<string, NonNullable<Pin>>();
  for (let at = 0; at + 2 < list.length; at += 3) {
    const [x, y] = [Number(list[at + 1]), Number(list[at + 2])];
    if (Number.isFinite(x) && Number.isFinite(y)) pins.set(list[at] ?? "", { x, y });
  }
  return pins;
}

/** The list with one pin more, another place for it, or without it. */
export function changePin(list: readonly string[], key: string, pin: Pin): string[] {
  const pins = readPins(list);
  if (pin === null) pins.delete(key);
  else pins.set(key, pin);
  return [...pins].flatMap(([one, { x, y }]) => [one, String(Math.round(x)), String(Math.round(y))]);
}

/** The graph with its pinned nodes where they were put. */
export function withPins(graph: DrawnGraph, list: readonly string[]): DrawnGraph {
  const pins = readPins(list);
  if (pins.size === 0) return graph;
  return { ...graph, nodes: graph.nodes.map((node) => ({ ...node, ...pins.get(node.key) })) };
}
