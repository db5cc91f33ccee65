import { useEffect, useId, useMemo, useRef, useState } from "react";
import { useMedia } from "../../hooks/use-media.ts";
import { usePrinting } from "../../hooks/use-printing.ts";
import { fitGraph } from "./fit-graph.ts";
import { GraphButtons } from "./graph-buttons.tsx";
import { GraphFinder } from "./graph-finder.tsx";
import { GraphPicture } from "./graph-picture.tsx";
import type { Chosen, DrawnGraph } from "./graph-types.ts";
import { graphologyOf } from "./graphology-of.ts";
import { drawLabels, type LabelScene } from "./label-layer.ts";
import { listenToDrags } from "./listen-to-drags.ts";
import { openSigma, stagePadding, type GraphSigma } from "./open-sigma.ts";
import { readPins, type Pin } from "./pins.ts";
import { spotFinder } from "./spot-finder.ts";
import { figureText as text } from "../strings.ts";
import { useThemeColors } from "../theme-colors.ts";
import { useGraphKeys } from "./use-graph-keys.ts";
import { useInSteps } from "./use-in-steps.ts";

interface GraphCanvasProps {
  readonly label: string;
  /** With its pinned nodes where they were put. */
  readonly graph: DrawnGraph;
  /** More of it is under way, as places or colours: all ties of a large graph are drawn once, when it has come. */
  readonly isComing: boolean;
  readonly chosen: Chosen;
  readonly onChoose: (chosen: Chosen) => void;
  readonly pins: readonly string[];
  readonly onPin: (key: string, pin: Pin) => void;
  readonly onUnpinAll: () => void;
}

/** Above so many ties, finding the one under the pointer costs more than a frame, and nobody could hit it: the list and the matrix choose them. */
const mostPressable = 4000;

const none: ReadonlySet<string> = new Set();

/** What the pointer is on, with where to say it. */
interface Tip {
  readonly words: string;
  readonly x: number;
  readonly y: number;
}

