import type { Ref } from "react";
import { fitGraph, type GraphFit } from "./fit-graph.ts";
import { shapeOf, type Chosen, type DrawnGraph, type DrawnNode, type DrawnTie } from "./graph-types.ts";
import { placeLabels, type PlacedLabel } from "./place-labels.ts";
import { groupCount } from "./theme-colors.ts";

interface GraphPictureProps {
  readonly label: string;
  readonly graph: DrawnGraph;
  readonly chosen?: Chosen;
  readonly className?: string;
  readonly ref?: Ref<SVGSVGElement>;
}

const width = 1200;
const height = 800;
const margin = 60;

/** The same graph as a still picture: for files, paper, and browsers without WebGL. */
export function GraphPicture({ label, graph: whole, chosen = null, className = "graph-picture", ref }: GraphPictureProps) {
  const fit = fitGraph(whole.nodes, { width, height }, margin);
  const graph = { ...whole, nodes: whole.nodes.map((node) => ({ ...node, size: fit.radiusOf(node) })) };
  const place = placer(fit);
  const byKey = new Map(graph.nodes.map((node) => [node.key, node]));
  const named = labelsOf(byKey, graph.ties, place);
  return (
    <svg ref={ref} className={className} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      {graph.ties.map((tie) => {
        const [from, to] = [byKey.get(tie.from), byKey.get(tie.to)];
        if (from === undefined || to === undefined) return null;
        return <TieLine key={tie.key} tie={tie} from={place(from)} to={place(to)} target={to} isChosen={chosen?.key === tie.key} />;
      })}
      {graph.nodes.map((node) => (
        <NodeShape key={node.key} node={node} at={place(node)} />
      ))}
      {named.map(({ node, x, y }) => (
        <text key={node.key} x={x} y={y} className="graph-label">
          {node.label}
        </text>
      ))}
    </svg>
  );
}

interface Point {
  readonly x: number;
  readonly y: number;
}

function placer({ x, y, scale }: GraphFit): (node: DrawnNode) => Point {
  const [left, low] = [(x[0] + x[1]) / 2, (y[0] + y[1]) / 2];
  return (node) => ({ x: width / 2 + (node.x - left) * scale, y: height / 2 - (node.y - low) * scale });
}

function TieLine(props: {
  readonly tie: DrawnTie;
  readonly from: Point;
  readonly to: Point;
  readonly target: DrawnNode;
  readonly isChosen: boolean;
}) {
  const { tie, from, to, target, isChosen } = props;
  const length = Math.max(1, Math.hypot(to.x - from.x, to.y - from.y));
  const bend = tie.isDirected ? 0.12 : 0;
  const middle = { x: (from.x + to.x) / 2 - (to.y - from.y) * bend, y: (from.y + to.y) / 2 + (to.x - from.x) * bend };
  const end = { x: to.x - ((to.x - middle.x) / length) * target.size * 2, y: to.y - ((to.y - middle.y) / length) * target.size * 2 };
  const path = `M${from.x.toFixed(1)},${from.y.toFixed(1)} Q${middle.x.toFixed(1)},${middle.y.toFixed(1)} ${(tie.isDirected ? end.x : to.x).toFixed(1)},${(tie.isDirected ? end.y : to.y).toFixed(1)}`;
  const kind = tie.value < 0 ? "graph-tie graph-tie-minus" : "graph-tie";
  return (
    <>
      <path d={path} className={isChosen ? `${kind} graph-tie-chosen` : kind} strokeWidth={tie.width} />
      {tie.isDirected ? <ArrowHead from={middle} to={end} isMinus={tie.value < 0} /> : null}
    </>
  );
}

function ArrowHead({ from, to, isMinus }: { readonly from: Point; readonly to: Point; readonly isMinus: boolean }) {
  const angle = (Math.atan2(to.y - from.y, to.x - from.x) * 180) / Math.PI;
  return (
    <path
      d="M0,0 L-10,-4.5 L-10,4.5 Z"
      className={isMinus ? "graph-head graph-head-minus" : "graph-head"}
      transform={`translate(${to.x.toFixed(1)},${to.y.toFixed(1)}) rotate(${angle.toFixed(1)})`}
    />
  );
}

/** A node by its group: the same shapes and colours as on the canvas. */
export function NodeShape({ node, at }: { readonly node: Pick<DrawnNode, "size" | "group" | "shape">; readonly at: Point }) {
  const { size, group } = node;
  const className = group === null ? "graph-node graph-group-none" : `graph-node graph-group-${group % groupCount}`;
  const transform = `translate(${at.x.toFixed(1)},${at.y.toFixed(1)})`;
  switch (shapeOf(node)) {
    case "square":
      return <rect className={className} transform={transform} x={-size * 0.9} y={-size * 0.9} width={size * 1.8} height={size * 1.8} />;
    case "triangle":
      return (
        <path className={className} transform={transform} d={`M0,${-size * 1.2} L${size * 1.1},${size * 0.8} L${-size * 1.1},${size * 0.8} Z`} />
      );
    case "diamond":
      return <path className={className} transform={transform} d={`M0,${-size * 1.25} L${size * 1.25},0 L0,${size * 1.25} L${-size * 1.25},0 Z`} />;
    default:
      return <circle className={className} transform={transform} r={size} />;
  }
}

const characterWidth = 7.2;

/** The same labels as on the canvas, by widths that are about right in any font. */
function labelsOf(nodes: ReadonlyMap<string, DrawnNode>, ties: readonly DrawnTie[], place: (node: DrawnNode) => Point): PlacedLabel[] {
  return placeLabels({
    nodes: [...nodes.values()],
    ties,
    spotOf: (key) => {
      const node = nodes.get(key);
      return node === undefined ? null : { ...place(node), size: node.size };
    },
    widthOf: (label) => label.length * characterWidth,
    size: { width, height },
    first: new Set(),
    faded: () => false,
  });
}
