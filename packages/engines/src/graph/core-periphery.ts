/** A division into a densely tied core and a periphery tied to it. */
export interface CorePeriphery {
  /** 1 for core nodes. */
  readonly isCore: Uint8Array;
  /** Correlation of the ties with the ideal picture, in [−1, 1]. */
  readonly fit: number;
}

/**
 * The core whose ideal picture (a tie between any two of the core and none between two of the periphery; ties
 * between core and periphery are left open) correlates most with the ties.
 *
 * Nodes are ranked by strength and every cut of that ranking is tried: for a given size the strongest nodes are the best
 * core of the ideal picture up to ties inside, and the cut is found exactly. Source of the picture: Borgatti and Everett
 * 2000, Social Networks 21, 375–395; the ranking: Lip 2011, arXiv:1102.5511.
 *
 * @param matrix n × n row-major, symmetric; negative ties count as 0
 * Cost: O(n² log n).
 */
export function corePeriphery(matrix: ArrayLike<number>, size: number): CorePeriphery {
  const tie = (i: number, h: number) => Math.max(0, matrix[i * size + h] as number);
  const strength = Array.from({ length: size }, (_, i) =>
    Array.from({ length: size }, (_, h) => (i === h ? 0 : tie(i, h))).reduce((sum, value) => sum + value, 0),
  );
  const order = strength.map((_, node) => node).sort((a, b) => (strength[b] as number) - (strength[a] as number) || a - b);
  const inner = cumulativeInner(order, tie);
  let best = { cut: 0, fit: 0 };
  for (let cut = 1; cut < size; cut++) {
    const fit = fitOfCut(inner, order.length, cut);
    if (fit > best.fit + 1e-12) best = { cut, fit };
  }
  const isCore = new Uint8Array(size);
  for (const node of order.slice(0, best.cut)) isCore[node] = 1;
  return { isCore, fit: best.fit };
}

/** Sums and squares of ties inside the first c and the last n − c of the order. */
interface Inner {
  readonly coreSum: Float64Array;
  readonly coreSquares: Float64Array;
  readonly restSum: Float64Array;
  readonly restSquares: Float64Array;
}

function cumulativeInner(order: readonly number[], tie: (i: number, h: number) => number): Inner {
  const size = order.length;
  const [coreSum, coreSquares, restSum, restSquares] = [0, 0, 0, 0].map(() => new Float64Array(size + 1)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  for (let cut = 1; cut <= size; cut++) {
    let [sum, squares] = [0, 0];
    for (let at = 0; at < cut - 1; at++) {
      const value = tie(order[at] as number, order[cut - 1] as number);
      sum += value;
      squares += value * value;
    }
    coreSum[cut] = (coreSum[cut - 1] as number) + sum;
    coreSquares[cut] = (coreSquares[cut - 1] as number) + squares;
  }
  for (let cut = size - 1; cut >= 0; cut--) {
    let [sum, squares] = [0, 0];
    for (let at = cut + 1; at < size; at++) {
      const value = tie(order[cut] as number, order[at] as number);
      sum += value;
      squares += value * value;
    }
    restSum[cut] = (restSum[cut + 1] as number) + sum;
    restSquares[cut] = (restSquares[cut + 1] as number) + squares;
  }
  return { coreSum, coreSquares, restSum, restSquares };
}

/** Pearson's r of ties and the picture, over pairs inside the core (1) and inside the periphery (0). */
function fitOfCut({ coreSum, coreSquares, restSum, restSquares }: Inner, size: number, cut: number): number {
  const core = (cut * (cut - 1)) / 2;
  const rest = ((size - cut) * (size - cut - 1)) / 2;
  const pairs = core + rest;
  const sum = (coreSum[cut] as number) + (restSum[cut] as number);
  const spread = pairs * ((coreSquares[cut] as number) + (restSquares[cut] as number)) - sum * sum;
  const ideal = pairs * core - core * core;
  if (spread <= 0 || ideal <= 0) return 0;
  return (pairs * (coreSum[cut] as number) - sum * core) / Math.sqrt(spread * ideal);
}
