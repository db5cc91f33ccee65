import type { PicturePixels } from "../../../figures/export-picture.ts";
import type { FigureTable } from "../../../parts/figure.tsx";

/** A statement as a report quotes it. */
export interface ReportQuote {
  readonly says: string;
  readonly quote: string;
  /** Speaker, document, day, review and coder. */
  readonly about: string;
  /** Where its words stand. */
  readonly address: string;
}

/** A figure as pixels, with what stands below it. */
export interface ReportPicture extends PicturePixels {
  readonly title: string;
  readonly caption: readonly string[];
}

/** All that a report says, whatever it is written as. */
export interface ReportContent {
  readonly title: string;
  readonly made: string;
  /** What is counted, each setting in words. */
  readonly settings: readonly string[];
  /** How many statements there are, of how many documents, and how many of them nobody has reviewed. */
  readonly basis: string;
  readonly pictures: readonly ReportPicture[];
  readonly tables: readonly { readonly title: string; readonly table: FigureTable }[];
  /** Null where the report is of figures alone. */
  readonly quotes: readonly ReportQuote[] | null;
  /** What is not in it. */
  readonly cut: string | null;
}
