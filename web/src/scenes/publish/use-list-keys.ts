import { useEffect, useRef } from "react";
import { isTyping } from "../../hooks/is-typing.ts";

/** Single keys that act on a list while nothing is typed into and no dialog or menu is open. Keys that a focused control has a use for are left to it. */
export function useListKeys(keys: Readonly<Record<string, () => unknown>>): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (!(event.target instanceof Element) || event.target.closest("dialog,[role=menu]") !== null) return;
      if (event.key === " " && event.target.closest("button,a,input,summary") !== null) return;
      const run = latest.current[event.key];
      if (run === undefined) return;
      event.preventDefault();
      run();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
}
