import type { FigureTable } from "../parts/figure.tsx";
import { Menu } from "../parts/menu.tsx";
import { strings } from "../strings/strings.ts";
import { ShareFigure } from "./share/share-figure.tsx";
import { pictureExports } from "./export-picture.ts";

interface FigureBarProps {
  /** What the figure holds, in a line. */
  readonly facts: string;
  readonly picture: () => SVGSVGElement | null;
  readonly title: string;
  /** What is shared by link: the picture with its table, the table alone, or nothing, where what is shown below has a way of its own. */
  readonly shared?: "picture" | "table" | "nothing";
  /** Made when a file of it is asked for: it may have a row for each of thousands of ties. */
  readonly table: () => FigureTable;
  /** For people, where the table is made for programs. */
  readonly tableInWords?: () => FigureTable;
}

/** Above a figure: what it holds, and its export as picture and table. */
export function FigureBar({ facts, picture, title, shared = "picture", table, tableInWords = table }: FigureBarProps) {
  const entries = pictureExports(picture, title, table).map(({ label, run }) => ({ key: label, label, onSelect: run }));
  return (
    <div className="figures-bar">
      <p className="small figures-facts">{facts}</p>
      <div className="row">
        {shared === "nothing" ? null : (
          <ShareFigure title={title} says={facts} picture={() => (shared === "picture" ? picture() : null)} table={tableInWords} />
        )}
        <Menu label={strings.parts.export} align="end" entries={entries} />
      </div>
    </div>
  );
}
