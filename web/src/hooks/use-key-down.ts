import { useLayoutEffect, useRef } from "react";

/** Hears the keys pressed anywhere on the page, from the moment at which the caller can be seen. */
export function useKeyDown(onKeyDown: (event: KeyboardEvent) => void): void {
  const latest = useRef(onKeyDown);
  latest.current = onKeyDown;
  // Not an effect after painting: a key pressed between the two would be lost.
  useLayoutEffect(() => {
    const hear = (event: KeyboardEvent): void => latest.current(event);
    document.addEventListener("keydown", hear);
    return () => document.removeEventListener("keydown", hear);
  }, []);
}
