import Graphology from "graphology";
import { useEffect, useMemo, useRef, useState } from "react";
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
import { useMedia } from "../hooks/use-media.ts";
import { Button } from "../parts/button.tsx";
import { fitGraph, type GraphFit } from "./fit-graph.ts";
import { GraphPicture } from "./graph-picture.tsx";
import { shapeOf, type Chosen, type DrawnGraph } from "./graph-types.ts";
import { drawLabels, type LabelScene } from "./label-layer.ts";
import type { NodeSpot } from "./place-labels.ts";
import { figureText as text } from "./strings.ts";
import { groupCount, useThemeColors, type ColorOf } from "./theme-colors.ts";
import { useInSteps } from "./use-in-steps.ts";

interface GraphCanvasProps {
  readonly label: string;
  readonly graph: DrawnGraph;
  /** More of it is under way, as places or colours: all ties of a large graph are drawn once, when it has come. */
  readonly isComing: boolean;
  readonly chosen: Chosen;
  readonly onChoose: (chosen: Chosen) => void;
}

interface NodeAttributes {
  x: number;
  y: number;
  size: number;
  color: string;
  shape: string;
  isChosen: boolean;
}
interface TieAttributes {
  size: number;
  color: string;
  plain: string;
  dash: number;
  gap: number;
  head: string;
  path: string;
  curvature: number;
}
type DrawnGraphology = Graphology<NodeAttributes, TieAttributes>;

/** Above so many ties, finding the one under the pointer costs more than a frame, and nobody could hit it: the list and the matrix choose them. */
const mostPressable = 4000;

const clear = "rgba(0, 0, 0, 0)";
const stagePadding = 40;

/** A graph drawn by WebGL: drag to move, the buttons or Control and the wheel to zoom, press a node or tie to choose it. What it shows is also in a table beside it, for those who cannot. */
export function GraphCanvas({ label, graph: whole, isComing, chosen, onChoose }: GraphCanvasProps) {
  const graph = useInSteps(whole, isComing);
  const place = useRef<HTMLDivElement>(null);
  const [sigma, setSigma] = useState<Sigma<NodeAttributes, TieAttributes> | null>(null);
  const [canDraw, setCanDraw] = useState(hasWebgl);
  const isStill = useMedia("(prefers-reduced-motion: reduce)");
  const colorOf = useThemeColors();
  const living = useRef<typeof sigma>(null);
  const labels = useRef<HTMLCanvasElement>(null);
  const scene = useRef<LabelScene>({ graph, chosen, hovered: null, lit: null, colorOf });
  const lit = useMemo(() => neighbourhood(graph.ties, chosen), [graph, chosen]);
  scene.current = { ...scene.current, graph, chosen, lit, colorOf };
  const choose = useRef(onChoose);
  choose.current = onChoose;
  useEffect(() => {
    const box = place.current;
    if (box === null || !canDraw) return;
    // Before the picture's own listeners: the wheel alone scrolls the page, as everywhere.
    box.addEventListener("wheel", passWheel, { capture: true });
    try {
      const made = openSigma(box, colorOf, isStill);
      made.on("clickNode", ({ node }) => choose.current({ kind: "node", key: node }));
      made.on("clickEdge", ({ edge }) => choose.current({ kind: "tie", key: edge }));
      made.on("clickStage", () => choose.current(null));
      made.on("enterNode", ({ node }) => hover(scene, made, node));
      made.on("leaveNode", () => hover(scene, made, null));
      made.on("afterRender", () => {
        if (labels.current !== null) drawLabels(labels.current, scene.current, spotFinder(made));
      });
      living.current = made;
      setSigma(made);
      return () => {
        living.current = null;
        setSigma(null);
        made.kill();
        box.removeEventListener("wheel", passWheel, { capture: true });
      };
    } catch {
      // A browser without a working WebGL2 context: the still picture shows the same.
      setCanDraw(false);
      return undefined;
    }
  }, [canDraw, colorOf, isStill]);
  useEffect(() => {
    // In the turn in which one is replaced, the one that state still holds is gone.
    if (sigma === null || living.current !== sigma) return;
    const { clientWidth: width = 900, clientHeight: height = 500 } = place.current ?? {};
    const { x, y, radiusOf } = fitGraph(whole.nodes, { width, height }, stagePadding);
    sigma.setCustomBBox({ x, y });
    sigma.setSetting("enableEdgeEvents", whole.ties.length <= mostPressable);
    sigma.setGraph(graphologyOf(graph, { chosen, lit, colorOf, radiusOf }));
  }, [sigma, whole, graph, chosen, lit, colorOf]);
  if (!canDraw) {
    return (
      <>
        <p className="note">{text.noWebgl}</p>
        <GraphPicture label={label} graph={whole} chosen={chosen} />
      </>
    );
  }
  return (
    <div className="graph">
      <div className="graph-canvas" ref={place} role="img" aria-label={label} />
      <canvas className="graph-labels" ref={labels} aria-hidden="true" />
      <GraphButtons sigma={sigma} isStill={isStill} />
    </div>
  );
}

