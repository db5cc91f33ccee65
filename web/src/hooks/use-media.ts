import { useSyncExternalStore } from "react";

/** What each query said when the page was last on a screen. */
const onScreen = new Map<string, boolean>();
let isPrinting = false;
let isListening = false;

/** Paper is narrower than most screens: what would be drawn again for its width comes after the browser has counted the pages, and rows would be lost. */
function listenForPrint(): void {
  if (isListening) return;
  isListening = true;
  window.addEventListener("beforeprint", () => (isPrinting = true));
  window.addEventListener("afterprint", () => (isPrinting = false));
}

/** True while a media query holds; while the page is set for paper, as it was on the screen. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      listenForPrint();
      const list = window.matchMedia(query);
      list.addEventListener("change", listener);
      return () => list.removeEventListener("change", listener);
    },
    () => {
      const known = onScreen.get(query);
      if (isPrinting && known !== undefined) return known;
      const { matches } = window.matchMedia(query);
      onScreen.set(query, matches);
      return matches;
    },
  );
}
