import { useCallback } from "react";
import { useLocation } from "wouter";
// The address as it stands: the other one decodes it once, and a percent-encoded word inside a value would be decoded twice.
import { useSearch } from "wouter/use-browser-location";

/** How a value stands in the address. */
export interface QueryCodec<T> {
  /** The value of the words in the address; the fallback where they make no sense. */
  readonly read: (text: string | null) => T;
  /** Null leaves it out of the address: for the value that stands where nothing is said. */
  readonly write: (value: T) => string | null;
}

/** Words; the fallback is left out of the address. */
export function textQuery(fallback = ""): QueryCodec<string> {
  return { read: (text) => text ?? fallback, write: (value) => (value === fallback ? null : value) };
}

/** One of several words. */
export function choiceQuery<const T extends string>(choices: readonly T[], fallback: T): QueryCodec<T> {
  return { read: (text) => choices.find((choice) => choice === text) ?? fallback, write: (value) => (value === fallback ? null : value) };
}

/** A finite number. */
export function numberQuery(fallback: number): QueryCodec<number> {
  return {
    read: (text) => (text === null || text === "" || !Number.isFinite(Number(text)) ? fallback : Number(text)),
    write: (value) => (value === fallback ? null : String(value)),
  };
}

/** "1" or "0". */
export function flagQuery(fallback = false): QueryCodec<boolean> {
  return { read: (text) => (text === null ? fallback : text === "1"), write: (value) => (value === fallback ? null : value ? "1" : "0") };
}

/** Several words. A comma inside one is kept. */
export const listQuery: QueryCodec<readonly string[]> = {
  read: (text) => (text === null || text === "" ? [] : text.split(",").map(decoded)),
  write: (values) => (values.length === 0 ? null : values.map(encodeURIComponent).join(",")),
};

/** A percent-encoded word; as it stands where somebody typed no encoding. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

interface SetOptions {
  /** True: the step back leads to the value before. */
  readonly isStep?: boolean;
}

/** Gives the function that writes settings into the address by their names; null takes one out of it. */
export function useQueryWriter(): (written: Iterable<readonly [name: string, text: string | null]>, options?: SetOptions) => void {
  const [, navigate] = useLocation();
  return useCallback(
    (written, { isStep = false } = {}) => {
      // From the address itself: two settings may change in one go.
      const after = new URLSearchParams(window.location.search);
      for (const [name, text] of written) {
        if (text === null) after.delete(name);
        else after.set(name, text);
      }
      const query = after.size === 0 ? "" : `?${after}`;
      navigate(`~${window.location.pathname}${query}`, { replace: !isStep });
    },
    [navigate],
  );
}

/**
 * A setting of a view that lives in its address, so that the address brings the view back. Setting it replaces the entry of the browser's history, unless
 * it is a step of its own.
 */
export function useQueryState<T>(name: string, codec: QueryCodec<T>): [T, (value: T, options?: SetOptions) => void] {
  const search = useSearch();
  const write = useQueryWriter();
  const set = useCallback((value: T, options?: SetOptions) => write([[name, codec.write(value)]], options), [write, name, codec]);
  return [codec.read(new URLSearchParams(search).get(name)), set];
}
