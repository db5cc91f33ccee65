import type { TrainableNetwork } from "./network-gradients.ts";

const firstDecay = 0.9;
const secondDecay = 0.95;

/**
 * Adam (Kingma and Ba 2015) over the weights of a network. Input rows are updated only in the batches that touch them; their moments do not decay in between.
 */
export class Adam {
  readonly #trainable: TrainableNetwork;
  readonly #first: Float32Array;
  readonly #second: Float32Array;
  readonly #everTouched = new Set<number>();
  #steps = 0;

  constructor(trainable: TrainableNetwork) {
    this.#trainable = trainable;
    this.#first = new Float32Array(trainable.network.layout.size);
    this.#second = new Float32Array(trainable.network.layout.size);
  }

  hasTouched(inputRow: number): boolean {
    return this.#everTouched.has(inputRow);
  }

  /** Applies the gradients of `words` words at a rate, clipped to a norm of `clip` a word's mean, and clears them. */
  step(words: number, rate: number, clip: number): void {
    const { network, gradientStart, touched } = this.#trainable;
    const { memory } = network.kernels;
    const { inputs, size } = network.layout;
    const rows = [...touched].sort((a, b) => a - b);
    const dense = inputs.at + inputs.rows * inputs.columns;
    let square = 0;
    const measure = (from: number, to: number): void => {
      for (let at = from; at < to; at++) square += (memory[gradientStart + at] as number) ** 2;
    };
    for (const row of rows) measure(row * inputs.columns, (row + 1) * inputs.columns);
    measure(dense, size);
    const norm = Math.sqrt(square) / words;
    const factor = (norm > clip ? clip / norm : 1) / words;
    this.#steps++;
    for (const row of rows) this.#everTouched.add(row);
    const correction = Math.sqrt(1 - secondDecay ** this.#steps) / (1 - firstDecay ** this.#steps);
    for (const row of rows) this.#update(row * inputs.columns, (row + 1) * inputs.columns, factor, rate * correction);
    this.#update(dense, size, factor, rate * correction);
    touched.clear();
  }

  #update(from: number, to: number, factor: number, rate: number): void {
    const { network, gradientStart } = this.#trainable;
    const { memory } = network.kernels;
    for (let at = from; at < to; at++) {
      const gradient = (memory[gradientStart + at] as number) * factor;
      memory[gradientStart + at] = 0;
      const first = firstDecay * (this.#first[at] as number) + (1 - firstDecay) * gradient;
      const second = secondDecay * (this.#second[at] as number) + (1 - secondDecay) * gradient * gradient;
      this.#first[at] = first;
      this.#second[at] = second;
      memory[at] = (memory[at] as number) - (rate * first) / (Math.sqrt(second) + 1e-6);
    }
  }
}
