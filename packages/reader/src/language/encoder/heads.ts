import type { Kernels } from "./kernels.ts";
import { type LinearWeights, Matrix } from "./matrix.ts";
import { FloatRows, QuantisedRows } from "./rows.ts";

/** A linear layer over rows, y = x Wᵀ + b, with 7-bit weights. Its results lie in a buffer of its own until it is applied again. */
export class LinearHead {
  /** Outputs; a row of results may be longer, see `FloatRows.width`. */
  readonly outputs: number;
  private readonly kernels: Kernels;
  private readonly matrix: Matrix;
  private readonly quantised: QuantisedRows;
  private readonly results: FloatRows;

  /** @param capacity most rows of one application */
  constructor(kernels: Kernels, weights: LinearWeights, capacity: number) {
    this.kernels = kernels;
    this.matrix = new Matrix(kernels, weights);
    this.outputs = this.matrix.outputs;
    this.quantised = new QuantisedRows(kernels, capacity, this.matrix.inputs);
    this.results = this.matrix.results(capacity);
  }

  /** @throws RangeError if the rows are too many or not as wide as the inputs */
  apply(rows: FloatRows, count: number, { activation = "none" }: { activation?: "none" | "gelu" } = {}): FloatRows {
    checkRows(rows, count, { width: this.matrix.inputs, capacity: this.results.capacity });
    this.quantised.quantise(rows, count);
    this.matrix.apply(this.results, this.quantised, count);
    if (activation === "gelu") this.kernels.functions.geluRows(this.results.at, count * this.results.width);
    return this.results;
  }
}

/** A linear layer with weights of 32-bit floats, for heads too small to be worth quantising. Terms are added in their order, the bias last. */
export class FloatLinearHead {
  readonly outputs: number;
  private readonly inputs: number;
  private readonly bias: Float32Array;
  private readonly results: FloatRows;
  private readonly product: FloatProduct;
  private readonly weights: FloatRows;

  /** @param weights output by output, `bias.length` rows of `inputs` */
  constructor(kernels: Kernels, { weights, bias, inputs }: { weights: Float32Array; bias: Float32Array; inputs: number }, capacity: number) {
    this.outputs = bias.length;
    this.inputs = inputs;
    this.bias = bias;
    if (weights.length !== bias.length * inputs) throw new RangeError(`${weights.length} weights are not ${bias.length} × ${inputs}`);
    this.weights = new FloatRows(kernels, inputs, eightfold(bias.length));
    this.results = new FloatRows(kernels, capacity, this.weights.width);
    this.product = new FloatProduct(kernels);
    const all = this.weights.view(0, inputs).fill(0);
    for (let output = 0; output < bias.length; output++)
      for (let input = 0; input < inputs; input++) all[input * this.weights.width + output] = weights[output * inputs + input] ?? 0;
  }

  apply(rows: FloatRows, count: number): FloatRows {
    checkRows(rows, count, { width: this.inputs, capacity: this.results.capacity });
    this.product.multiply(this.results, rows, this.weights, { rows: count, terms: this.inputs });
    const all = this.results.view(0, count);
    for (let row = 0; row < count; row++)
      for (const [output, bias] of this.bias.entries()) {
        const at = row * this.results.width + output;
        all[at] = (all[at] ?? 0) + bias;
      }
    return this.results;
  }
}

/**
 * Scores of pairs: score[l][i, j] = (W_l xᵢ + u_l) · yⱼ for each label l, with 7-bit weights W and floats after them. The layer's outputs are the labels' vectors one after
 * the other, as wide as y; its biases are u, so that what speaks for yⱼ alone has its term. What speaks for xᵢ alone is a linear layer of its own.
 */
export class BiaffineHead {
  readonly labels: number;
  private readonly kernels: Kernels;
  private readonly width: number;
  private readonly layer: LinearHead;
  private readonly capacity: number;
  private readonly turned: number;
  private readonly scores: number;
  private readonly shape: number;

  /** @param capacity most rows on either side */
  constructor(kernels: Kernels, { weights, labels, capacity }: { weights: LinearWeights; labels: number; capacity: number }) {
    this.kernels = kernels;
    this.labels = labels;
    this.width = weights.outputs / labels;
    if (this.width % 8 !== 0) throw new RangeError(`${weights.outputs} outputs do not give ${labels} labels a multiple of 8`);
    this.layer = new LinearHead(kernels, weights, capacity);
    this.capacity = eightfold(capacity);
    this.turned = kernels.reserve(this.capacity * this.width * 4);
    this.scores = kernels.reserve(this.capacity * this.capacity * 4);
    this.shape = kernels.reserve(24);
  }

  /** Scores of all pairs, label by label, `xCount` rows of `yCount`. */
  apply(x: FloatRows, xCount: number, y: FloatRows, yCount: number): Float32Array<ArrayBuffer> {
    checkRows(y, yCount, { width: this.width, capacity: this.capacity });
    const vectors = this.layer.apply(x, xCount);
    const columns = eightfold(yCount);
    this.kernels.functions.transposeRows(this.turned, y.at, yCount, this.width, columns, y.width * 4);
    this.kernels.words(this.shape, 6).set([xCount, this.width, columns, columns * 4, vectors.width * 4, columns * 4]);
    const all = new Float32Array(this.labels * xCount * yCount);
    for (let label = 0; label < this.labels; label++) {
      this.kernels.functions.multiplyFloats(this.scores, vectors.at + label * this.width * 4, this.turned, this.shape);
      for (let row = 0; row < xCount; row++) all.set(this.kernels.floats(this.scores + row * columns * 4, yCount), (label * xCount + row) * yCount);
    }
    return all;
  }
}

/** Products of float matrices: c = a · b. */
class FloatProduct {
  private readonly kernels: Kernels;
  private readonly shape: number;

  constructor(kernels: Kernels) {
    this.kernels = kernels;
    this.shape = kernels.reserve(24);
  }

  multiply(c: FloatRows, a: FloatRows, b: FloatRows, { rows, terms }: { rows: number; terms: number }): void {
    this.kernels.words(this.shape, 6).set([rows, terms, b.width, c.width * 4, a.width * 4, b.width * 4]);
    this.kernels.functions.multiplyFloats(c.at, a.at, b.at, this.shape);
  }
}

const eightfold = (count: number): number => Math.ceil(count / 8) * 8;

function checkRows(rows: FloatRows, count: number, { width, capacity }: { width: number; capacity: number }): void {
  if (rows.width !== width) throw new RangeError(`rows of ${rows.width} numbers are not of ${width}`);
  if (count > Math.min(rows.capacity, capacity)) throw new RangeError(`${count} rows are more than ${Math.min(rows.capacity, capacity)}`);
}
