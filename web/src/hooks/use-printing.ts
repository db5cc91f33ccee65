import { useEffect, useState } from "react";
import { flushSync } from "react-dom";

const onPaper = "print";

/** Whether the page is being set for paper, or shown as paper has it: what only paper has is drawn in time, and goes again. */
export function usePrinting(): boolean {
  const [isPrinting, setPrinting] = useState(() => window.matchMedia(onPaper).matches);
  useEffect(() => {
    // A view of the page as paper has it tells no event of printing.
    const list = window.matchMedia(onPaper);
    // The browser takes the page as it stands when its listeners are done.
    const begin = (): void => flushSync(() => setPrinting(true));
    const end = (): void => setPrinting(list.matches);
    window.addEventListener("beforeprint", begin);
    window.addEventListener("afterprint", end);
    list.addEventListener("change", end);
    return () => {
      window.removeEventListener("beforeprint", begin);
      window.removeEventListener("afterprint", end);
      list.removeEventListener("change", end);
    };
  }, []);
  return isPrinting;
}
