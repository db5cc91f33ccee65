/** Decoded pixels: four bytes each (red, green, blue, opacity), row after row. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}
