/**
 * The mean of a network's weights over the last part of its training: it does better on unseen text than the last weights alone
 * (Polyak and Juditsky 1992; Izmailov et al. 2018).
 */
export class WeightAverage {
  readonly #mean: Float32Array;
  #count = 0;

  constructor(size: number) {
    this.#mean = new Float32Array(size);
  }

  /** Takes the weights at the start of `memory` into the mean. Cost: linear. */
  add(memory: Float32Array): void {
    const mean = this.#mean;
    const share = 1 / ++this.#count;
    for (let at = 0; at < mean.length; at++) mean[at] = (mean[at] as number) + share * ((memory[at] as number) - (mean[at] as number));
  }

  /** Puts the mean in the place of the weights, where there is one. */
  replace(memory: Float32Array): void {
    if (this.#count > 0) memory.set(this.#mean);
  }
}
