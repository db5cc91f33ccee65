import { useEffect, type RefObject } from "react";
import type { Span } from "@rapporteur/core/model";
import { rangeOf } from "./text-places.ts";

export interface HighlightLayer {
  /** "read-regex-0" … "read-regex-5", "read-at": read.css says how each looks. */
  readonly name: string;
  readonly color?: string;
  readonly spans: readonly Span[];
}

/** Paints spans over the text without touching its elements (the browser's own highlights); nothing where the browser has none. */
export function useHighlightLayers(root: RefObject<HTMLElement | null>, blocks: readonly Span[], layers: readonly HighlightLayer[]): void {
  useEffect(() => {
    const element = root.current?.querySelector<HTMLElement>("[data-read-text]") ?? null;
    if (element === null || !("highlights" in CSS)) return;
    for (const { name, color, spans } of layers) {
      const ranges = spans.map((span) => rangeOf(element, blocks, span)).filter((range) => range !== null);
      CSS.highlights.set(name, new Highlight(...ranges));
      if (color !== undefined) document.documentElement.style.setProperty(`--${name}`, color);
    }
    return () => {
      for (const { name } of layers) CSS.highlights.delete(name);
    };
  }, [root, blocks, layers]);
}
