import { useMemo, type Ref } from "react";
import { bendTies } from "../../../figures/graph/bend-ties.ts";
import { TieLine, widthsOf } from "../../../figures/graph/graph-picture.tsx";
import { reachOf, type Chosen, type DrawnGraph, type DrawnNode } from "../../../figures/graph/graph-types.ts";
import { NodeShape } from "../../../figures/graph/node-shape.tsx";
import { Legend, legendHeight } from "../../../figures/graph/picture-legend.tsx";
import { placeLabels } from "../../../figures/graph/place-labels.ts";
import type { MapFrame, MapSight } from "./map-sight.ts";
import { worldLand } from "./world-data.ts";

interface WorldMapProps {
  readonly label: string;
  readonly legend: string;
  readonly sight: MapSight;
  readonly frame: MapFrame;
  /** With its marks where they stand in the frame. */
  readonly graph: DrawnGraph;
  readonly chosen: Chosen;
  readonly focused: string | null;
  readonly found: ReadonlySet<string>;
  readonly onChoose: (chosen: Chosen) => void;
  readonly ref: Ref<SVGSVGElement>;
}

const legendFoot = 8;

const pointOf = ({ x, y }: DrawnNode) => ({ x, y: -y });

/** The map as one picture, which its files are made from: land, arrows, marks, names that do not touch, and what they mean. */
export function WorldMap({ label, legend, sight, frame, graph, chosen, focused, found, onChoose, ref }: WorldMapProps) {
  const { width, height } = frame;
  const bends = useMemo(() => bendTies(graph, { scale: 1, radiusOf: ({ size }) => size }), [graph]);
  const byKey = useMemo(() => new Map(graph.nodes.map((node) => [node.key, node])), [graph]);
  const lit = litBy(graph, chosen);
  const first = new Set([...found, ...(focused === null ? [] : [focused]), ...(lit ?? [])]);
  const named = placeLabels({
    nodes: graph.nodes,
    ties: graph.ties,
    bendOf: (tie) => bends.get(tie) ?? 0,
    spotOf: (key) => spotIn(byKey.get(key), frame),
    widthOf: widthsOf(getComputedStyle(document.documentElement).getPropertyValue("--sans")),
    size: frame,
    first,
    faded: (key) => lit !== null && !lit.has(key),
  });
  const keyNotes = { marks: [], notes: [legend] };
  const total = height + legendHeight(keyNotes, width) + legendFoot;
  const half = { x: width / sight.scale / 2, y: height / sight.scale / 2 };
  const isFaint = (isLit: boolean): boolean => lit !== null && !isLit;
  const ringed = new Set([...found, ...(focused === null ? [] : [focused]), ...(chosen?.kind === "node" ? [chosen.key] : [])]);
  return (
    <svg ref={ref} viewBox={`0 0 ${width} ${total}`} width={width} height={total} role="img" aria-label={label} onClick={() => onChoose(null)}>
      <svg width={width} height={height} viewBox={`${sight.x - half.x} ${sight.y - half.y} ${half.x * 2} ${half.y * 2}`}>
        <path className="actors-land" d={worldLand} strokeWidth={1 / sight.scale} />
      </svg>
      <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
        <Ways {...{ graph, byKey, bends, chosen, isFaint, onChoose }} />
        <Marks {...{ graph, lit, isFaint, onChoose }} ringed={ringed} />
        {named.map(({ node, words, x, y }) => (
          <text key={node.key} x={x} y={y} className="graph-label actors-name">
            {words}
          </text>
        ))}
      </svg>
      <Legend legend={keyNotes} top={height} width={width} />
    </svg>
  );
}

interface WaysProps extends Pick<WorldMapProps, "graph" | "chosen" | "onChoose"> {
  readonly byKey: ReadonlyMap<string, DrawnNode>;
  readonly bends: ReadonlyMap<string, number>;
  readonly isFaint: (isLit: boolean) => boolean;
}

function Ways({ graph, byKey, bends, chosen, isFaint, onChoose }: WaysProps) {
  return graph.ties.map((tie) => {
    const [from, to] = [byKey.get(tie.from), byKey.get(tie.to)];
    if (from === undefined || to === undefined) return null;
    const isChosen = chosen?.kind === "tie" && chosen.key === tie.key;
    const isLit = isChosen || (chosen?.kind === "node" && (tie.from === chosen.key || tie.to === chosen.key));
    return (
      <Choice
        key={tie.key}
        className="actors-way"
        isFaint={isFaint(isLit)}
        about={tie.about}
        onChoose={() => onChoose({ kind: "tie", key: tie.key })}
      >
        <TieLine tie={tie} from={pointOf(from)} to={pointOf(to)} target={to} bend={bends.get(tie.key) ?? 0} isChosen={isChosen} />
      </Choice>
    );
  });
}

interface MarksProps extends Pick<WorldMapProps, "graph" | "onChoose"> {
  readonly lit: ReadonlySet<string> | null;
  readonly ringed: ReadonlySet<string>;
  readonly isFaint: (isLit: boolean) => boolean;
}

function Marks({ graph, lit, ringed, isFaint, onChoose }: MarksProps) {
  return graph.nodes.map((node) => (
    <Choice
      key={node.key}
      className="actors-mark"
      isFaint={isFaint(lit?.has(node.key) ?? true)}
      about={node.about}
      onChoose={() => onChoose({ kind: "node", key: node.key })}
    >
      <circle className="actors-reach" cx={node.x} cy={-node.y} r={Math.max(9, node.size + 3)} />
      <NodeShape node={node} at={pointOf(node)} />
      {ringed.has(node.key) ? <circle className="actors-ring" cx={node.x} cy={-node.y} r={node.size * reachOf(node) + 3} /> : null}
    </Choice>
  ));
}

interface ChoiceProps {
  readonly className: string;
  readonly isFaint: boolean;
  readonly about: (() => string) | undefined;
  readonly onChoose: () => void;
  readonly children: React.ReactNode;
}

/** What a press chooses. By keyboard the stage around the map does it, and the list says the same. */
function Choice({ className, isFaint, about, onChoose, children }: ChoiceProps) {
  return (
    <g
      className={className}
      {...(isFaint ? { opacity: 0.25 } : {})}
      onClick={(event) => {
        event.stopPropagation();
        onChoose();
      }}
    >
      {about === undefined ? null : <title>{about()}</title>}
      {children}
    </g>
  );
}

/** A mark outside the frame has no name. */
function spotIn(node: DrawnNode | undefined, { width, height }: MapFrame) {
  if (node === undefined) return null;
  const { x, y } = pointOf(node);
  return x < 0 || y < 0 || x > width || y > height ? null : { x, y, size: node.size };
}

/** The chosen one with those that it has to do with, or the two of a chosen arrow; null where all stay as they are. */
function litBy({ ties }: DrawnGraph, chosen: Chosen): ReadonlySet<string> | null {
  if (chosen === null) return null;
  const own = ties.filter(({ key, from, to }) => (chosen.kind === "tie" ? key === chosen.key : from === chosen.key || to === chosen.key));
  return new Set([...(chosen.kind === "node" ? [chosen.key] : []), ...own.flatMap(({ from, to }) => [from, to])]);
}
