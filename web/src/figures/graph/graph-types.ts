/** What a picture of a graph shows. */
export interface DrawnNode {
  readonly key: string;
  readonly label: string;
  readonly x: number;
  readonly y: number;
  /** Radius in pixels. */
  readonly size: number;
  /** Colour and shape by group; null, for one that is in none, is a grey circle. */
  readonly group: number | null;
  /** Of two kinds of nodes, the kind tells the shape; of one kind the group does. */
  readonly shape?: "circle" | "square";
  /** Where its label stands if there is room; at the right unless told. */
  readonly labelSide?: "left" | "right";
  /** What is said of it where the pointer or the keyboard is. */
  readonly about?: () => string;
}

export interface DrawnTie {
  readonly key: string;
  readonly from: string;
  readonly to: string;
  /** Below 0 drawn dashed. */
  readonly value: number;
  /** Width in pixels. */
  readonly width: number;
  readonly isDirected: boolean;
  readonly about?: () => string;
}

export interface DrawnGraph {
  readonly nodes: readonly DrawnNode[];
  readonly ties: readonly DrawnTie[];
}

export type Chosen = { readonly kind: "node" | "tie"; readonly key: string } | null;

const groupShapes = ["circle", "square", "triangle", "diamond"] as const;

export function shapeOf({ group, shape }: Pick<DrawnNode, "group" | "shape">): (typeof groupShapes)[number] {
  if (shape !== undefined) return shape;
  return groupShapes[(group ?? 0) % groupShapes.length] ?? "circle";
}

const reaches = { circle: 1, square: 0.9 * Math.SQRT2, triangle: 1.2, diamond: 1.25 } as const;

/** How far the shape of a node reaches, in radii of a circle of its size. */
export function reachOf(node: Pick<DrawnNode, "group" | "shape">): number {
  return reaches[shapeOf(node)];
}
