import { useCallback, useEffect, useRef, type RefObject } from "react";
import { textQuery, useQueryState } from "../../hooks/use-query-state.ts";
import { isTyping } from "../../hooks/is-typing.ts";

const statementQuery = textQuery();

export interface Active {
  readonly id: string | null;
  /** Makes a statement the active one, brings its passage into view and its card under the keys. */
  readonly go: (id: string | null) => void;
}

/** The statement that the keys act on. It stands in the address. */
export function useActive(scroller: RefObject<HTMLElement | null>): Active {
  const [id, setId] = useQueryState("statement", statementQuery);
  const wantsFocus = useRef(false);
  const go = useCallback(
    (next: string | null) => {
      wantsFocus.current = next !== null;
      setId(next ?? "");
    },
    [setId],
  );
  useEffect(() => {
    if (id === "" || scroller.current === null) return;
    const passage = scroller.current.querySelector(`[data-s="${CSS.escape(id)}"]`);
    if (passage !== null) reveal(scroller.current, passage);
    if (!wantsFocus.current) return;
    wantsFocus.current = false;
    if (isTyping(document.activeElement)) return;
    const card = scroller.current.querySelector<HTMLElement>(`[data-card="${CSS.escape(id)}"]`);
    card?.focus({ preventScroll: true });
    // Once it has been placed beside the passage.
    requestAnimationFrame(() => card?.scrollIntoView({ block: "nearest" }));
  }, [id, scroller]);
  // After every drawing: blocks that were drawn again have lost what was put on them.
  useEffect(() => {
    const root = scroller.current;
    if (root !== null) markActive(root, id);
  });
  return { id: id === "" ? null : id, go };
}

/** Shows in the text which statement the keys act on. Cost: O(marks of that statement), as nothing else changes. */
function markActive(root: HTMLElement, id: string): void {
  const name = CSS.escape(id);
  for (const one of root.querySelectorAll("[data-s][data-current]")) if (one.getAttribute("data-s") !== id) one.removeAttribute("data-current");
  if (id !== "") for (const one of root.querySelectorAll(`[data-s="${name}"]`)) one.setAttribute("data-current", "");
}

/** Scrolls only as far as there is need: what can be read already stays where it is. */
export function reveal(scroller: HTMLElement, element: Element): void {
  if (isInView(scroller, element)) return;
  element.scrollIntoView({ block: "center" });
  // What comes into view for the first time takes its true height only now.
  requestAnimationFrame(() => {
    if (!isInView(scroller, element)) element.scrollIntoView({ block: "center" });
  });
}

const headroom = 64;
const footroom = 110;

function isInView(scroller: HTMLElement, element: Element): boolean {
  const view = scroller.getBoundingClientRect();
  const { top, bottom } = element.getBoundingClientRect();
  return top >= view.top + headroom && bottom <= view.bottom - footroom;
}
