import { tieCurve } from "./bend-ties.ts";
import { clearOfTies, type Stretch } from "./clear-of-ties.ts";
import { reachOf, type DrawnNode, type DrawnTie } from "./graph-types.ts";
import { takenBoxes, type Box } from "./taken-boxes.ts";

/** Where a node stands on the canvas, in pixels, and how large it is there. */
export interface NodeSpot {
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

export interface PlacedLabel {
  readonly node: DrawnNode;
  /** Its name, or as much of it as has room, with a mark of what is left out. */
  readonly words: string;
  readonly x: number;
  readonly y: number;
  readonly isFirst: boolean;
}

const fontSize = 13;
const gap = 5;

export interface LabelRequest {
  readonly nodes: readonly DrawnNode[];
  /** Of the places that are free, a label takes the one that fewest of these run through. */
  readonly ties?: readonly Pick<DrawnTie, "key" | "from" | "to">[];
  /** How far a tie bends, as `bendTies` counts it; straight unless told. */
  readonly bendOf?: (tie: string) => number;
  /** Null for a node that is out of sight. */
  readonly spotOf: (key: string) => NodeSpot | null;
  readonly widthOf: (label: string) => number;
  readonly size: { readonly width: number; readonly height: number };
  /** Nodes whose labels come before all others, and are there whatever lies below them. */
  readonly first: ReadonlySet<string>;
  /** Nodes whose labels are left out. */
  readonly faded: (key: string) => boolean;
}

/** With more ties than this, looking at each of them for each label takes longer than a frame. */
const mostTies = 600;
/** Fewer of a name say nothing. */
const fewestLetters = 6;

/**
 * Labels as on printed maps: they touch neither one another, nor a mark, nor the edge. Those that must be seen come first, then by size of node. Each stands
 * beside, above or below its node, where the fewest ties run through it; one that has no free place is left out, and comes when the picture is enlarged. In two
 * columns names stand outside alone, so that they lie on no tie; one that is too long is cut.
 *
 * Cost: O(nodes · log nodes + labels · ties), the latter up to 600 ties.
 */
export function placeLabels({ nodes, ties = [], bendOf = () => 0, spotOf, widthOf, size, first, faded }: LabelRequest): PlacedLabel[] {
  const labels = takenBoxes();
  const marks = takenBoxes();
  const spots = new Map<string, NodeSpot>();
  for (const node of nodes) {
    const spot = spotOf(node.key);
    if (spot === null) continue;
    spots.set(node.key, spot);
    marks.take(markBox(node, spot));
  }
  const stretches = ties.length > mostTies ? [] : stretchesOf(ties, spots, bendOf);
  const isInside = ({ left, right, top, bottom }: Box): boolean => left >= 0 && right <= size.width && top >= 0 && bottom <= size.height;
  const placed: PlacedLabel[] = [];
  const ordered = nodes.toSorted((a, b) => Number(first.has(b.key)) - Number(first.has(a.key)) || b.size - a.size || (a.key < b.key ? -1 : 1));
  for (const node of ordered) {
    const spot = spots.get(node.key);
    const isFirst = first.has(node.key);
    if (spot === undefined || node.label === "" || (faded(node.key) && !isFirst)) continue;
    const boxFor = (words: string): Box | undefined => {
      const free = boxesBeside(node, spot, widthOf(words)).filter((box) => isInside(box) && !labels.touches(box));
      const clear = free.filter((one) => !marks.touches(one));
      return clearOfTies(clear, stretches) ?? (isFirst ? free[0] : undefined);
    };
    for (const words of formsOf(node)) {
      const box = boxFor(words);
      if (box === undefined) continue;
      labels.take(box);
      placed.push({ node, words, x: box.left + 2, y: (box.top + box.bottom) / 2 - 0.5 + fontSize / 3, isFirst });
      break;
    }
  }
  return placed;
}

/** A name, and where it stands in a column as much of it as there may be room for, the longest first. */
function* formsOf({ label, labelSide }: DrawnNode): Generator<string> {
  yield label;
  if (labelSide === undefined) return;
  for (let length = label.length - 2; length >= fewestLetters; length--) yield `${label.slice(0, length).trimEnd()}…`;
}

function markBox(node: DrawnNode, { x, y, size }: NodeSpot): Box {
  const reach = size * reachOf(node);
  return { left: x - reach, right: x + reach, top: y - reach, bottom: y + reach };
}

/** The places of a label in the order in which they are read with ease: at the side, then below and above; in a column the outer side alone. */
function boxesBeside(node: DrawnNode, { x, y, size }: NodeSpot, width: number): Box[] {
  const reach = size * reachOf(node);
  const boxAt = (left: number, middle: number): Box => ({
    left: left - 2,
    right: left + width + 2,
    top: middle - fontSize / 2 - 2,
    bottom: middle + fontSize / 2 + 3,
  });
  const [right, left] = [boxAt(x + reach + gap, y), boxAt(x - reach - gap - width, y)];
  const away = reach + gap + fontSize / 2;
  if (node.labelSide !== undefined) return [node.labelSide === "left" ? left : right];
  return [right, left, boxAt(x - width / 2, y + away), boxAt(x - width / 2, y - away)];
}

/** A bent tie is followed in so many straight stretches. */
const bentStretches = 6;

function stretchesOf(
  ties: NonNullable<LabelRequest["ties"]>,
  spots: ReadonlyMap<string, NodeSpot>,
  bendOf: NonNullable<LabelRequest["bendOf"]>,
): Stretch[] {
  return ties.flatMap(({ key, from, to }) => {
    const [a, b] = [spots.get(from), spots.get(to)];
    if (a === undefined || b === undefined) return [];
    const bend = bendOf(key);
    // The screen counts down from the top, the graph up.
    const line = tieCurve(a, b, -bend, bend === 0 ? 1 : bentStretches);
    return line.slice(1).flatMap((end, at) => {
      const start = line[at];
      return start === undefined ? [] : [{ ax: start.x, ay: start.y, bx: end.x, by: end.y }];
    });
  });
}
