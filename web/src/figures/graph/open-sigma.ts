import Graphology from "graphology";
import { Sigma } from "sigma";
import {
  extremityArrow,
  layerDashed,
  layerFill,
  layerPlain,
  pathCurved,
  pathLine,
  sdfCircle,
  sdfDiamond,
  sdfSquare,
  sdfTriangle,
} from "sigma/rendering";
import type { ColorOf } from "../theme-colors.ts";

export interface NodeAttributes {
  x: number;
  y: number;
  size: number;
  color: string;
  shape: string;
  isChosen: boolean;
}
export interface TieAttributes {
  size: number;
  color: string;
  plain: string;
  dash: number;
  gap: number;
  head: string;
  path: string;
  curvature: number;
}

export type GraphSigma = Sigma<NodeAttributes, TieAttributes>;

/** What a stage leaves free at each of its sides, in pixels. */
export const stagePadding = 40;
export const clear = "rgba(0, 0, 0, 0)";

/**
 * The renderer of a graph, empty at first.
 *
 * @param colorOf the colours of the theme, asked at each `setGraph`: a renderer's programs take longer to compile than a graph to draw
 * @throws where the browser has no working WebGL2
 */
export function openSigma(box: HTMLElement, colorOf: ColorOf, isStill: boolean): Sigma<NodeAttributes, TieAttributes> {
  const motion = isStill ? { inertiaDuration: 0, zoomDuration: 0, doubleClickZoomingDuration: 0 } : {};
  return new Sigma(new Graphology<NodeAttributes, TieAttributes>(), box, {
    primitives: {
      nodes: {
        shapes: [sdfCircle(), sdfSquare(), sdfTriangle(), sdfDiamond()],
        layers: [layerFill()],
        label: { font: { family: "Source Sans 3", size: 13 } },
      },
      edges: {
        paths: [pathLine(), pathCurved({ curvature: { attribute: "curvature", default: 0 } })],
        extremities: [extremityArrow({ lengthRatio: 4, widthRatio: 3 })],
        variables: {
          plain: { type: "color", default: clear },
          dash: { type: "number", default: 0 },
          gap: { type: "number", default: 0 },
          curvature: { type: "number", default: 0 },
        },
        layers: [layerPlain({ color: { attribute: "plain" } }), layerDashed({ dashSize: { attribute: "dash" }, gapSize: { attribute: "gap" } })],
      },
    },
    styles: {
      nodes: {
        x: { attribute: "x" },
        y: { attribute: "y" },
        size: { attribute: "size" },
        color: { attribute: "color" },
        shape: { attribute: "shape" },
        backdropVisibility: ({ isChosen }, { isHovered }) => (isChosen || isHovered ? "visible" : "hidden"),
        backdropColor: () => colorOf("paper"),
        backdropShadowColor: () => colorOf("edge"),
        backdropShadowBlur: 4,
        backdropPadding: 4,
      },
      edges: {
        size: { attribute: "size" },
        color: { attribute: "color" },
        head: { attribute: "head" },
        path: { attribute: "path" },
        plain: { attribute: "plain" },
        dash: { attribute: "dash" },
        gap: { attribute: "gap" },
        curvature: { attribute: "curvature" },
      },
    },
    settings: {
      enableEdgeEvents: true,
      edgePickingPadding: 3,
      // Labels are drawn in a layer of their own, where none touches another.
      renderLabels: false,
      itemSizesReference: "screen",
      zoomToSizeRatioFunction: (ratio) => Math.sqrt(ratio),
      minCameraRatio: 0.02,
      maxCameraRatio: 4,
      // The box it is given has the room at the sides in it: with room of its own it would draw by another scale.
      stagePadding: 0,
      gestureTarget: "graph",
      // On paper a still picture stands in its place, and it has no width.
      allowInvalidContainer: true,
      ...motion,
    },
  });
}
