import { type ChainModel, roleCount } from "../../packages/reader/src/sources/lines/chain-model.ts";
import { createRandom } from "./chain-random.ts";

/** A page to learn from: rows of each line's features, and the roles that the line may have: bit r for role r of `lineRoles`. */
export interface LabelledChain {
  readonly lines: readonly (readonly number[])[];
  readonly roles: readonly number[];
}

/** Of a line whose role nobody knows. */
export const anyRole: number = 2 ** roleCount - 1;

export interface ChainSettings {
  readonly rows: number;
  readonly epochs: number;
  readonly rate: number;
  /** Pull of each touched weight to nought, a step. */
  readonly decay: number;
  readonly seed: number;
  readonly scale: number;
  /** Share of a line's features that are left out, others each time, so that no single word decides. */
  readonly dropout: number;
}

/**
 * Fits a chain of lines by the gradient of its log-likelihood, page by page, with AdaGrad steps; weights are averaged over the last half of the steps.
 * The same pages, settings and seed give the same model.
 */
export function trainChain(pages: readonly LabelledChain[], settings: ChainSettings, say: (line: string) => void): ChainModel {
  const state = new Trainer(settings);
  const random = createRandom(settings.seed);
  const order = pages.map((_, index) => index);
  for (let epoch = 0; epoch < settings.epochs; epoch++) {
    for (let index = order.length - 1; index > 0; index--) {
      const other = Math.floor(random() * (index + 1));
      [order[index], order[other]] = [order[other] as number, order[index] as number];
    }
    let loss = 0;
    for (const index of order) loss += state.step(thinned(pages[index] as LabelledChain, settings.dropout, random));
    if (epoch >= settings.epochs / 2) state.addToAverage();
    say(`epoch ${epoch + 1}: ${(loss / pages.length).toFixed(3)} nats a page`);
  }
  return state.model();
}

function thinned(page: LabelledChain, dropout: number, random: () => number): LabelledChain {
  return { ...page, lines: page.lines.map((rows) => rows.filter(() => random() >= dropout)) };
}

class Trainer {
  readonly #settings: ChainSettings;
  readonly #emissions: Float32Array;
  readonly #transitions: Float32Array;
  readonly #emissionSquares: Float32Array;
  readonly #transitionSquares: Float32Array;
  readonly #emissionSum: Float64Array;
  readonly #transitionSum: Float64Array;
  #averaged = 0;

  constructor(settings: ChainSettings) {
    this.#settings = settings;
    this.#emissions = new Float32Array(settings.rows * roleCount);
    this.#emissionSquares = new Float32Array(settings.rows * roleCount);
    this.#emissionSum = new Float64Array(settings.rows * roleCount);
    this.#transitions = new Float32Array((roleCount + 1) * roleCount);
    this.#transitionSquares = new Float32Array((roleCount + 1) * roleCount);
    this.#transitionSum = new Float64Array((roleCount + 1) * roleCount);
  }

