import { useEffect, type RefObject } from "react";

/** Lights both ends of a statement while the pointer is on one of them. Done on the elements themselves: nothing is drawn again for it. */
export function useLight(root: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = root.current;
    if (element === null) return;
    let lit: string | null = null;
    const light = (id: string | null): void => {
      if (id === lit) return;
      for (const one of element.querySelectorAll("[data-lit]")) one.removeAttribute("data-lit");
      lit = id;
      if (id === null) return;
      const name = CSS.escape(id);
      for (const one of element.querySelectorAll(`[data-s="${name}"],[data-card="${name}"]`)) one.setAttribute("data-lit", "");
    };
    const onOver = (event: PointerEvent): void => {
      const end = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-s],[data-card]") : null;
      light(end?.dataset["s"] ?? end?.dataset["card"] ?? null);
    };
    const onLeave = (): void => light(null);
    element.addEventListener("pointerover", onOver);
    element.addEventListener("pointerleave", onLeave);
    return () => {
      element.removeEventListener("pointerover", onOver);
      element.removeEventListener("pointerleave", onLeave);
    };
  }, [root]);
}
