import type { BlockRole } from "./roles.ts";

/** A sentence of a document: a line of its file. */
export interface DocumentLine {
  /** Line of the file, from 1; `@` lines and blank lines count. */
  readonly number: number;
  readonly text: string;
  readonly role: BlockRole;
}

export interface DocumentBlock {
  readonly role: BlockRole;
  /** Line of the `@role`. */
  readonly number: number;
  readonly lines: readonly DocumentLine[];
}

export interface CorpusDocument {
  readonly id: string;
  /** Path relative to `corpus/`. */
  readonly file: string;
  readonly lineCount: number;
  readonly blocks: readonly DocumentBlock[];
  /** Lines that hold a sentence, by number. */
  readonly lines: ReadonlyMap<number, DocumentLine>;
}

/** A stretch of a document in UTF-16 code units of its lines, half-open; it may run over several lines. */
export interface Place {
  readonly startLine: number;
  readonly start: number;
  readonly endLine: number;
  readonly end: number;
}