  /** One page; returns its negative log-likelihood before the step. */
  step(page: LabelledChain): number {
    const unary = page.lines.map((rows) => this.#scores(rows));
    // Where a line may have several roles they are summed out.
    const free = this.#marginals(unary, null);
    const bound = this.#marginals(unary, page.roles);
    for (const [at, rows] of page.lines.entries()) {
      const base = at * roleCount;
      for (let role = 0; role < roleCount; role++) {
        const gradient = (bound.nodes[base + role] as number) - (free.nodes[base + role] as number);
        if (Math.abs(gradient) > 1e-4)
          for (const row of rows) this.#move(this.#emissions, this.#emissionSquares, { at: row * roleCount + role, gradient });
      }
    }
    for (let at = 0; at < bound.edges.length; at++) {
      const gradient = (bound.edges[at] as number) - (free.edges[at] as number);
      if (Math.abs(gradient) > 1e-4) this.#move(this.#transitions, this.#transitionSquares, { at, gradient });
    }
    return free.logZ - bound.logZ;
  }

  #move(weights: Float32Array, squares: Float32Array, { at, gradient }: { at: number; gradient: number }): void {
    const pulled = gradient - this.#settings.decay * (weights[at] as number);
    squares[at] = (squares[at] as number) + pulled * pulled;
    weights[at] = (weights[at] as number) + (this.#settings.rate * pulled) / Math.sqrt(squares[at] + 1e-3);
  }

  #scores(rows: readonly number[]): Float64Array {
    const sums = new Float64Array(roleCount);
    for (const row of rows)
      for (let role = 0; role < roleCount; role++) sums[role] = (sums[role] as number) + (this.#emissions[row * roleCount + role] as number);
    return sums;
  }

  /** Marginals of roles and steps, where `gold` says which roles each line may have. */
  #marginals(unary: readonly Float64Array[], gold: readonly number[] | null): { nodes: Float64Array; edges: Float64Array; logZ: number } {
    const count = unary.length;
    const nodes = new Float64Array(count * roleCount);
    const edges = new Float64Array((roleCount + 1) * roleCount);
    const steps = Float64Array.from(this.#transitions, Math.exp);
    let logZ = 0;
    const factors = unary.map((scores, at) => {
      const best = Math.max(...scores);
      logZ += best;
      const allowed = gold?.[at] ?? anyRole;
      return scores.map((score, role) => (allowed & (1 << role) ? Math.exp(score - best) : 0));
    });
    const forward: Float64Array[] = [];
    for (const [at, own] of factors.entries()) {
      const before = forward[at - 1];
      const next = new Float64Array(roleCount);
      let total = 0;
      for (let role = 0; role < roleCount; role++) {
        if (own[role] === 0) continue;
        let sum = before === undefined ? (steps[roleCount * roleCount + role] as number) : 0;
        if (before !== undefined)
          for (let from = 0; from < roleCount; from++) sum += (before[from] as number) * (steps[from * roleCount + role] as number);
        next[role] = sum * (own[role] as number);
        total += next[role] as number;
      }
      logZ += Math.log(total);
      forward.push(next.map((value) => value / total));
    }
    this.#backward({ factors, forward, steps, nodes, edges });
    return { nodes, edges, logZ };
  }

  #backward({ factors, forward, steps, nodes, edges }: Lattice): void {
    let behind = new Float64Array(roleCount).fill(1);
    for (let at = factors.length - 1; at >= 0; at--) {
      const own = forward[at] as Float64Array;
      let total = 0;
      for (let role = 0; role < roleCount; role++) total += (own[role] as number) * (behind[role] as number);
      for (let role = 0; role < roleCount; role++) nodes[at * roleCount + role] = ((own[role] as number) * (behind[role] as number)) / total;
      const before = forward[at - 1];
      const scores = factors[at] as Float64Array;
      if (before === undefined) {
        for (let role = 0; role < roleCount; role++)
          edges[roleCount * roleCount + role] = (edges[roleCount * roleCount + role] as number) + (nodes[role] as number);
        continue;
      }
      const next = new Float64Array(roleCount);
      let mass = 0;
      for (let from = 0; from < roleCount; from++) {
        for (let role = 0; role < roleCount; role++) {
          const value = (steps[from * roleCount + role] as number) * (scores[role] as number) * (behind[role] as number);
          next[from] = (next[from] as number) + value;
        }
        mass += (next[from] as number) * (before[from] as number);
      }
      for (let from = 0; from < roleCount; from++) {
        const share = (before[from] as number) / mass;
        if (share < 1e-9) continue;
        for (let role = 0; role < roleCount; role++) {
          const value = share * (steps[from * roleCount + role] as number) * (scores[role] as number) * (behind[role] as number);
          edges[from * roleCount + role] = (edges[from * roleCount + role] as number) + value;
        }
      }
      const norm = next.reduce((sum, value) => sum + value, 0);
      behind = next.map((value) => value / norm);
    }
  }

  addToAverage(): void {
    this.#averaged++;
    for (let at = 0; at < this.#emissions.length; at++) this.#emissionSum[at] = (this.#emissionSum[at] as number) + (this.#emissions[at] as number);
    for (let at = 0; at < this.#transitions.length; at++)
      this.#transitionSum[at] = (this.#transitionSum[at] as number) + (this.#transitions[at] as number);
  }

  model(): ChainModel {
    const { rows, scale } = this.#settings;
    const whole = (sum: number): number => Math.max(-127, Math.min(127, Math.round((sum / Math.max(1, this.#averaged)) * scale)));
    return { rows, scale, emissions: Int8Array.from(this.#emissionSum, whole), transitions: Int8Array.from(this.#transitionSum, whole) };
  }
}

interface Lattice {
  readonly factors: readonly Float64Array[];
  readonly forward: readonly Float64Array[];
  readonly steps: Float64Array;
  readonly nodes: Float64Array;
  readonly edges: Float64Array;
}
