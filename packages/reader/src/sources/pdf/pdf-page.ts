import type { FileClaims } from "../confirm-claims.ts";

/** A stretch of text that a PDF draws in one go. Positions are in points from the upper left corner of the page as it is shown. */
export interface PdfRun {
  readonly text: string;
  /** Left end. */
  readonly x: number;
  /** Baseline. */
  readonly y: number;
  readonly width: number;
  /** Height of the font, in points. */
  readonly size: number;
  readonly isBold: boolean;
}

/** A page's text in the order in which the file draws it, which need not be the order of reading. */
export interface PdfPage {
  readonly width: number;
  readonly height: number;
  readonly runs: readonly PdfRun[];
}

/** A PDF as its pages show it. */
export interface PdfFile {
  readonly pages: readonly PdfPage[];
  readonly claims: FileClaims;
}

/** How much a PDF may hold. */
export interface PdfLimits {
  readonly maxPages: number;
  /** Runs of text on one page. */
  readonly maxRuns: number;
}

export const defaultPdfLimits: PdfLimits = { maxPages: 3000, maxRuns: 200_000 };
