import type { Chosen, DrawnGraph } from "./graph-types.ts";
import { placeLabels, type LabelRequest, type NodeSpot } from "./place-labels.ts";
import type { ColorOf } from "../theme-colors.ts";

const fontSize = 13;

export interface LabelScene {
  readonly graph: DrawnGraph;
  readonly chosen: Chosen;
  readonly hovered: string | null;
  readonly lit: ReadonlySet<string> | null;
  readonly colorOf: ColorOf;
  /** The node that the keyboard is on. */
  readonly focused: string | null;
  /** Nodes whose labels are looked for. */
  readonly found: ReadonlySet<string>;
  /** Nodes that were put where they are by hand. */
  readonly pinned: ReadonlySet<string>;
}

const widths = new Map<string, number>();
let measured = "";

/** Draws the labels over the picture, each with a rim of paper so that it can be read over ties. */
export function drawLabels(
  canvas: HTMLCanvasElement,
  scene: LabelScene,
  { spotOf, bendOf }: Pick<LabelRequest, "spotOf"> & Required<Pick<LabelRequest, "bendOf">>,
): void {
  const context = canvas.getContext("2d");
  if (context === null) return;
  const { clientWidth: width, clientHeight: height } = canvas;
  const ratio = window.devicePixelRatio;
  if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
  }
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
  const font = `${fontSize}px ${getComputedStyle(canvas).fontFamily}`;
  // Widths of a font that was not there yet are not its own.
  if (font !== measured || !document.fonts.check(font)) widths.clear();
  measured = font;
  context.font = font;
  const widthOf = (label: string): number => {
    const known = widths.get(label) ?? context.measureText(label).width;
    widths.set(label, known);
    return known;
  };
  const { graph, chosen, hovered, focused, found, pinned, lit, colorOf } = scene;
  const first = new Set([hovered, focused, chosen?.kind === "node" ? chosen.key : null, ...found].filter((key) => key !== null));
  const labels = placeLabels({
    nodes: graph.nodes,
    ties: graph.ties,
    bendOf,
    spotOf,
    widthOf,
    size: { width, height },
    first,
    faded: (key) => lit !== null && !lit.has(key),
  });
  for (const key of new Set([...pinned, ...(focused === null ? [] : [focused]), ...found])) {
    const spot = spotOf(key);
    if (spot !== null) drawRing(context, spot, { isPin: pinned.has(key), isFocus: key === focused || found.has(key), colorOf });
  }
  context.lineJoin = "round";
  context.lineWidth = 4;
  context.strokeStyle = colorOf("paper");
  context.fillStyle = colorOf("ink");
  for (const { words, x, y } of labels) {
    context.strokeText(words, x, y);
    context.fillText(words, x, y);
  }
}

interface Ring {
  readonly isPin: boolean;
  readonly isFocus: boolean;
  readonly colorOf: ColorOf;
}

/** A ring for the keyboard and for what is looked for; a dot of paper in a pinned mark. */
function drawRing(context: CanvasRenderingContext2D, { x, y, size }: NodeSpot, { isPin, isFocus, colorOf }: Ring): void {
  if (isFocus) {
    context.beginPath();
    context.arc(x, y, size * 1.15 + 2, 0, 2 * Math.PI);
    context.lineWidth = 2;
    context.strokeStyle = colorOf("link");
    context.stroke();
  }
  if (!isPin) return;
  context.beginPath();
  context.arc(x, y, Math.max(1.5, size * 0.3), 0, 2 * Math.PI);
  context.fillStyle = colorOf("paper");
  context.fill();
}
