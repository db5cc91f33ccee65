import { BoundedChild, type ChildLimits } from "@rapporteur/reader/sources";

/** Processes of one kind, kept for the next task: each is started when none is free, and all end when none had anything to do for a while. */
export class KeptChildren {
  readonly #file: URL;
  readonly #limits: ChildLimits;
  readonly #most: number;
  readonly #idleMs: number;
  readonly #busy = new Set<BoundedChild>();
  readonly #free: BoundedChild[] = [];
  #idle: ReturnType<typeof setTimeout> | undefined;

  /** @param most so many are kept; one that is given back beside as many ends */
  constructor(file: URL, limits: ChildLimits, { most, idleMs }: { most: number; idleMs: number }) {
    this.#file = file;
    this.#limits = limits;
    this.#most = most;
    this.#idleMs = idleMs;
  }

  get busyCount(): number {
    return this.#busy.size;
  }

  /** A process that is free, or a new one; given back when its task is done. */
  take(): BoundedChild {
    clearTimeout(this.#idle);
    const child = this.#usable() ?? new BoundedChild(this.#file, this.#limits);
    this.#busy.add(child);
    return child;
  }

  giveBack(child: BoundedChild): void {
    this.#busy.delete(child);
    if (child.isUsable && this.#free.length + this.#busy.size < this.#most) this.#free.push(child);
    else child.close();
    if (this.#busy.size === 0) this.#idle = setTimeout(() => this.#endFree(), this.#idleMs).unref();
  }

  /** Ends all; tasks under way are given up. */
  close(): void {
    clearTimeout(this.#idle);
    this.#endFree();
    for (const child of this.#busy) child.close();
  }

  #usable(): BoundedChild | undefined {
    for (let child = this.#free.pop(); child !== undefined; child = this.#free.pop()) if (child.isUsable) return child;
    return undefined;
  }

  #endFree(): void {
    for (const child of this.#free.splice(0)) child.close();
  }
}
