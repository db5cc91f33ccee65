export interface Watch {
  readonly stop: () => void;
}

export interface Looking {
  /** Between the end of one look and the next. */
  readonly everyMs: number;
  /** Told of a look that failed; the next one comes all the same. */
  readonly onProblem: (thrown: unknown) => void;
}

/** Looks now and then again and again, until it is stopped. Keeps no program alive. `isStopped` tells a look that took long whether anybody still asks. */
export function keepLooking(look: (isStopped: () => boolean) => Promise<void>, { everyMs, onProblem }: Looking): Watch {
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;
  const turn = (): void =>
    void look(() => isStopped)
      .catch(onProblem)
      .finally(() => {
        if (isStopped) return;
        timer = setTimeout(turn, everyMs);
        timer.unref();
      });
  turn();
  return {
    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
