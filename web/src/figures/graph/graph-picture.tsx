import type { Ref } from "react";
import { bendTies, tieControl } from "./bend-ties.ts";
import { fitGraph, type GraphFit } from "./fit-graph.ts";
import type { Chosen, DrawnGraph, DrawnNode, DrawnTie } from "./graph-types.ts";
import { NodeShape } from "./node-shape.tsx";
import { Legend, legendHeight, noLegend, type PictureLegend } from "./picture-legend.tsx";
import { placeLabels, type PlacedLabel } from "./place-labels.ts";

interface GraphPictureProps {
  readonly label: string;
  readonly graph: DrawnGraph;
  readonly chosen?: Chosen;
  readonly className?: string;
  /** Below the picture, for files: what its marks and lines mean. */
  readonly legend?: PictureLegend;
  readonly frame?: PictureFrame;
  /** With a legend it has its own size, unless its style sheet gives it another. */
  readonly isFluid?: boolean;
  readonly ref?: Ref<SVGSVGElement>;
}

/** What a picture is laid into, in pixels; the height is the most that it may have. */
export interface PictureFrame {
  readonly width: number;
  readonly height: number;
  readonly margin: number;
}

const pageFrame: PictureFrame = { width: 1200, height: 800, margin: 60 };
/** As wide as a phone: marks and names have the size that they have on a page, so there are fewer names. */
export const phoneFrame: PictureFrame = { width: 370, height: 480, margin: 30 };

/** The same graph as a still picture: for files, paper, and browsers without WebGL. */
export function GraphPicture(props: GraphPictureProps) {
  const { label, graph: whole, chosen = null, className = "graph-picture", legend = noLegend, frame = pageFrame, isFluid = false, ref } = props;
  const { width, height } = frame;
  const fit = fitGraph(whole.nodes, frame, frame.margin);
  const graph = { ...whole, nodes: whole.nodes.map((node) => ({ ...node, size: fit.radiusOf(node) })) };
  const bends = bendTies(whole, fit);
  const place = placer(fit, frame);
  const byKey = new Map(graph.nodes.map((node) => [node.key, node]));
  const drawing = { nodes: byKey, ties: graph.ties, bends, place, frame };
  const named = labelsOf(drawing);
  const isFile = legend !== noLegend;
  const rows = isFile ? rowsInUse(drawing) : { top: 0, height };
  const shown = rows.height + legendHeight(legend, width);
  return (
    <svg
      ref={ref}
      className={className}
      viewBox={`0 ${rows.top} ${width} ${shown}`}
      {...(isFile && !isFluid ? { style: { width, height: shown } } : {})}
      role="img"
      aria-label={label}
    >
      {graph.ties.map((tie) => {
        const [from, to] = [byKey.get(tie.from), byKey.get(tie.to)];
        if (from === undefined || to === undefined) return null;
        const ends = { from: place(from), to: place(to), target: to };
        return <TieLine key={tie.key} tie={tie} {...ends} bend={bends.get(tie.key) ?? 0} isChosen={chosen?.key === tie.key} />;
      })}
      {graph.nodes.map((node) => (
        <NodeShape key={node.key} node={node} at={place(node)} />
      ))}
      {named.map(({ node, words, x, y }) => (
        <text key={node.key} x={x} y={y} className="graph-label">
          {words}
          {words === node.label ? null : <title>{node.label}</title>}
        </text>
      ))}
      <Legend legend={legend} top={rows.top + rows.height} width={width} />
    </svg>
  );
}

/** Above and below the marks there is room for a label. */
const sky = 48;

/** What of the height marks and ties take up: a file has no empty sky. Cost: O(nodes + ties). */
function rowsInUse({ nodes, ties, bends, place, frame: { height } }: Drawing): { readonly top: number; readonly height: number } {
  let [top, bottom] = [height, 0];
  const take = (y: number, reach: number): void => {
    top = Math.min(top, y - reach - sky);
    bottom = Math.max(bottom, y + reach + sky);
  };
  for (const node of nodes.values()) take(place(node).y, node.size);
  for (const { key, from, to } of ties) {
    const ends = [nodes.get(from), nodes.get(to)].flatMap((node) => (node === undefined ? [] : place(node)));
    const [a, b] = ends;
    // A bent tie reaches half way to the point that it leans to.
    if (a !== undefined && b !== undefined) take((a.y + b.y) / 4 + tieControl(a, b, -(bends.get(key) ?? 0)).y / 2, 0);
  }
  [top, bottom] = [Math.max(0, Math.floor(top)), Math.min(height, Math.ceil(bottom))];
  return bottom > top ? { top, height: bottom - top } : { top: 0, height };
}

interface Point {
  readonly x: number;
  readonly y: number;
}

function placer({ x, y, scale }: GraphFit, { width, height }: PictureFrame): (node: DrawnNode) => Point {
  const [left, low] = [(x[0] + x[1]) / 2, (y[0] + y[1]) / 2];
  return (node) => ({ x: width / 2 + (node.x - left) * scale, y: height / 2 - (node.y - low) * scale });
}

/** A tie from mark to mark, with its head where it has a direction. */
export function TieLine(props: {
  readonly tie: DrawnTie;
  readonly from: Point;
  readonly to: Point;
  readonly target: DrawnNode;
  readonly bend: number;
  readonly isChosen: boolean;
}) {
  const { tie, from, to, target, bend, isChosen } = props;
  const length = Math.max(1, Math.hypot(to.x - from.x, to.y - from.y));
  // The picture counts down from the top, the graph up.
  const middle = tieControl(from, to, -bend);
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

interface Drawing {
  readonly nodes: ReadonlyMap<string, DrawnNode>;
  readonly ties: readonly DrawnTie[];
  readonly bends: ReadonlyMap<string, number>;
  readonly place: (node: DrawnNode) => Point;
  readonly frame: PictureFrame;
}

/** The same labels as on the canvas. */
function labelsOf({ nodes, ties, bends, place, frame: size }: Drawing): PlacedLabel[] {
  return placeLabels({
    nodes: [...nodes.values()],
    ties,
    spotOf: (key) => {
      const node = nodes.get(key);
      return node === undefined ? null : { ...place(node), size: node.size };
    },
    bendOf: (tie) => bends.get(tie) ?? 0,
    widthOf: widthsOf(getComputedStyle(document.documentElement).getPropertyValue("--sans")),
    size,
    first: new Set(),
    faded: () => false,
  });
}

/** Of a character, where no canvas can measure: about right in any font. */
const characterWidth = 7.2;

/** How wide a label is in the font of the picture, as `.graph-label` of figures.css sets it. */
export function widthsOf(family: string): (label: string) => number {
  const context = document.createElement("canvas").getContext("2d");
  if (context === null) return (label) => label.length * characterWidth;
  context.font = `14px ${family}`;
  return (label) => context.measureText(label).width;
}
