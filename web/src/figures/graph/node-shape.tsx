import { shapeOf, type DrawnNode } from "./graph-types.ts";
import { groupCount } from "../theme-colors.ts";

interface NodeShapeProps {
  readonly node: Pick<DrawnNode, "size" | "group" | "shape">;
  readonly at: { readonly x: number; readonly y: number };
}

/** A node by its group: the same shapes and colours as on the canvas. */
export function NodeShape({ node, at }: NodeShapeProps) {
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
