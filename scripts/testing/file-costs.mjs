/*
 * `npx vitest run FOLDER --maxWorkers=1 --reporter=./scripts/testing/file-costs.mjs`: what each test file computes, in processor seconds, of the runner and all that it
 * starts. The first file of a process pays for what others find loaded; in several workers files could not be told apart.
 */
import { measureComputing } from "./computing.mjs";

export default class FileCosts {
  #computing = measureComputing(200);
  #before = 0;
  #costs = [];

  onTestModuleStart() {
    const now = this.#computing.seconds() ?? 0;
    if (this.#costs.length === 0) process.stdout.write(`${(now - this.#before).toFixed(1).padStart(7)}  to start\n`);
    this.#before = now;
  }

  onTestModuleEnd(module) {
    const now = this.#computing.seconds() ?? 0;
    this.#costs.push([now - this.#before, `${module.relativeModuleId}${module.state() === "failed" ? " (failed)" : ""}`]);
    this.#before = now;
  }

  onTestRunEnd() {
    for (const [cost, file] of this.#costs.toSorted(([a], [b]) => b - a)) process.stdout.write(`${cost.toFixed(1).padStart(7)}  ${file}\n`);
    process.stdout.write(`${(this.#computing.seconds() ?? 0).toFixed(1).padStart(7)}  in all\n`);
  }
}
