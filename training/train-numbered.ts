import { Worker } from "node:worker_threads";
import { seededRandom } from "../packages/core/src/base/random.ts";
import type { NetworkShape } from "../packages/reader/src/language/syntax/neural/layout.ts";
import { Network } from "../packages/reader/src/language/syntax/neural/network.ts";
import { type NetworkExample, type NetworkSettings, trainNetwork } from "./train-network.ts";
import { readVectors, type VectorTable } from "./vector-table.ts";

/** What one of several networks is trained from: its number decides its random numbers, so that they can be trained in any order. */
export interface NumberedTask {
  readonly number: number;
  readonly count: number;
  readonly seed: number;
  readonly shape: NetworkShape;
  readonly settings: NetworkSettings;
  readonly examples: readonly NetworkExample[];
  readonly vectors: VectorTable;
}

type Say = (line: string) => void;

/** Trains a network in this thread; see `trainInThread`. */
export function trainNumbered({ number, count, seed, shape, settings, examples, vectors }: NumberedTask, say: Say): Network {
  const random = seededRandom(seed + 1000 * (number + 1));
  return trainNetwork(examples, { shape, settings, vectors: readVectors(vectors) }, random, (epoch, loss) =>
    say(`network ${number + 1} of ${count}, epoch ${epoch + 1} of ${settings.stopAfter}: ${loss.toFixed(4)} nats a word`),
  );
}

/** Trains a network in a thread of its own. */
export function trainInThread(task: NumberedTask, say: Say): Promise<Network> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./network-worker.ts", import.meta.url), { workerData: task });
    worker.on("error", reject);
    worker.on("message", (message: { line: string } | { weights: Float32Array }) => {
      if ("line" in message) {
        say(message.line);
        return;
      }
      const network = new Network(task.shape, 1);
      network.kernels.memory.set(message.weights);
      resolve(network);
    });
  });
}
