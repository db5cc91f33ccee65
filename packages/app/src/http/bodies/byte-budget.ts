/** Memory that several share: who asks for more than is left waits for those before it. */
export interface ByteBudget {
  /** Resolves with how to give it back, which may be called more than once. */
  take(bytes: number): Promise<() => void>;
}

/** First come, first served; what is larger than the whole budget has it alone. */
export function byteBudget(most: number): ByteBudget {
  const waiting: { readonly bytes: number; readonly begin: () => void }[] = [];
  let held = 0;
  const next = (): void => {
    for (let [first] = waiting; first !== undefined && (held === 0 || held + first.bytes <= most); [first] = waiting) {
      waiting.shift();
      held += first.bytes;
      first.begin();
    }
  };
  return {
    take(bytes) {
      let isHeld = true;
      const give = (): void => {
        if (!isHeld) return;
        isHeld = false;
        held -= bytes;
        next();
      };
      return new Promise((resolve) => {
        waiting.push({ bytes, begin: () => resolve(give) });
        next();
      });
    },
  };
}
