import { randomBelow, seededRandom } from "../../packages/core/src/base/index.ts";
import type { LinkView } from "../../packages/app/src/analysis/figures/causes/cause-types.ts";
import type { DrawnGraph } from "../../web/src/figures/graph/graph-types.ts";

/** Nodes of the graphs that are drawn, of each kind one. */
export const graphSizes = [10, 15, 20, 30, 50, 80, 120, 200, 300, 500] as const;

export interface MadeNetwork {
  readonly from: readonly number[];
  readonly to: readonly number[];
  readonly values: readonly number[];
  /** Nodes of the first kind; null where there is one kind. */
  readonly rowCount: number | null;
}

/** Speakers in camps that agree within and disagree across, with a few pairs and strangers beside the debate, as position networks are. Deterministic. */
export function campNetwork(size: number): MadeNetwork {
  const random = seededRandom(size);
  const ties = new Map<string, readonly [number, number, number]>();
  const camps = Math.max(2, Math.round(Math.sqrt(size) / 2));
  const inDebate = Math.ceil(size * 0.85);
  for (let node = 1; node < inDebate; node++)
    for (let turn = 0; turn < 2; turn++) {
      const other = randomBelow(random, node);
      const isNear = node % camps === other % camps;
      if (isNear || turn === 0) ties.set(`${other} ${node}`, [other, node, isNear ? 1 + randomBelow(random, 5) : -1 - randomBelow(random, 2)]);
    }
  for (let node = inDebate; node + 1 < size; node += 2) ties.set(`${node}`, [node, node + 1, 1]);
  const all = [...ties.values()];
  return { from: all.map(([a]) => a), to: all.map(([, b]) => b), values: all.map(([, , value]) => value), rowCount: null };
}

/** Speakers and the concepts that they speak of: few concepts that many share, many that one has alone. Deterministic. */
export function twoKindNetwork(size: number): MadeNetwork {
  const random = seededRandom(size + 1);
  const rowCount = Math.ceil(size * 0.4);
  const ties = new Map<string, readonly [number, number]>();
  for (let concept = rowCount; concept < size; concept++) {
    const speakers = 1 + Math.floor(3 * random() ** 3 * Math.sqrt(rowCount));
    for (let turn = 0; turn < speakers; turn++) {
      const speaker = Math.floor(random() ** 1.5 * rowCount);
      ties.set(`${speaker} ${concept}`, [speaker, concept]);
    }
  }
  const all = [...ties.values()];
  return { from: all.map(([a]) => a), to: all.map(([, b]) => b), values: all.map(() => 1 + randomBelow(random, 4)), rowCount };
}

/** Links of a causal map: chains that part and meet, some of which come back. Deterministic. */
export function causalLinks(size: number): LinkView[] {
  const random = seededRandom(size + 2);
  const links = new Map<string, LinkView>();
  for (let concept = 1; concept < size; concept++) {
    const causes = 1 + Number(random() < 0.35);
    for (let turn = 0; turn < causes; turn++) {
      const near = Math.max(0, concept - 1 - randomBelow(random, Math.max(3, Math.round(size / 4))));
      const [cause, effect] = random() < 0.08 ? [concept, near] : [near, concept];
      if (concept % 11 !== 0 || turn > 0) links.set(`${cause} ${effect}`, linkOf(cause, effect, 1 + Math.floor(random() ** 2 * 6)));
    }
  }
  return [...links.values()];
}

function linkOf(cause: number, effect: number, voices: number): LinkView {
  const plus = Array.from({ length: voices }, (_, at) => ({ speaker: `person:p${at}`, ids: [] }));
  return { cause: `c${cause}`, effect: `c${effect}`, sign: 1, weight: 1, plus, minus: [], unsigned: [], denied: [], disagreement: "none" };
}

const syllables = ["ba", "ren", "to", "lin", "ka", "mor", "es", "vi", "dun", "al", "per", "sho"] as const;

/** A name of one to four words, of a length that names and concepts have. */
export function madeName(node: number): string {
  const random = seededRandom(node * 7919 + 3);
  const word = (): string => Array.from({ length: 1 + randomBelow(random, 3) }, () => syllables[randomBelow(random, syllables.length)]).join("");
  return Array.from({ length: 1 + randomBelow(random, 4) }, word).join(" ");
}

/** A network with its places as the workbench draws it: sizes by number of ties. */
export function drawnOf({ from, to, values, rowCount }: MadeNetwork, { x, y }: { readonly x: Float64Array; readonly y: Float64Array }): DrawnGraph {
  const degrees = Array.from(x, () => 0);
  for (const end of [...from, ...to]) degrees[end] = (degrees[end] ?? 0) + 1;
  const most = Math.max(1, ...degrees);
  const kind = (node: number) =>
    rowCount === null ? {} : node < rowCount ? ({ shape: "circle", labelSide: "left" } as const) : ({ shape: "square", labelSide: "right" } as const);
  return {
    nodes: degrees.map((degree, node) => ({
      key: String(node),
      label: madeName(node),
      x: x[node] ?? 0,
      y: y[node] ?? 0,
      size: 4 + 14 * Math.sqrt(degree / most),
      group: node % 4,
      ...kind(node),
    })),
    ties: values.map((value, tie) => ({
      key: String(tie),
      from: String(from[tie]),
      to: String(to[tie]),
      value,
      width: 2,
      isDirected: false,
    })),
  };
}
