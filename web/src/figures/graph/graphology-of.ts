import Graphology from "graphology";
import { bendTies } from "./bend-ties.ts";
import type { GraphFit } from "./fit-graph.ts";
import { shapeOf, type DrawnGraph } from "./graph-types.ts";
import type { LabelScene } from "./label-layer.ts";
import { clear, type NodeAttributes, type TieAttributes } from "./open-sigma.ts";
import { groupCount } from "../theme-colors.ts";

type DrawnGraphology = Graphology<NodeAttributes, TieAttributes>;

type Look = Pick<LabelScene, "chosen" | "lit" | "colorOf"> & { readonly fit: GraphFit };

/** A graph as the renderer takes it: colours of the theme, what is not chosen faded, ties bent round the marks that they would run through. */
export function graphologyOf(drawn: DrawnGraph, { chosen, lit, colorOf, fit }: Look): DrawnGraphology {
  const { nodes, ties } = drawn;
  const bends = bendTies(drawn, fit);
  const graph = new Graphology<NodeAttributes, TieAttributes>({ multi: true, type: "mixed" });
  for (const node of nodes) {
    const { key, x, y, group } = node;
    const isFaded = lit !== null && !lit.has(key);
    graph.addNode(key, {
      x,
      y,
      size: fit.radiusOf(node),
      color: isFaded ? colorOf("rule") : colorOf(group === null ? "soft" : `group-${group % groupCount}`),
      shape: shapeOf(node),
      isChosen: chosen?.key === key,
    });
  }
  for (const { key, from, to, value, width, isDirected } of ties) {
    const isLit = chosen === null || chosen.key === key || (chosen.kind === "node" && (from === chosen.key || to === chosen.key));
    const color = isLit ? colorOf(value < 0 ? "relation" : "soft") : colorOf("rule");
    const bend = bends.get(key) ?? 0;
    const attributes = {
      size: chosen?.key === key ? width + 2 : width,
      color,
      plain: value < 0 ? clear : color,
      dash: value < 0 ? 6 : 0,
      gap: value < 0 ? 4 : 0,
      head: isDirected ? "arrow" : "none",
      path: bend === 0 ? "straight" : "curved",
      curvature: bend,
    };
    if (isDirected) graph.addDirectedEdgeWithKey(key, from, to, attributes);
    else graph.addUndirectedEdgeWithKey(key, from, to, attributes);
  }
  return graph;
}
