/** A piece of text of a page with its box, in pixels of the picture, from the upper left corner. */
export interface PagePiece {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface DrawnPage {
  readonly page: number;
  readonly bitmap: ImageBitmap;
  readonly pieces: readonly PagePiece[];
}

export type ToPdfWorker =
  | { readonly kind: "open"; readonly bytes: Uint8Array }
  | { readonly kind: "draw"; readonly id: number; readonly page: number; readonly width: number };

export type FromPdfWorker =
  | { readonly kind: "opened"; readonly pageCount: number }
  | ({ readonly kind: "drawn"; readonly id: number } & DrawnPage)
  | { readonly kind: "failed"; readonly id: number | null };
