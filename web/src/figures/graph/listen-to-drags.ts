import type { GraphSigma } from "./open-sigma.ts";

interface DragOptions {
  readonly onStart: () => void;
  readonly onEnd: (node: string, place: { readonly x: number; readonly y: number }) => void;
}

/** Pixels below which a press is no drag. */
const least = 4;

/** Nodes that follow the pointer. Not the renderer's own way, which holds on to the graph that it was opened with. */
export function listenToDrags(sigma: GraphSigma, { onStart, onEnd }: DragOptions): void {
  let dragged: { readonly node: string; readonly x: number; readonly y: number; isMoved: boolean } | null = null;
  sigma.on("downNode", ({ node, event: { x, y } }) => {
    dragged = { node, x, y, isMoved: false };
  });
  sigma.on("moveBody", (payload) => {
    const { event } = payload;
    const graph = sigma.getGraph();
    if (dragged === null || !graph.hasNode(dragged.node)) return;
    // Else the whole picture would follow.
    payload.preventSigmaDefault();
    if (!dragged.isMoved && Math.hypot(event.x - dragged.x, event.y - dragged.y) < least) return;
    if (!dragged.isMoved) onStart();
    dragged.isMoved = true;
    graph.mergeNodeAttributes(dragged.node, sigma.viewportToGraph({ x: event.x, y: event.y }));
  });
  const end = (): void => {
    const done = dragged;
    dragged = null;
    const graph = sigma.getGraph();
    if (done === null || !done.isMoved || !graph.hasNode(done.node)) return;
    const { x, y } = graph.getNodeAttributes(done.node);
    onEnd(done.node, { x, y });
  };
  sigma.on("upNode", end);
  sigma.on("upEdge", end);
  sigma.on("upStage", end);
  sigma.on("leaveStage", end);
}
