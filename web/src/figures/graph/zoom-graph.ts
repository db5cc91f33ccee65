import type { GraphSigma } from "./open-sigma.ts";

/** Shows a part of a graph, or more of it; all where no factor is given. */
export function zoomGraph(sigma: GraphSigma | null, factor: number | null, isStill: boolean): void {
  const camera = sigma?.getCamera();
  if (camera === undefined) return;
  const state = factor === null ? { x: 0.5, y: 0.5, ratio: 1, angle: 0 } : { ratio: camera.getState().ratio * factor };
  void camera.animate(state, { duration: isStill ? 0 : 200 });
}
