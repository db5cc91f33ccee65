/** Where a text is: so many of its windows are read. */
export interface ReadingProgress {
  readonly done: number;
  readonly of: number;
}

/** Says how long the windows that come next may take, in ms, and how far the reading is. */
export type BeginWindows = (mostMs: number, progress: ReadingProgress) => void;

/** Windows between two looks at the clock. */
const windowsATime = 50;
/** The first ones are read before their speed is known, and with code that is not yet compiled. */
const firstMsAWindow = 500;
const slackMs = 10_000;
/** Next ones may take so many times as long as those before. */
const slower = 4;
/** And all of a text so many times as long as its first ones foretell. */
const mostTimes = 3;

/**
 * How long the reading model may take over a text, by what this machine needs for its first windows: each costs the same, whatever is in it. A reading that does
 * not go on is ended after seconds, however long the text is.
 */
export class WindowPace {
  readonly #of: number;
  readonly #begin: BeginWindows;
  readonly #clock: () => number;
  readonly #start: number;
  /** What all of the text may take; known once the first windows are read. */
  #mostMs: number | null = null;

  /** @param clock what limits count, in ms */
  constructor(of: number, begin: BeginWindows, clock: () => number) {
    this.#of = of;
    this.#begin = begin;
    this.#clock = clock;
    this.#start = clock();
    begin(slackMs + firstMsAWindow * Math.min(of, windowsATime), { done: 0, of });
  }

  /** Told after each window how many are read. */
  read(done: number): void {
    if (done % windowsATime !== 0 || done >= this.#of) return;
    const tookMs = this.#clock() - this.#start;
    const each = tookMs / done;
    this.#mostMs ??= slackMs + mostTimes * each * this.#of;
    const next = slackMs + slower * each * Math.min(windowsATime, this.#of - done);
    this.#begin(Math.ceil(Math.max(1, Math.min(next, this.#mostMs - tookMs))), { done, of: this.#of });
  }
}
