import * as Plot from "@observablehq/plot";
import { useEffect, useId, useMemo, useRef } from "react";
import { useWidth } from "../hooks/use-width.ts";
import { Figure, type FigureTable } from "../parts/figure.tsx";
import type { BasisFigures } from "../parts/basis.tsx";
import { pictureExports } from "./export-picture.ts";
import "./figures.css";
import { ShareFigure } from "./share/share-figure.tsx";
import { addHatch } from "./hatch.ts";

interface ChartProps {
  readonly title: string;
  readonly description: string;
  /** What is to be seen in it, in a sentence with its numbers. */
  readonly says?: string;
  readonly table: FigureTable;
  /** Marks and scales; the width is given to it, and the fill of what is uncertain. Keep it the same object while nothing changes. */
  readonly draw: (width: number, hatch: string) => Plot.PlotOptions;
  readonly basis?: BasisFigures | null;
  readonly maxWidth?: number;
  /** Called with what the pressed mark stands for; a chart that has it draws a mark that follows the pointer. There is another way by keyboard. */
  readonly onPick?: (datum: unknown) => void;
}

/** A chart with its title, description, the table behind it and its exports. */
export function Chart({ title, description, says = "", table, draw, basis = null, maxWidth = 760, onPick }: ChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const width = Math.min(maxWidth, useWidth(place));
  const picked = useRef(onPick);
  picked.current = onPick;
  const hatch = `${useId()}-hatch`;
  const options = useMemo(() => (width === 0 ? null : draw(width, `url(#${hatch})`)), [draw, width, hatch]);
  useEffect(() => {
    const box = place.current;
    if (box === null || options === null) return;
    const drawn = plotted(options, width, hatch);
    box.replaceChildren(drawn);
    drawn.addEventListener("click", () => {
      if (drawn.value !== null && drawn.value !== undefined) picked.current?.(drawn.value);
    });
    return () => drawn.remove();
  }, [options, width, hatch]);
  const picture = (): SVGSVGElement | null => place.current?.querySelector("svg") ?? null;
  const smallPicture = (): SVGSVGElement | null => {
    const id = `${hatch}-small`;
    const drawn = plotted(draw(phoneWidth, `url(#${id})`), phoneWidth, id);
    const box = document.createElement("div");
    box.className = "chart chart-still";
    box.append(drawn);
    place.current?.append(box);
    // The person who asked reads it at once.
    setTimeout(() => box.remove(), 0);
    return box.querySelector("svg");
  };
  return (
    <Figure
      title={title}
      description={description}
      table={table}
      basis={basis}
      actions={
        <ShareFigure
          look="quiet"
          title={title}
          says={says === "" ? description : says}
          picture={picture}
          smallPicture={smallPicture}
          table={() => table}
        />
      }
      exports={pictureExports(picture, title, () => table)}
    >
      {says === "" ? null : <p className="chart-sentence">{says}</p>}
      <div className={onPick === undefined ? "chart" : "chart chart-picks"} ref={place} />
    </Figure>
  );
}

/** As wide as a phone shows. */
const phoneWidth = 360;

function plotted(options: Plot.PlotOptions, width: number, hatch: string): ReturnType<typeof Plot.plot> {
  const drawn = Plot.plot({ width, style: { background: "transparent", fontFamily: "var(--sans)", fontSize: "12px" }, ...options });
  // The page's policy refuses styles that stand in elements; figures.css says the same.
  for (const style of drawn.querySelectorAll("style")) style.remove();
  drawn.setAttribute("aria-hidden", "true");
  addHatch(drawn, hatch);
  return drawn;
}
