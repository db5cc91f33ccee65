import { useCallback, useRef, useState, type ReactNode } from "react";
import { flushSync } from "react-dom";
import { GraphPicture } from "./graph-picture.tsx";
import type { PictureLegend } from "./picture-legend.tsx";
import type { Chosen, DrawnGraph } from "./graph-types.ts";

interface Pictured {
  readonly label: string;
  readonly graph: DrawnGraph;
  readonly chosen: Chosen;
  readonly legend: PictureLegend;
}

/** A still picture of a graph that is made when a file of it is asked for, and then goes: with many ties it is too heavy to keep. */
export function useHiddenPicture(pictured: Pictured): [ReactNode, () => SVGSVGElement | null] {
  const picture = useRef<SVGSVGElement>(null);
  const [isThere, setThere] = useState(false);
  const make = useCallback(() => {
    flushSync(() => setThere(true));
    // Whoever asked reads it at once.
    setTimeout(() => setThere(false), 0);
    return picture.current;
  }, []);
  const element = isThere ? (
    <div className="graph-offscreen" aria-hidden="true">
      <GraphPicture ref={picture} {...pictured} className="graph-still" />
    </div>
  ) : null;
  return [element, make];
}
