export interface Watch {
  readonly stop: () => void;
  /** Something may be new: looks before its time. */
  readonly lookSoon: () => void;
}

export interface Looking {
  /** Between the end of one look and the next. */
  readonly everyMs: number | (() => number);
  /** The same where somebody says that something may be new; `everyMs` unless given. */
  readonly noSoonerMs?: number;
  /** Told of a look that failed; the next one comes all the same. */
  readonly onProblem: (thrown: unknown) => void;
}

/** Looks now and then again and again, until it is stopped. Keeps no program alive. `isStopped` tells a look that took long whether anybody still asks. */
export function keepLooking(look: (isStopped: () => boolean) => Promise<void>, { everyMs, noSoonerMs, onProblem }: Looking): Watch {
  let isStopped = false;
  let isWanted = false;
  let timer: NodeJS.Timeout | undefined;
  const rest = (): number => (typeof everyMs === "number" ? everyMs : everyMs());
  const wait = (): void => {
    timer = setTimeout(turn, isWanted ? (noSoonerMs ?? rest()) : rest());
    timer.unref();
  };
  const turn = (): void => {
    timer = undefined;
    isWanted = false;
    void look(() => isStopped)
      .catch(onProblem)
      .finally(() => {
        if (!isStopped) wait();
      });
  };
  turn();
  return {
    lookSoon() {
      if (isWanted || isStopped) return;
      isWanted = true;
      // During a look, the next one is set when it ends.
      if (timer === undefined) return;
      clearTimeout(timer);
      wait();
    },
    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
