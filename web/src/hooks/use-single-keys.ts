import { isTyping } from "./is-typing.ts";
import { useKeyDown } from "./use-key-down.ts";

/** What has keys of its own. */
const ownKeys = "dialog,[role=menu],[role=radiogroup],[role=tablist],[data-own-keys]";
/** What the space bar presses. */
const pressed = "button,a,input,summary";

/** By key, what it does; with Shift held the name of a key that is no letter begins with "Shift+". What answers false leaves the key to others. */
type SingleKeys = Readonly<Record<string, (() => unknown) | undefined>>;

/** Single keys that act while nothing is typed into and nothing with keys of its own has the focus. */
export function useSingleKeys(keys: SingleKeys): void {
  useKeyDown((event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (!(event.target instanceof Element) || event.target.closest(ownKeys) !== null) return;
    if (event.key === " " && event.target.closest(pressed) !== null) return;
    const name = event.shiftKey && event.key.length > 1 ? `Shift+${event.key}` : event.key;
    const run = keys[name];
    if (run !== undefined && run() !== false) event.preventDefault();
  });
}
