import { atOnce } from "../pause.ts";
import { placeNetwork, type LayoutTies } from "./place-network.ts";

/** Nodes above which a picture takes too long to lay out; they stand on a circle then. */
const maximumDrawn = 1500;

/**
 * The places that the screen gives the nodes of a network, as files have them: whole numbers, a thousand at the most from the middle. Null where there are
 * too many nodes to draw.
 *
 * @param rowCount nodes of the first kind; null where there is one kind
 */
export function placesForFile(size: number, ties: LayoutTies, rowCount: number | null): { x: number; y: number }[] | null {
  if (size > maximumDrawn) return null;
  const { x, y } = atOnce(placeNetwork(size, ties, rowCount));
  const extent = [...x, ...y].reduce((most, value) => Math.max(most, Math.abs(value)), 0) || 1;
  const scale = (value = 0): number => Math.round((1000 * value) / extent) + 0;
  return Array.from(x, (_, at) => ({ x: scale(x[at]), y: scale(y[at]) }));
}
