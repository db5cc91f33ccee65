import { useEffect, useMemo, useState } from "react";

export interface Queue<T> {
  /** What is still to be decided, in order. */
  readonly left: readonly T[];
  /** Null where nothing is left. */
  readonly current: T | null;
  readonly at: number;
  /** How many were decided since the queue was opened. */
  readonly doneCount: number;
  /** Takes the current one out; the one behind it becomes the current one. */
  readonly decide: () => void;
  /** Puts what was decided last back, as the current one. */
  readonly takeBack: () => void;
  readonly move: (step: number) => void;
  readonly moveTo: (at: number) => void;
}

interface Decided {
  /** Hidden until the list no longer holds them. */
  readonly hidden: readonly string[];
  readonly done: readonly string[];
  readonly at: number;
}

/**
 * Works through a list that the server keeps: what is decided leaves it at once, though the list still holds it until it has been asked for again. What comes
 * back into the list, as after an undo, is shown again.
 */
export function useQueue<T>(items: readonly T[] | null, keyOf: (item: T) => string): Queue<T> {
  const [{ hidden, done, at }, set] = useState<Decided>({ hidden: [], done: [], at: 0 });
  useEffect(() => {
    if (items === null) return;
    const held = new Set(items.map(keyOf));
    set((before) => ({ ...before, hidden: before.hidden.filter((key) => held.has(key)) }));
    // The key of an item does not depend on who asks for it.
  }, [items]);
  const left = useMemo(() => (items ?? []).filter((item) => !hidden.includes(keyOf(item))), [items, hidden]);
  const place = Math.max(0, Math.min(at, left.length - 1));
  const current = left[place] ?? null;
  const decide = (): void => {
    if (current === null) return;
    const key = keyOf(current);
    set((before) => ({ hidden: [...before.hidden, key], done: [...before.done, key], at: place }));
  };
  const takeBack = (): void =>
    set((before) => ({ ...before, hidden: before.hidden.filter((key) => key !== before.done.at(-1)), done: before.done.slice(0, -1) }));
  const moveTo = (to: number): void => set((before) => ({ ...before, at: Math.max(0, Math.min(to, left.length - 1)) }));
  return { left, current, at: place, doneCount: done.length, decide, takeBack, move: (step) => moveTo(place + step), moveTo };
}
