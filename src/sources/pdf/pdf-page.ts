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

/** What the file says of itself; much of it is what a program filled in, so that nothing here counts until the text confirms it. */
export interface PdfClaims {
  readonly title: string | null;
  readonly author: string | null;
  /** YYYY-MM-DD, the day on which the file was made. */
  readonly created: string | null;
  /** YYYY-MM-DD, the day of publication, where the publisher gives it as such. */
  readonly published: string | null;
  readonly language: string | null;
}

/** A PDF as its pages show it. */
export interface PdfFile {
  readonly pages: readonly PdfPage[];
  readonly claims: PdfClaims;
}

/** How much a PDF may hold. */
export interface PdfLimits {
  readonly maxPages: number;
  /** Runs of text on one page. */
  readonly maxRuns: number;
}

export const defaultPdfLimits: PdfLimits = { maxPages: 3000, maxRuns: 200_000 };
