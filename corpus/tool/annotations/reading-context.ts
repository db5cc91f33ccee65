import type { Entity, Section } from "./annotation.ts";
import type { CorpusDocument } from "../documents/document.ts";
import { EntityIndex } from "./entity-index.ts";
import type { Problem } from "../problem.ts";

/** What the readers of annotation lines share: the document, what has been declared, and where problems go. */
export class ReadingContext {
  readonly document: CorpusDocument;
  readonly file: string;
  readonly problems: Problem[] = [];
  readonly entities: EntityIndex;
  readonly sections: Section[] = [];

  constructor(document: CorpusDocument, file: string, entities: readonly Entity[]) {
    this.document = document;
    this.file = file;
    this.entities = new EntityIndex(entities);
  }

  error(at: number, field: string | undefined, text: string): void {
    this.problems.push({ level: "error", file: this.file, line: at, text, ...(field === undefined ? {} : { field }) });
  }

  warn(at: number, field: string | undefined, text: string): void {
    this.problems.push({ level: "warning", file: this.file, line: at, text, ...(field === undefined ? {} : { field }) });
  }

  sectionOf(line: number): Section | undefined {
    return this.sections.find((section) => section.ranges.some(({ from, to }) => line >= from && line <= to));
  }
}
