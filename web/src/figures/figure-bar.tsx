import type { DrawnNetworkFile } from "@rapporteur/app/analysis/figures";
import type { FigureTable } from "../parts/figure.tsx";
import { Menu } from "../parts/menu.tsx";
import { strings } from "../strings/strings.ts";
import { drawnExports } from "./drawn-exports.ts";
import { PrintedSettings } from "./printed-settings.tsx";
import { ShareFigure } from "./share/share-figure.tsx";
import { pictureExports } from "./export-picture.ts";

interface FigureBarProps {
  /** What the figure holds, in a line. */
  readonly facts: string;
  readonly picture: () => SVGSVGElement | null;
  /** The same for a phone, where there is one. */
  readonly smallPicture?: () => SVGSVGElement | null;
  readonly title: string;
  /** What is shared by link: the picture with its table, the table alone, or nothing, where what is shown below has a way of its own. */
  readonly shared?: "picture" | "table" | "nothing";
  /** Made when a file of it is asked for: it may have a row for each of thousands of ties. */
  readonly table: () => FigureTable;
  /** What is drawn, for other programs of graphs; null while nothing is. */
  readonly drawn?: { readonly name: string; readonly file: () => DrawnNetworkFile | null };
  /** For people, where the table is made for programs. */
  readonly tableInWords?: () => FigureTable;
}

/** Above a figure: what it holds, and its export as picture and table. */
export function FigureBar({ facts, picture, smallPicture, title, shared = "picture", table, tableInWords = table, drawn }: FigureBarProps) {
  const files = pictureExports(picture, title, table).map(({ label, run }) => ({ key: label, label, onSelect: run }));
  const entries = drawn === undefined ? files : [...files, ...drawnExports(drawn.name, drawn.file)];
  return (
    <div className="figures-bar">
      <p className="small figures-facts">{facts}</p>
      <PrintedSettings />
      <div className="row">
        {shared === "nothing" ? null : (
          <ShareFigure
            title={title}
            says={facts}
            picture={() => (shared === "picture" ? picture() : null)}
            {...(smallPicture === undefined ? {} : { smallPicture })}
            table={tableInWords}
          />
        )}
        <Menu label={strings.parts.export} align="end" entries={entries} />
      </div>
    </div>
  );
}
