/** A stretch of text that people read, with its place. */
export interface Prose {
  readonly file: string;
  readonly line: number;
  readonly text: string;
}
