import { firstIndex, seededRandom, shuffle } from "@rapporteur/core/base";

/** Nodes in layers by number, with those of the next layer that each is tied to. */
export interface Layered {
  readonly layers: readonly (readonly number[])[];
  /** By node. */
  readonly above: readonly (readonly number[])[];
  readonly below: readonly (readonly number[])[];
}

type Layers = number[][];

const sweeps = 24;
/** Above so many nodes, others than the given order are not begun with. */
const mostRestarted = 400;
const restarts = 6;

/**
 * The order of nodes within layers in which few ties cross: nodes go to the median of those they are tied to in the layer before, and neighbours change
 * places where that undoes crossings. Begun from the given order and, in small graphs, from others; the best that was seen stays. Deterministic.
 *
 * Source: Gansner, Koutsofios, North and Vo 1993, IEEE Trans. Software Engineering 19:214–230, section 3.
 * Cost: O(24 · begins · (ties · log nodes + what changing neighbours takes)).
 */
export function orderLayers(graph: Layered): Layers {
  const random = seededRandom(11);
  const given = graph.layers.map((layer) => [...layer]);
  const size = graph.above.length;
  const begins =
    size > mostRestarted ? [given] : [given, ...Array.from({ length: restarts }, () => given.map((layer) => shuffle([...layer], random)))];
  let [best, fewest] = [given, crossingsOf(graph, given)];
  for (const begin of begins) {
    const { layers, count } = improve(graph, begin);
    if (count < fewest) [best, fewest] = [layers, count];
    if (fewest === 0) break;
  }
  return best;
}

function improve(graph: Layered, begin: Layers): { readonly layers: Layers; readonly count: number } {
  let layers = begin.map((layer) => [...layer]);
  let [best, fewest, lastBetter] = [layers, crossingsOf(graph, layers), 0];
  for (let sweep = 0; sweep < sweeps && fewest > 0 && sweep - lastBetter < 8; sweep++) {
    layers = sweepOnce(graph, layers, sweep);
    exchange(graph, layers, sweep % 4 < 2);
    const count = crossingsOf(graph, layers);
    if (count < fewest) [best, fewest, lastBetter] = [layers, count, sweep];
  }
  return { layers: best, count: fewest };
}

/** Each layer by the medians of the one before it, from the top and from the bottom in turn. */
function sweepOnce({ above, below }: Layered, layers: Layers, sweep: number): Layers {
  const isDown = sweep % 2 === 0;
  const near = isDown ? above : below;
  const order = isDown ? layers : layers.toReversed();
  const done: Layers = [];
  for (const layer of order) {
    const places = placesOf(done.at(-1) ?? []);
    done.push(places.size === 0 ? [...layer] : byMedian(layer, near, places, sweep % 4 >= 2));
  }
  return isDown ? done : done.reverse();
}

const placesOf = (layer: readonly number[]): Map<number, number> => new Map(layer.map((node, at) => [node, at]));

/** Nodes without a tie to the layer keep their place. */
function byMedian(layer: readonly number[], near: Layered["above"], places: ReadonlyMap<number, number>, turnsEqual: boolean): number[] {
  const medians = new Map(layer.map((node) => [node, medianOf((near[node] ?? []).flatMap((other) => places.get(other) ?? []))]));
  const was = placesOf(layer);
  const moved = layer
    .filter((node) => (medians.get(node) ?? -1) >= 0)
    .sort((a, b) => (medians.get(a) ?? 0) - (medians.get(b) ?? 0) || ((was.get(a) ?? 0) - (was.get(b) ?? 0)) * (turnsEqual ? -1 : 1));
  const next = moved.values();
  return layer.map((node) => ((medians.get(node) ?? -1) < 0 ? node : (next.next().value ?? node)));
}

/** Of an even number, between the two middle ones, nearer to the side on which the others lie closer together; −1 of none. */
function medianOf(places: number[]): number {
  const sorted = places.sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  if (sorted.length === 0) return -1;
  const [low, high] = [sorted[middle - 1] ?? 0, sorted[middle] ?? 0];
  if (sorted.length % 2 === 1) return high;
  if (sorted.length === 2) return (low + high) / 2;
  const [left, right] = [low - (sorted[0] ?? 0), (sorted.at(-1) ?? 0) - high];
  return left + right === 0 ? (low + high) / 2 : (low * right + high * left) / (left + right);
}

/** Neighbours change places while that undoes crossings; equal ones too where `turnsEqual`, once a round, to leave dead ends. */
function exchange({ above, below }: Layered, layers: Layers, turnsEqual: boolean): void {
  const places = layers.map(placesOf);
  const maximumRounds = 20;
  for (let round = 0, isBetter = true; isBetter && round < maximumRounds; round++) {
    isBetter = false;
    for (const [at, layer] of layers.entries()) {
      const own = places[at];
      for (let place = 0; place + 1 < layer.length; place++) {
        const [a, b] = [layer[place] as number, layer[place + 1] as number];
        const [now, turned] = [
          between(a, b, above, places[at - 1]) + between(a, b, below, places[at + 1]),
          between(b, a, above, places[at - 1]) + between(b, a, below, places[at + 1]),
        ];
        if (turned > now || (turned === now && !(turnsEqual && round === 0))) continue;
        if (turned < now) isBetter = true;
        layer[place] = b;
        layer[place + 1] = a;
        own?.set(b, place).set(a, place + 1);
      }
    }
  }
}

/** Crossings of the ties of two neighbours where `a` stands before `b`. */
function between(a: number, b: number, near: Layered["above"], places: ReadonlyMap<number, number> | undefined): number {
  if (places === undefined) return 0;
  let count = 0;
  for (const one of near[a] ?? []) {
    const place = places.get(one) ?? -1;
    for (const other of near[b] ?? []) if ((places.get(other) ?? -1) < place) count++;
  }
  return count;
}

/** Crossings between all layers that follow one another. Cost: O(ties · ties of a layer). */
function crossingsOf({ below }: Layered, layers: Layers): number {
  let count = 0;
  for (const [at, layer] of layers.entries()) {
    const places = placesOf(layers[at + 1] ?? []);
    const ends = layer.map((node) => (below[node] ?? []).flatMap((other) => places.get(other) ?? []).sort((a, b) => a - b));
    const seen: number[] = [];
    for (const own of ends) {
      for (const end of own) count += seen.length - upperBound(seen, end);
      for (const end of own) seen.splice(upperBound(seen, end), 0, end);
    }
  }
  return count;
}

/** The first place in a sorted list behind all that are at most the value. */
function upperBound(sorted: readonly number[], value: number): number {
  return firstIndex(sorted.length, (at) => (sorted[at] as number) > value);
}
