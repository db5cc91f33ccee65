import type { Chosen, DrawnGraph } from "./graph-types.ts";
import { placeLabels, type LabelWish } from "./place-labels.ts";
import type { ColorOf } from "./theme-colors.ts";

const fontSize = 13;

export interface LabelScene {
  readonly graph: DrawnGraph;
  readonly chosen: Chosen;
  readonly hovered: string | null;
  readonly lit: ReadonlySet<string> | null;
  readonly colorOf: ColorOf;
}

const widths = new Map<string, number>();
let measured = "";

/** Draws the labels over the picture, each with a rim of paper so that it can be read over ties. */
export function drawLabels(canvas: HTMLCanvasElement, scene: LabelScene, spotOf: LabelWish["spotOf"]): void {
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
  const { graph, chosen, hovered, lit, colorOf } = scene;
  const first = new Set([hovered, chosen?.kind === "node" ? chosen.key : null].filter((key) => key !== null));
  const labels = placeLabels({
    nodes: graph.nodes,
    ties: graph.ties,
    spotOf,
    widthOf,
    size: { width, height },
    first,
    faded: (key) => lit !== null && !lit.has(key),
  });
  context.lineJoin = "round";
  context.lineWidth = 4;
  context.strokeStyle = colorOf("paper");
  context.fillStyle = colorOf("ink");
  for (const { node, x, y } of labels) {
    context.strokeText(node.label, x, y);
    context.fillText(node.label, x, y);
  }
}
