import { useSyncExternalStore } from "react";

/** A value that lives outside the parts of the page that show it. */
export class SharedValue<T> {
  readonly #listeners = new Set<() => void>();
  #value: T;

  constructor(value: T) {
    this.#value = value;
  }

  get value(): T {
    return this.#value;
  }

  /** Tells everybody who shows it, unless it is the same. */
  set(value: T): void {
    if (Object.is(value, this.#value)) return;
    this.#value = value;
    for (const listener of this.#listeners) listener();
  }

  /** Bound to the value, as React subscribes by the function alone. Returns how to end it. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
}

/** The value as it is now; drawn again when it changes. */
export function useShared<T>(shared: SharedValue<T>): T {
  return useSyncExternalStore(shared.subscribe, () => shared.value);
}
