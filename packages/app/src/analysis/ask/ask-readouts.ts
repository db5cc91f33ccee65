import type { Readout } from "@rapporteur/reader/readout";
import type { AskPassage } from "./ask-types.ts";

/** Whether words in a block of this kind can answer a question: bios, bylines and headings answer nothing. */
export function canAnswer(kind: Readout["document"]["blocks"][number]["kind"]): boolean {
  return kind === "paragraph" || kind === "item" || kind === "quote";
}

/** The paragraphs of readouts, with who wrote them. */
export function passagesOf(readouts: readonly Readout[]): AskPassage[] {
  return readouts.flatMap(({ document }) =>
    document.blocks
      .filter(({ kind }) => canAnswer(kind))
      .map(({ start, end }) => ({
        documentId: document.textSha256,
        title: document.title,
        day: document.published,
        start,
        text: document.text.slice(start, end),
        speaker: document.contributions.find(({ body }) => body[0] <= start && end <= body[1])?.author ?? null,
      })),
  );
}
