import { FloatRows, type Kernels, LinearHead, linearWeights, type ModelFile } from "../encoder/index.ts";
import type { HeadsConfig } from "./heads-config.ts";
import { dotProduct, shareOf } from "./scores.ts";

/** Pairs that are judged at once. */
const batch = 64;

/**
 * What joins two passages, from their mean word vectors u and v: W₂ gelu(W₁ [u; v; |u − v|; u ∘ v] + b₁) + b₂ + cos(u, v) c, a softmax for each task
 * (training/reader/network/heads.py).
 */
export class PairHead {
  private readonly tasks: ReadonlyMap<string, { readonly from: number; readonly outputs: number }>;
  private readonly inner: LinearHead;
  private readonly outer: LinearHead;
  private readonly cosine: Float32Array;
  private readonly joined: FloatRows;

  constructor(kernels: Kernels, model: ModelFile, { pairs }: HeadsConfig) {
    let from = 0;
    this.tasks = new Map(
      Object.entries(pairs).map(([task, outputs]) => {
        from += outputs;
        return [task, { from: from - outputs, outputs }];
      }),
    );
    const inner = linearWeights(model, "heads.pair.inner");
    this.inner = new LinearHead(kernels, inner, batch);
    this.outer = new LinearHead(kernels, linearWeights(model, "heads.pair.outer"), batch);
    this.cosine = model.floats("heads.pair.cosine");
    this.joined = new FloatRows(kernels, batch, inner.inputs);
  }

  /**
   * Chances of each output of a task for pairs of one passage with others: answer (no, yes), same (no, yes), compare (none, agree, degree, disagree).
   *
   * @throws RangeError if the model has no such task
   */
  chances(task: string, left: Float32Array, others: readonly Float32Array[]): number[][] {
    const place = this.tasks.get(task);
    if (place === undefined) throw new RangeError(`the model has no pairs of the task ${task}`);
    const found: number[][] = [];
    for (let at = 0; at < others.length; at += batch) found.push(...this.some(place, left, others.slice(at, at + batch)));
    return found;
  }

  private some({ from, outputs }: { from: number; outputs: number }, left: Float32Array, others: readonly Float32Array[]): number[][] {
    for (const [row, right] of others.entries()) this.joined.view(row, row + 1).set(joinedOf(left, right));
    const inner = this.inner.apply(this.joined, others.length, { activation: "gelu" });
    const outer = this.outer.apply(inner, others.length);
    return others.map((right, row) => {
      const scores = outer.view(row, row + 1);
      const near = cosineOf(left, right);
      const own = Float64Array.from({ length: outputs }, (_, index) => (scores[from + index] ?? 0) + near * (this.cosine[from + index] ?? 0));
      return Array.from(own, (_, index) => shareOf(own, index));
    });
  }
}

function joinedOf(left: Float32Array, right: Float32Array): Float32Array {
  const width = left.length;
  const joined = new Float32Array(4 * width);
  for (let index = 0; index < width; index++) {
    const [u, v] = [left[index] ?? 0, right[index] ?? 0];
    joined[index] = u;
    joined[width + index] = v;
    joined[2 * width + index] = Math.abs(u - v);
    joined[3 * width + index] = u * v;
  }
  return joined;
}

function cosineOf(left: Float32Array, right: Float32Array): number {
  const size = Math.sqrt(dotProduct(left, left, 0) * dotProduct(right, right, 0));
  return size === 0 ? 0 : dotProduct(left, right, 0) / size;
}
