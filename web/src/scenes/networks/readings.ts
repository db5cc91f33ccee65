import type { NetworkAnswer, PolarizationWindow } from "@rapporteur/app/analysis/figures";

/** Two camps of a network, and what runs between them. */
export interface CampReading {
  /** Two communities of at least two, by numbers of nodes; each member the most active first. */
  readonly camps: readonly (readonly number[])[];
  /** Communities of at least two beyond those. */
  readonly more: number;
  /** Ties between the camps named, and those of them below zero. */
  readonly between: number;
  readonly belowZero: number;
  /** The node with most ties above zero into another camp, and how many; null where nobody has one. */
  readonly bridge: { readonly node: number; readonly ties: number } | null;
}

/**
 * What the picture of a network of one kind has to say; null where it has no two camps. Those are told that most ties below zero run between, and where there are
 * none the two largest: experts who speak of different things are no camps of one debate. Cost: O(nodes · log nodes + ties + communities²).
 */
export function campReading({ nodes, from, to, values }: NetworkAnswer): CampReading | null {
  if (nodes.some(({ mode }) => mode === 2)) return null;
  const groups = [...Map.groupBy(nodes.keys(), (at) => nodes[at]?.community ?? -1)].map(([community, members]) => ({
    community,
    members: members.sort((a, b) => (nodes[b]?.statements ?? 0) - (nodes[a]?.statements ?? 0) || a - b),
  }));
  const large = groups.filter(({ members }) => members.length > 1).sort((a, b) => b.members.length - a.members.length || a.community - b.community);
  if (large.length < 2) return null;
  const named = mostOpposed(large, nodes.length, { from, to, values });
  const campOf = campsOf(named, nodes.length);
  const across = new Map<number, number>();
  let [between, belowZero] = [0, 0];
  for (const [tie, value] of values.entries()) {
    const [a, b] = [from[tie] ?? -1, to[tie] ?? -1];
    const [one, other] = [campOf[a] ?? -1, campOf[b] ?? -1];
    if (one < 0 || other < 0 || one === other) continue;
    between++;
    if (value < 0) belowZero++;
    else for (const node of [a, b]) across.set(node, (across.get(node) ?? 0) + 1);
  }
  const [bridge] = [...across].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  return {
    camps: named.map(({ members }) => members),
    more: large.length - named.length,
    between,
    belowZero,
    bridge: bridge === undefined ? null : { node: bridge[0], ties: bridge[1] },
  };
}

interface Camp {
  readonly members: readonly number[];
}

/** By node: the place of its camp, or −1. */
function campsOf(camps: readonly Camp[], nodeCount: number): Int32Array {
  const campOf = new Int32Array(nodeCount).fill(-1);
  for (const [camp, { members }] of camps.entries()) for (const node of members) campOf[node] = camp;
  return campOf;
}

/** The two between which most ties below zero run; of equals, the larger ones. */
function mostOpposed<C extends Camp>(
  camps: readonly C[],
  nodeCount: number,
  { from, to, values }: Pick<NetworkAnswer, "from" | "to" | "values">,
): readonly C[] {
  const campOf = campsOf(camps, nodeCount);
  const counts = new Map<number, number>();
  for (const [tie, value] of values.entries()) {
    if (value >= 0) continue;
    const [a, b] = [campOf[from[tie] ?? -1] ?? -1, campOf[to[tie] ?? -1] ?? -1];
    if (a < 0 || b < 0 || a === b) continue;
    const pair = Math.min(a, b) * camps.length + Math.max(a, b);
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  const chosen = most === undefined ? [0, 1] : [Math.floor(most[0] / camps.length), most[0] % camps.length];
  return chosen.flatMap((at) => camps[at] ?? []);
}

/** Where a curve begins and ends, is highest, and changes most; of windows that tell something. */
export interface CurveReading {
  readonly first: PolarizationWindow;
  readonly last: PolarizationWindow;
  readonly highest: PolarizationWindow;
  /** The window before and after the largest step between two that follow one another; null where no step is worth a word. */
  readonly step: { readonly before: PolarizationWindow; readonly after: PolarizationWindow; readonly change: number } | null;
}

/** Smaller steps are not told: they are within what another division of the actors would give. */
const leastStep = 0.05;

/** Polarization is between two who speak of the same: a window without them is a gap, not a 0. */
export const isTold = ({ ties }: Pick<PolarizationWindow, "ties">): boolean => ties > 0;

/** What the curve of signed modularity has to say; null where fewer than two windows tell anything. Cost: O(windows). */
export function curveReading(windows: readonly PolarizationWindow[]): CurveReading | null {
  const told = windows.filter(isTold);
  const [first, last] = [told[0], told.at(-1)];
  if (first === undefined || last === undefined || told.length < 2) return null;
  let step: CurveReading["step"] = null;
  for (const [at, after] of windows.entries()) {
    const before = windows[at - 1];
    if (before === undefined || !isTold(before) || !isTold(after)) continue;
    const change = after.signed - before.signed;
    if (Math.abs(change) >= leastStep && Math.abs(change) > Math.abs(step?.change ?? 0)) step = { before, after, change };
  }
  return { first, last, highest: told.reduce((best, window) => (window.signed > best.signed ? window : best)), step };
}
