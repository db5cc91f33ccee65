import { useEffect, useRef } from "react";
import { isTyping } from "../../hooks/is-typing.ts";

/** By key, what it does; with Shift held its name begins with "Shift+". What answers false leaves the key to others. */
export type ReadKeys = Readonly<Record<string, (() => unknown) | undefined>>;

/** Single keys that act while nothing is typed into, no dialog stands open and no form has the focus. */
export function useReadKeys(keys: ReadKeys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (event.target instanceof Element && event.target.closest("dialog,[role=menu],[role=radiogroup],[role=tablist],.read-form") !== null) return;
      const name = event.shiftKey && event.key.length > 1 ? `Shift+${event.key}` : event.key;
      const run = latest.current[name];
      if (run !== undefined && run() !== false) event.preventDefault();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
}
