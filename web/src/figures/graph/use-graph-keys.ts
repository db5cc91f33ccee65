import { useEffect, useState, type KeyboardEvent } from "react";
import type { Chosen, DrawnGraph } from "./graph-types.ts";
import { isArrow, nextNode, stepOf, type ArrowKey } from "./next-node.ts";
import type { GraphSigma } from "./open-sigma.ts";
import type { Pin } from "./pins.ts";
import { spotFinder } from "./spot-finder.ts";
import { figureText as text } from "../strings.ts";
import { zoomGraph } from "./zoom-graph.ts";

interface GraphKeysOptions {
  readonly sigma: GraphSigma | null;
  readonly graph: DrawnGraph;
  readonly pinned: ReadonlySet<string>;
  readonly isStill: boolean;
  readonly onChoose: (chosen: Chosen) => void;
  readonly onPin: (key: string, pin: Pin) => void;
}

interface GraphKeys {
  readonly focused: string | null;
  /** What a screen reader says of the last key. */
  readonly said: string;
  /** Moves the keyboard to a node, chooses it and brings it into the middle. */
  readonly goTo: (key: string) => void;
  readonly handlers: { readonly onKeyDown: (event: KeyboardEvent) => void; readonly onBlur: () => void };
}

/** Pixels that a press moves a node. */
const push = 12;
const settleMs = 120;

/** A graph by keyboard: from node to node by arrows, chosen by Enter, moved by Shift and arrows, zoomed by + and −. */
export function useGraphKeys({ sigma, graph, pinned, isStill, onChoose, onPin }: GraphKeysOptions): GraphKeys {
  const [focused, setFocused] = useState<string | null>(null);
  const [said, say] = useState("");
  const [goal, setGoal] = useState<{ readonly key: string } | null>(null);
  const nodeOf = (key: string | null) => graph.nodes.find((node) => node.key === key);
  const go = (arrow: ArrowKey): void => {
    if (sigma === null) return;
    const spotOf = spotFinder(sigma);
    const spots = graph.nodes.toSorted((a, b) => b.size - a.size).flatMap(({ key }) => ({ key, ...(spotOf(key) ?? { x: 0, y: 0 }) }));
    const next = nextNode(spots, nodeOf(focused)?.key ?? null, arrow);
    if (next === null) return;
    setFocused(next);
    const node = nodeOf(next);
    say(node?.about?.() ?? node?.label ?? "");
  };
  const move = (arrow: ArrowKey): void => {
    const node = nodeOf(focused);
    const spot = sigma === null || node === undefined ? null : spotFinder(sigma)(node.key);
    if (sigma === null || node === undefined || spot === null) return;
    const [x, y] = stepOf(arrow);
    onPin(node.key, sigma.viewportToGraph({ x: spot.x + x * push, y: spot.y + y * push }));
    say(text.pinned(node.label));
  };
  const release = (): void => {
    const node = nodeOf(focused);
    if (node === undefined || !pinned.has(node.key)) return;
    onPin(node.key, null);
    say(text.unpinned(node.label));
  };
  const goTo = (key: string): void => {
    setFocused(key);
    setGoal({ key });
    onChoose({ kind: "node", key });
  };
  useEffect(() => {
    if (goal === null || sigma === null) return;
    // Once what was chosen has its place at the side, and the picture the room that is left.
    const timer = setTimeout(() => centre(sigma, goal.key, isStill), settleMs);
    return () => clearTimeout(timer);
  }, [goal, sigma, isStill]);
  const deeds: Readonly<Record<string, () => void>> = {
    Enter: () => {
      const node = nodeOf(focused);
      if (node !== undefined) onChoose({ kind: "node", key: node.key });
    },
    Delete: release,
    Backspace: release,
    "+": () => zoomGraph(sigma, 1 / 1.5, isStill),
    "=": () => zoomGraph(sigma, 1 / 1.5, isStill),
    "-": () => zoomGraph(sigma, 1.5, isStill),
    "0": () => zoomGraph(sigma, null, isStill),
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { key } = event;
    const deed = isArrow(key) ? () => (event.shiftKey ? move : go)(key) : deeds[key];
    if (deed === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    deed();
  };
  return { focused, said, goTo, handlers: { onKeyDown, onBlur: () => setFocused(null) } };
}

function centre(sigma: GraphSigma, key: string, isStill: boolean): void {
  const shown = sigma.getNodeDisplayData(key);
  const camera = sigma.getCamera();
  if (shown === undefined) return;
  void camera.animate({ x: shown.x, y: shown.y, ratio: Math.min(0.7, camera.getState().ratio) }, { duration: isStill ? 0 : 250 });
}