/** A graph drawn by WebGL: by pointer and by keyboard each node can be found, moved and chosen. What it shows is also in a table beside it. */
export function GraphCanvas({ label, graph: whole, isComing, chosen, onChoose, pins, onPin, onUnpinAll }: GraphCanvasProps) {
  const graph = useInSteps(whole, isComing);
  const place = useRef<HTMLDivElement>(null);
  const [sigma, setSigma] = useState<GraphSigma | null>(null);
  const [canDraw, setCanDraw] = useState(hasWebgl);
  const [tip, setTip] = useState<Tip | null>(null);
  const [found, setFound] = useState(none);
  const isStill = useMedia("(prefers-reduced-motion: reduce)");
  const colorOf = useThemeColors();
  const living = useRef<GraphSigma | null>(null);
  const labels = useRef<HTMLCanvasElement>(null);
  const scene = useRef<LabelScene>({ graph, chosen, hovered: null, lit: null, colorOf, focused: null, found, pinned: none });
  const lit = useMemo(() => neighbourhood(graph.ties, chosen), [graph, chosen]);
  const pinned = useMemo(() => new Set(readPins(pins).keys()), [pins]);
  const keys = useGraphKeys({ sigma, graph: whole, pinned, isStill, onChoose, onPin });
  scene.current = { ...scene.current, graph, chosen, lit, colorOf, found, pinned, focused: keys.focused };
  const hint = useId();
  const doing = useRef({ onChoose, onPin, graph: whole, setTip });
  doing.current = { onChoose, onPin, graph: whole, setTip };
  useEffect(() => {
    const box = place.current;
    if (box === null || !canDraw) return;
    // Before the picture's own listeners: the wheel alone scrolls the page, as everywhere.
    box.addEventListener("wheel", passWheel, { capture: true });
    try {
      const made = openSigma(box, (name) => scene.current.colorOf(name), isStill);
      listen(made, scene, doing);
      made.on("afterRender", () => {
        if (labels.current !== null) drawLabels(labels.current, scene.current, { spotOf: spotFinder(made), bendOf: bendFinder(made) });
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
  }, [canDraw, isStill]);
  useEffect(() => {
    // In the turn in which one is replaced, the one that state still holds is gone.
    if (sigma === null || living.current !== sigma) return;
    const { clientWidth: width = 900, clientHeight: height = 500 } = place.current ?? {};
    const fit = fitGraph(whole.nodes, { width, height }, stagePadding);
    sigma.setCustomBBox({ x: fit.x, y: fit.y });
    sigma.setSetting("enableEdgeEvents", whole.ties.length <= mostPressable);
    sigma.setGraph(graphologyOf(graph, { chosen, lit, colorOf, fit }));
  }, [sigma, whole, graph, chosen, lit, colorOf]);
  useEffect(() => {
    sigma?.scheduleRender();
  }, [sigma, found, pinned, keys.focused]);
  const isPrinting = usePrinting();
  if (!canDraw) {
    return (
      <>
        <p className="note">{text.noWebgl}</p>
        <GraphPicture label={label} graph={whole} chosen={chosen} />
      </>
    );
  }
  return (
    <>
      {isPrinting ? <GraphPicture label={label} graph={whole} chosen={chosen} /> : null}
      <div className="graph no-print">
        <div className="graph-bar no-print">
          <GraphFinder nodes={whole.nodes} onFound={setFound} onTake={keys.goTo} />
          <GraphButtons sigma={sigma} isStill={isStill} pinnedCount={pinned.size} onUnpinAll={onUnpinAll} />
        </div>
        <div className="graph-stage" role="application" aria-label={label} aria-describedby={hint} tabIndex={0} {...keys.handlers}>
          <div className="graph-canvas" ref={place} />
          <canvas className="graph-labels" ref={labels} aria-hidden="true" />
          {tip === null ? null : (
            <p className="graph-tip small" aria-hidden="true" style={{ left: tip.x, top: tip.y }}>
              {tip.words}
            </p>
          )}
        </div>
      </div>
      <p className="hidden" role="status">
        {keys.said}
      </p>
      <p className="note no-print" id={hint}>
        {text.graphKeys}
      </p>
    </>
  );
}

/** How far a tie bends in the picture that is drawn. */
function bendFinder(sigma: GraphSigma): (tie: string) => number {
  const graph = sigma.getGraph();
  return (tie) => (graph.hasEdge(tie) ? graph.getEdgeAttribute(tie, "curvature") : 0);
}

interface Doing extends Pick<GraphCanvasProps, "graph" | "onChoose" | "onPin"> {
  readonly setTip: (tip: Tip | null) => void;
}

/** What happens by pointer: choosing, moving, and saying what lies under it. */
function listen(sigma: GraphSigma, scene: { current: LabelScene }, doing: { readonly current: Doing }): void {
  const hover = (hovered: string | null): void => {
    scene.current = { ...scene.current, hovered };
    sigma.scheduleRender();
  };
  const tell = (about: (() => string) | undefined, at: { readonly x: number; readonly y: number } | null): void =>
    doing.current.setTip(about === undefined || at === null ? null : { words: about(), x: at.x + 14, y: at.y + 14 });
  const leave = (): void => doing.current.setTip(null);
  sigma.on("clickNode", ({ node }) => doing.current.onChoose({ kind: "node", key: node }));
  sigma.on("clickEdge", ({ edge }) => doing.current.onChoose({ kind: "tie", key: edge }));
  sigma.on("clickStage", () => doing.current.onChoose(null));
  sigma.on("enterNode", ({ node }) => {
    hover(node);
    tell(doing.current.graph.nodes.find(({ key }) => key === node)?.about, spotFinder(sigma)(node));
  });
  sigma.on("leaveNode", () => {
    hover(null);
    leave();
  });
  sigma.on("enterEdge", ({ edge, event }) => tell(doing.current.graph.ties.find(({ key }) => key === edge)?.about, event));
  sigma.on("leaveEdge", leave);
  listenToDrags(sigma, { onStart: leave, onEnd: (node, pin) => doing.current.onPin(node, pin) });
}

function passWheel(event: WheelEvent): void {
  if (!event.ctrlKey && !event.metaKey) event.stopImmediatePropagation();
}

function hasWebgl(): boolean {
  const context = document.createElement("canvas").getContext("webgl2");
  // Browsers keep few contexts at once.
  context?.getExtension("WEBGL_lose_context")?.loseContext();
  return context !== null;
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
