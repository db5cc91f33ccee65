/** An undirected weighted graph as neighbour lists: node i's are neighbours[start[i]] … neighbours[start[i + 1] − 1]. */
export interface WeightedGraph {
  readonly size: number;
  readonly start: Int32Array;
  readonly neighbours: Int32Array;
  /** Weight of each list entry; every tie stands in both ends' lists. */
  readonly weights: Float64Array;
}

/**
 * The graph of the cells above a threshold of a symmetric matrix; loops are left out.
 *
 * @param matrix n × n row-major
 * @param threshold ties of this weight or less are left out; 0 by default, so that negative ties are no ties
 * Cost: O(n²).
 */
export function graphFromMatrix(matrix: ArrayLike<number>, size: number, threshold = 0): WeightedGraph {
  const start = new Int32Array(size + 1);
  for (let i = 0; i < size; i++) {
    let degree = 0;
    for (let h = 0; h < size; h++) if (i !== h && (matrix[i * size + h] as number) > threshold) degree += 1;
    start[i + 1] = (start[i] as number) + degree;
  }
  const neighbours = new Int32Array(start[size] as number);
  const weights = new Float64Array(neighbours.length);
  let at = 0;
  for (let i = 0; i < size; i++)
    for (let h = 0; h < size; h++) {
      const weight = matrix[i * size + h] as number;
      if (i === h || !(weight > threshold)) continue;
      neighbours[at] = h;
      weights[at] = weight;
      at += 1;
    }
  return { size, start, neighbours, weights };
}

/** Sum of tie weights of each node. */
export function nodeStrengths(graph: WeightedGraph): Float64Array {
  const strengths = new Float64Array(graph.size);
  for (let node = 0; node < graph.size; node++) {
    let sum = 0;
    for (let at = graph.start[node] as number; at < (graph.start[node + 1] as number); at++) sum += graph.weights[at] as number;
    strengths[node] = sum;
  }
  return strengths;
}

/** Component of each node, numbered by first node; nodes may be kept apart by `isTogether`. */
export function connectedComponents(graph: WeightedGraph, isTogether: (a: number, b: number) => boolean = () => true): Int32Array {
  const component = new Int32Array(graph.size).fill(-1);
  let count = 0;
  for (let first = 0; first < graph.size; first++) {
    if (component[first] !== -1) continue;
    const stack = [first];
    component[first] = count;
    for (let node = stack.pop(); node !== undefined; node = stack.pop())
      for (let at = graph.start[node] as number; at < (graph.start[node + 1] as number); at++) {
        const other = graph.neighbours[at] as number;
        if (component[other] !== -1 || !isTogether(node, other)) continue;
        component[other] = count;
        stack.push(other);
      }
    count += 1;
  }
  return component;
}
