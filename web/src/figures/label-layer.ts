import type { Chosen, DrawnGraph, DrawnNode } from "./graph-types.ts";
import type { ColorOf } from "./theme-colors.ts";

/** Where a node stands on the canvas, in pixels, and how large it is there. */
export interface NodeSpot {
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

interface LabelBox {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface PlacedLabel {
  readonly node: DrawnNode;
  readonly x: number;
  readonly y: number;
  readonly isFirst: boolean;
}

const fontSize = 13;
const gap = 5;
const bucket = 64;

interface LabelWish {
  readonly nodes: readonly DrawnNode[];
  /** Null for a node that is out of sight. */
  readonly spotOf: (key: string) => NodeSpot | null;
  readonly widthOf: (label: string) => number;
  readonly size: { readonly width: number; readonly height: number };
  /** Nodes whose labels come before all others. */
  readonly first: ReadonlySet<string>;
  /** Nodes whose labels are left out. */
  readonly faded: (key: string) => boolean;
}

/**
 * Labels that touch neither one another nor the edge: those that must be seen first, then by size of node. Each stands at the right of its node, or at its
 * left where there is no room.
 *
 * Cost: O(nodes · log nodes), as labels are looked up by the squares they lie in.
 */
export function placeLabels({ nodes, spotOf, widthOf, size, first, faded }: LabelWish): PlacedLabel[] {
  const taken = new Map<string, LabelBox[]>();
  const placed: PlacedLabel[] = [];
  if (nodes.length <= mostKeptFree) takeNodes(taken, nodes, spotOf);
  const ordered = nodes.toSorted((a, b) => Number(first.has(b.key)) - Number(first.has(a.key)) || b.size - a.size || (a.key < b.key ? -1 : 1));
  for (const node of ordered) {
    const spot = spotOf(node.key);
    const isFirst = first.has(node.key);
    if (spot === null || node.label === "" || (faded(node.key) && !isFirst)) continue;
    const width = widthOf(node.label);
    const sides = [spot.x + spot.size + gap, spot.x - spot.size - gap - width];
    for (const x of node.labelSide === "left" ? sides.toReversed() : sides) {
      const box = { left: x - 2, right: x + width + 2, top: spot.y - fontSize / 2 - 2, bottom: spot.y + fontSize / 2 + 3 };
      const isInside = box.left >= 0 && box.right <= size.width && box.top >= 0 && box.bottom <= size.height;
      if (!isInside || collides(taken, box)) continue;
      take(taken, box);
      placed.push({ node, x, y: spot.y + fontSize / 3, isFirst });
      break;
    }
  }
  return placed;
}

/** In a picture of so few nodes there is room to keep labels off the nodes themselves. */
const mostKeptFree = 80;

function takeNodes(taken: Map<string, LabelBox[]>, nodes: readonly DrawnNode[], spotOf: LabelWish["spotOf"]): void {
  for (const { key } of nodes) {
    const spot = spotOf(key);
    if (spot !== null) take(taken, { left: spot.x - spot.size, right: spot.x + spot.size, top: spot.y - spot.size, bottom: spot.y + spot.size });
  }
}

function* squaresOf({ left, right, top, bottom }: LabelBox): Generator<string> {
  for (let x = Math.floor(left / bucket); x <= Math.floor(right / bucket); x++)
    for (let y = Math.floor(top / bucket); y <= Math.floor(bottom / bucket); y++) yield `${x},${y}`;
}

function collides(taken: ReadonlyMap<string, LabelBox[]>, box: LabelBox): boolean {
  for (const square of squaresOf(box)) {
    const others = taken.get(square) ?? [];
    if (others.some((other) => box.left < other.right && box.right > other.left && box.top < other.bottom && box.bottom > other.top)) return true;
  }
  return false;
}

function take(taken: Map<string, LabelBox[]>, box: LabelBox): void {
  for (const square of squaresOf(box)) {
    const others = taken.get(square);
    if (others === undefined) taken.set(square, [box]);
    else others.push(box);
  }
}

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
  const labels = placeLabels({ nodes: graph.nodes, spotOf, widthOf, size: { width, height }, first, faded: (key) => lit !== null && !lit.has(key) });
  context.lineJoin = "round";
  context.lineWidth = 4;
  context.strokeStyle = colorOf("paper");
  context.fillStyle = colorOf("ink");
  for (const { node, x, y } of labels) {
    context.strokeText(node.label, x, y);
    context.fillText(node.label, x, y);
  }
}
