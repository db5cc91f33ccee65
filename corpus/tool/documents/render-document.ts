import type { CorpusDocument, Place } from "./document.ts";
import type { BlockRole } from "./roles.ts";

export interface RenderedBlock {
  readonly role: BlockRole;
  readonly start: number;
  readonly end: number;
  /** Line numbers of its sentences in the document file. */
  readonly lines: readonly number[];
}

export interface RenderedDocument {
  readonly text: string;
  readonly blocks: readonly RenderedBlock[];
  /** Where each sentence begins in the text, by its line number. */
  readonly lineOffsets: ReadonlyMap<number, number>;
}

/** The stored text of a document: the sentences of a block joined by one space, blocks parted by a blank line. Offsets in UTF-16 code units. Cost: O(length). */
export function renderDocument(document: CorpusDocument): RenderedDocument {
  let text = "";
  const lineOffsets = new Map<number, number>();
  const blocks = document.blocks.map((block): RenderedBlock => {
    if (text !== "") text += "\n\n";
    const start = text.length;
    for (const [index, line] of block.lines.entries()) {
      if (index > 0) text += " ";
      lineOffsets.set(line.number, text.length);
      text += line.text;
    }
    return { role: block.role, start, end: text.length, lines: block.lines.map((line) => line.number) };
  });
  return { text, blocks, lineOffsets };
}

/** A place in the coordinates of the rendered text. */
export function absoluteSpan({ lineOffsets }: RenderedDocument, place: Place): { readonly start: number; readonly end: number } {
  return { start: (lineOffsets.get(place.startLine) ?? 0) + place.start, end: (lineOffsets.get(place.endLine) ?? 0) + place.end };
}
