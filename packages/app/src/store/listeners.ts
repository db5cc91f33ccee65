export interface Listeners<Note> {
  /** Returns how to stop. */
  readonly watch: (listener: (note: Note) => void) => () => void;
  readonly tell: (note: Note) => void;
}

/** Listeners of a process. One that throws does not keep the others from hearing. */
export function openListeners<Note>(): Listeners<Note> {
  const listeners = new Set<{ readonly listener: (note: Note) => void }>();
  return {
    watch: (listener) => {
      const entry = { listener };
      listeners.add(entry);
      return () => listeners.delete(entry);
    },
    tell: (note) => {
      for (const { listener } of listeners) {
        try {
          listener(note);
        } catch (problem) {
          // What was told of stands; what a listener does with the news is its own trouble, which must show.
          queueMicrotask(() => {
            throw problem;
          });
        }
      }
    },
  };
}
