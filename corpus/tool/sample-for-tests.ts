import { parseAnnotation, type ParsedAnnotation } from "./annotations/parse-annotation.ts";
import { parseDocument } from "./documents/parse-document.ts";
import type { CorpusDocument } from "./documents/document.ts";

/** A small document: line 8 is its first sentence of text. */
export const sampleSource = `@title
What the gate would cost

@byline
By Ottilie Varga-Moss

@body
Paris condemned the accord on Monday.
I doubt that it will open before winter, and the closure raised freight costs.
She said: “We will not … hurry.
It is over.”

@body
They met them, and they left.
`;

export function sampleDocument(source: string = sampleSource): CorpusDocument {
  return parseDocument("documents/oped/d900.txt", source).document;
}

const head = `entity person Ottilie Varga-Moss | Varga-Moss | of: France
entity state France | Paris
entity state Turkey
section 8-14 | author: Ottilie Varga-Moss
`;

/** Reads annotation lines against the sample document, after four lines of entities and a section. */
export function annotateSample(lines: string): ParsedAnnotation {
  return parseAnnotation("annotations/oped/d900.txt", head + lines, sampleDocument());
}

/** What is wrong with annotation lines on the sample document. */
export function problemsOf(lines: string): string[] {
  return annotateSample(lines).problems.map((problem) => `${problem.level} ${problem.field ?? "-"}: ${problem.text}`);
}
