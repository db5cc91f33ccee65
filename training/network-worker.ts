import { parentPort, workerData } from "node:worker_threads";
import { type NumberedTask, trainNumbered } from "./train-numbered.ts";

/*
 * Trains one network in a thread of its own; posts lines of progress and, last, its weights.
 */

const task = workerData as NumberedTask;
/* oxlint-disable unicorn/require-post-message-target-origin -- the port of a worker thread, not of a window */
const network = trainNumbered(task, (line) => parentPort?.postMessage({ line }));
parentPort?.postMessage({ weights: network.kernels.memory.slice(0, network.layout.size) });
