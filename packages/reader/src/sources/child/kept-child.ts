import { BoundedChild, type AskOptions, type ChildLimits } from "./bounded-child.ts";

/** One process for tasks that are done one after the other; it is started with the first, and a new one where the last had to be ended. */
export class KeptChild {
  readonly #file: URL;
  readonly #limits: ChildLimits;
  #child: BoundedChild | null = null;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(file: URL, limits: ChildLimits) {
    this.#file = file;
    this.#limits = limits;
  }

  /** As `BoundedChild.ask`; the time of waiting does not count. */
  ask(task: unknown, options: AskOptions = {}): Promise<unknown> {
    const run = this.#queue.then(() => this.#usable().ask(task, options));
    this.#queue = run.catch(() => undefined);
    return run;
  }

  #usable(): BoundedChild {
    if (this.#child?.isUsable === true) return this.#child;
    this.#child = new BoundedChild(this.#file, this.#limits);
    return this.#child;
  }
}
