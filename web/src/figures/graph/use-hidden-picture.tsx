import { useCallback, useMemo, useRef, useState, type ReactNode } from "react";
import { flushSync } from "react-dom";
import { GraphPicture, phoneFrame } from "./graph-picture.tsx";
import type { PictureLegend } from "./picture-legend.tsx";
import type { Chosen, DrawnGraph } from "./graph-types.ts";

interface Pictured {
  readonly label: string;
  /** Made when a picture is asked for. */
  readonly graph: () => DrawnGraph;
  readonly chosen: Chosen;
  readonly legend: PictureLegend;
}

/** Makes a picture, which is to be read at once. */
export interface MakePicture {
  readonly page: () => SVGSVGElement | null;
  readonly phone: () => SVGSVGElement | null;
}

/** A still picture of a graph that is made when a file of it is asked for, and then goes: with many ties it is too heavy to keep. */
export function useHiddenPicture({ graph, ...pictured }: Pictured): [ReactNode, MakePicture] {
  const picture = useRef<SVGSVGElement>(null);
  const [shown, setShown] = useState<keyof MakePicture | null>(null);
  const make = useCallback((which: keyof MakePicture) => {
    flushSync(() => setShown(which));
    setTimeout(() => setShown(null), 0);
    return picture.current;
  }, []);
  const makers = useMemo(() => ({ page: () => make("page"), phone: () => make("phone") }), [make]);
  const frame = shown === "phone" ? { frame: phoneFrame } : {};
  const element =
    shown === null ? null : (
      <div className="graph-offscreen" aria-hidden="true">
        <GraphPicture ref={picture} {...pictured} graph={graph()} {...frame} className="graph-still" />
      </div>
    );
  return [element, makers];
}
