import type { FigureTable } from "../parts/figure.tsx";
import { Menu } from "../parts/menu.tsx";
import { strings } from "../strings/strings.ts";
import { pictureExports } from "./export-picture.ts";

interface FigureBarProps {
  /** What the figure holds, in a line. */
  readonly facts: string;
  readonly picture: () => SVGSVGElement | null;
  readonly title: string;
  /** Made when a file of it is asked for: it may have a row for each of thousands of ties. */
  readonly table: () => FigureTable;
}

/** Above a figure: what it holds, and its export as picture and table. */
export function FigureBar({ facts, picture, title, table }: FigureBarProps) {
  const entries = pictureExports(picture, title, table).map(({ label, run }) => ({ key: label, label, onSelect: run }));
  return (
    <div className="figures-bar">
      <p className="small figures-facts">{facts}</p>
      <Menu label={strings.parts.export} align="end" entries={entries} />
    </div>
  );
}
