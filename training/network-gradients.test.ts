import { describe, expect, it } from "vitest";
import { seededRandom } from "../packages/core/src/base/random.ts";
import { TrainableNetwork } from "./network-gradients.ts";

const shape = { inputRows: 32, input: 8, vector: 8, hidden: 8, layers: 2, arc: 8, label: 8, labelCount: 8, tagCount: 4 };
const count = 5;
const target = { heads: Int32Array.of(2, 0, 2, 5, 2), labels: Int32Array.of(1, 0, 2, 3, 4), goldTags: Int32Array.of(0, 1, 3, 2, 1) };

/** A network with random weights, and random rows and vectors to read. */
function randomNetwork(layers: number): TrainableNetwork {
  const random = seededRandom(5);
  const trainable = new TrainableNetwork({ ...shape, layers }, count + 1, { input: 0, hidden: 0 }, random);
  const { network } = trainable;
  const { memory } = network.kernels;
  for (let at = 0; at < network.layout.size; at++) memory[at] = random() - 0.5;
  for (let row = 0; row < network.rows.length; row++) network.rows[row] = Math.floor(random() * shape.inputRows);
  for (let t = 0; t < count; t++) for (let place = 0; place < shape.vector; place++) memory[network.vectorPlace(t) + place] = random() - 0.5;
  return trainable;
}

describe("TrainableNetwork", () => {
  it.each([1, 2, 3])("gives the slope of the loss in every weight, with %i layers", (layers) => {
    const trainable = randomNetwork(layers);
    const { network, gradientStart } = trainable;
    const { memory } = network.kernels;
    trainable.learn(count, target);
    const gradients = memory.slice(gradientStart, gradientStart + network.layout.size);
    const loss = (at: number, value: number): number => {
      memory[at] = value;
      return trainable.learn(count, target);
    };
    const random = seededRandom(9);
    const dense = network.layout.inputs.rows * network.layout.inputs.columns;
    for (let turn = 0; turn < 400; turn++) {
      const at = Math.floor(turn % 4 === 0 ? random() * dense : dense + random() * (network.layout.size - dense));
      const value = memory[at] as number;
      const slope = (loss(at, value + 0.01) - loss(at, value - 0.01)) / 0.02;
      memory[at] = value;
      expect(Math.abs(slope - (gradients[at] as number))).toBeLessThan(0.01 + 0.03 * Math.abs(slope));
    }
  });
});
