import type { GraphSigma } from "./open-sigma.ts";
import type { NodeSpot } from "./place-labels.ts";

/** Where nodes stand on the canvas now. */
export function spotFinder(sigma: GraphSigma): (key: string) => NodeSpot | null {
  return (key) => {
    const shown = sigma.getNodeDisplayData(key);
    if (shown === undefined) return null;
    return { ...sigma.framedGraphToViewport(shown), size: sigma.scaleSize(shown.size) };
  };
}