function passWheel(event: WheelEvent): void {
  if (!event.ctrlKey && !event.metaKey) event.stopImmediatePropagation();
}

function GraphButtons({ sigma, isStill }: { readonly sigma: Sigma<NodeAttributes, TieAttributes> | null; readonly isStill: boolean }) {
  const duration = isStill ? 0 : 200;
  const zoom = (factor: number): void => {
    const camera = sigma?.getCamera();
    void camera?.animate({ ratio: camera.getState().ratio * factor }, { duration });
  };
  return (
    <div className="graph-buttons no-print">
      <Button aria-label={text.zoomIn} onClick={() => zoom(1 / 1.5)}>
        +
      </Button>
      <Button aria-label={text.zoomOut} onClick={() => zoom(1.5)}>
        −
      </Button>
      <Button onClick={() => void sigma?.getCamera().animate({ x: 0.5, y: 0.5, ratio: 1, angle: 0 }, { duration })}>{text.fit}</Button>
    </div>
  );
}

function hover(scene: { current: LabelScene }, sigma: Sigma<NodeAttributes, TieAttributes>, node: string | null): void {
  scene.current = { ...scene.current, hovered: node };
  sigma.scheduleRender();
}

function spotFinder(sigma: Sigma<NodeAttributes, TieAttributes>): (key: string) => NodeSpot | null {
  return (key) => {
    const shown = sigma.getNodeDisplayData(key);
    if (shown === undefined) return null;
    return { ...sigma.framedGraphToViewport(shown), size: sigma.scaleSize(shown.size) };
  };
}

function hasWebgl(): boolean {
  const context = document.createElement("canvas").getContext("webgl2");
  // Browsers keep few contexts at once.
  context?.getExtension("WEBGL_lose_context")?.loseContext();
  return context !== null;
}

function openSigma(box: HTMLElement, colorOf: ColorOf, isStill: boolean): Sigma<NodeAttributes, TieAttributes> {
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
        backdropColor: colorOf("paper"),
        backdropShadowColor: colorOf("edge"),
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
      stagePadding,
      gestureTarget: "graph",
      ...motion,
    },
  });
}

type Look = Pick<LabelScene, "chosen" | "lit" | "colorOf"> & { readonly radiusOf: GraphFit["radiusOf"] };

function graphologyOf({ nodes, ties }: DrawnGraph, { chosen, lit, colorOf, shrink }: Look): DrawnGraphology {
  const graph = new Graphology<NodeAttributes, TieAttributes>({ multi: true, type: "mixed" });
  for (const node of nodes) {
    const { key, x, y, group } = node;
    const isFaded = lit !== null && !lit.has(key);
    graph.addNode(key, {
      x,
      y,
      size: radiusOf(node),
      color: isFaded ? colorOf("rule") : colorOf(group === null ? "soft" : `group-${group % groupCount}`),
      shape: shapeOf(node),
      isChosen: chosen?.key === key,
    });
  }
  for (const { key, from, to, value, width, isDirected } of ties) {
    const isLit = chosen === null || chosen.key === key || (chosen.kind === "node" && (from === chosen.key || to === chosen.key));
    const color = isLit ? colorOf(value < 0 ? "relation" : "soft") : colorOf("rule");
    const attributes = {
      size: chosen?.key === key ? width + 2 : width,
      color,
      plain: value < 0 ? clear : color,
      dash: value < 0 ? 6 : 0,
      gap: value < 0 ? 4 : 0,
      head: isDirected ? "arrow" : "none",
      path: isDirected ? "curved" : "straight",
      curvature: isDirected ? 0.18 : 0,
    };
    if (isDirected) graph.addDirectedEdgeWithKey(key, from, to, attributes);
    else graph.addUndirectedEdgeWithKey(key, from, to, attributes);
  }
  return graph;
}

/** The nodes that stay lit: the chosen one with those it is tied to, or the two ends of a tie; null where all do. */
function neighbourhood(ties: DrawnGraph["ties"], chosen: Chosen): Set<string> | null {
  if (chosen === null) return null;
  const lit = new Set<string>(chosen.kind === "node" ? [chosen.key] : []);
  for (const { key, from, to } of ties) {
    if (chosen.kind === "tie" ? key === chosen.key : from === chosen.key || to === chosen.key) lit.add(from).add(to);
  }
  return lit;
}
