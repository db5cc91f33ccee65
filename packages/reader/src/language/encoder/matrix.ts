import type { Kernels } from "./kernels.ts";
import { ModelFileError } from "./model-file-error.ts";
import { FloatRows, type QuantisedRows } from "./rows.ts";

/** Weights of one or more linear layers that read the same inputs: output o is Σᵢ x[i] · (units[o, i] − 64) · scales[o] + bias[o]. */
export interface LinearWeights {
  readonly name: string;
  readonly outputs: number;
  readonly inputs: number;
  /** Row by row, 0 … 127. */
  readonly units: Uint8Array;
  readonly scales: Float32Array;
  readonly bias: Float32Array;
}

/** Inputs are read sixteen at a time. */
const inputStep = 16;
/** Outputs are computed eight at a time. */
const outputStep = 8;

/** A linear layer in the kernels' memory. */
export class Matrix {
  readonly inputs: number;
  readonly outputs: number;
  /** Outputs rounded up to a multiple of 8: the length of a row of results. */
  readonly width: number;
  private readonly kernels: Kernels;
  private readonly at: number;

  /** @param parts layers whose outputs follow each other */
  constructor(kernels: Kernels, ...parts: readonly LinearWeights[]) {
    this.kernels = kernels;
    this.inputs = parts[0]?.inputs ?? 0;
    this.outputs = parts.reduce((sum, part) => sum + part.outputs, 0);
    this.width = Math.ceil(this.outputs / outputStep) * outputStep;
    for (const part of parts) checkShape(part, this.inputs);
    const weights = this.pack(parts);
    const scales = kernels.keep(joined(parts, "scales", this.width));
    const biases = kernels.keep(joined(parts, "bias", this.width));
    this.at = kernels.keep(Uint32Array.of(this.inputs, this.width, weights, scales, biases));
  }

  /** Multiplies the first `count` rows; rows of `to` must be as wide as this matrix. */
  apply(to: FloatRows, from: QuantisedRows, count: number): void {
    this.kernels.functions.linear(to.at, from.at, this.at, count);
  }

  /** A buffer that the results fit into. */
  results(capacity: number): FloatRows {
    return new FloatRows(this.kernels, capacity, this.width);
  }

  private pack(parts: readonly LinearWeights[]): number {
    const { kernels, inputs, width } = this;
    const length = width * inputs;
    const packed = kernels.reserve(length);
    const unpacked = kernels.lend(length);
    let end = unpacked;
    for (const { units } of parts) {
      kernels.bytes.set(units, end);
      end += units.length;
    }
    kernels.bytes.fill(0, end, unpacked + length);
    if (kernels.functions.packWeights(packed, unpacked, width, inputs) !== 0) throw new ModelFileError(`${parts[0]?.name} has a weight above 127`);
    return packed;
  }
}

function checkShape({ name, inputs, outputs, units, scales, bias }: LinearWeights, expected: number): void {
  if (inputs % inputStep !== 0 || inputs === 0) throw new ModelFileError(`${name} has ${inputs} inputs, which is not a multiple of ${inputStep}`);
  if (inputs !== expected) throw new ModelFileError(`${name} has ${inputs} inputs, not ${expected}`);
  if (units.length !== outputs * inputs) throw new ModelFileError(`${name} has ${units.length} weights, not ${outputs} × ${inputs}`);
  if (scales.length !== outputs) throw new ModelFileError(`${name} has ${scales.length} scales, not ${outputs}`);
  if (bias.length !== outputs) throw new ModelFileError(`${name} has ${bias.length} biases, not ${outputs}`);
}

function joined(parts: readonly LinearWeights[], key: "scales" | "bias", width: number): Float32Array {
  const all = new Float32Array(width);
  let start = 0;
  for (const part of parts) {
    all.set(part[key], start);
    start += part.outputs;
  }
  return all;
}
