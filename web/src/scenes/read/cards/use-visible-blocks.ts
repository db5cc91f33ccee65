import { useEffect, useState, type RefObject } from "react";

export interface BlockWindow {
  readonly first: number;
  readonly last: number;
}

/** How far beyond the edge of the view cards are kept, in pixels. */
const margin = 900;

/** The stretch of blocks in or near the view. Told by the browser, so that scrolling costs nothing while no block comes or goes. */
export function useVisibleBlocks(scroller: RefObject<HTMLElement | null>, contentId: string): BlockWindow {
  const [shown, setShown] = useState<BlockWindow>({ first: 0, last: 40 });
  useEffect(() => {
    const root = scroller.current;
    if (root === null) return;
    const visible = new Set<number>();
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          const at = Number((target as HTMLElement).dataset["block"]);
          if (isIntersecting) visible.add(at);
          else visible.delete(at);
        }
        if (visible.size === 0) return;
        const [first, last] = [Math.min(...visible), Math.max(...visible)];
        setShown((before) => (before.first === first && before.last === last ? before : { first, last }));
      },
      { root, rootMargin: `${margin}px 0px` },
    );
    for (const block of root.querySelectorAll("[data-block]")) observer.observe(block);
    return () => observer.disconnect();
  }, [scroller, contentId]);
  return shown;
}
