/** A directed graph by source: the targets of `v` stand at `offsets[v] … offsets[v + 1]`. */
export interface DirectedLists {
  readonly offsets: Int32Array;
  readonly targets: Int32Array;
  /** Only nodes with this index and above take part; the others keep component −1. */
  readonly from?: number;
}

/**
 * Strong component by node, numbered from 0 so that every arc between two components leads from the higher to the lower number.
 *
 * Source: Tarjan 1972, SIAM Journal on Computing 1:146–160; without recursion, for long chains.
 * Cost: O(nodes + arcs).
 */
export function strongComponents(graph: DirectedLists): Int32Array {
  const size = graph.offsets.length - 1;
  const from = graph.from ?? 0;
  const component = new Int32Array(size).fill(-1);
  const walk = new ComponentWalk(graph, from, component);
  for (let node = from; node < size; node++) walk.from(node);
  return component;
}

class ComponentWalk {
  private readonly order: Int32Array;
  private readonly low: Int32Array;
  private readonly next: Int32Array;
  private readonly open: number[] = [];
  private clock = 0;
  private count = 0;
  private readonly graph: DirectedLists;
  private readonly lowest: number;
  private readonly component: Int32Array;

  constructor(graph: DirectedLists, lowest: number, component: Int32Array) {
    this.graph = graph;
    this.lowest = lowest;
    this.component = component;
    this.order = new Int32Array(component.length);
    this.low = new Int32Array(component.length);
    this.next = graph.offsets.slice(0, component.length);
  }

  from(root: number): void {
    if (this.order[root] !== 0) return;
    const path = [root];
    this.enter(root);
    while (path.length > 0) {
      const node = path.at(-1) as number;
      const child = this.advance(node);
      if (child >= 0) path.push(child);
      else {
        path.pop();
        this.close(node);
        const parent = path.at(-1);
        if (parent !== undefined) this.low[parent] = Math.min(this.low[parent] as number, this.low[node] as number);
      }
    }
  }

  private enter(node: number): void {
    this.clock++;
    this.order[node] = this.clock;
    this.low[node] = this.clock;
    this.open.push(node);
  }

  /** Follows the node's arcs until one leads to a node not met before, which is entered; −1 where none is left. */
  private advance(node: number): number {
    const end = this.graph.offsets[node + 1] as number;
    for (let place = this.next[node] as number; place < end; place++) {
      const target = this.graph.targets[place] as number;
      if (target < this.lowest) continue;
      if (this.order[target] === 0) {
        this.next[node] = place + 1;
        this.enter(target);
        return target;
      }
      if (this.component[target] === -1) this.low[node] = Math.min(this.low[node] as number, this.order[target] as number);
    }
    this.next[node] = end;
    return -1;
  }

  /** Gives the nodes above a component's root their number. */
  private close(node: number): void {
    if (this.low[node] !== this.order[node]) return;
    for (let member = this.open.pop(); member !== undefined; member = this.open.pop()) {
      this.component[member] = this.count;
      if (member === node) break;
    }
    this.count++;
  }
}
