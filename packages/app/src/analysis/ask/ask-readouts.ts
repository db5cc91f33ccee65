import type { Readout } from "@rapporteur/reader/readout";
import type { AskPassage } from "./ask-types.ts";

/** The paragraphs of readouts, with who wrote them; bios, bylines and headings answer nothing. */
export function passagesOf(readouts: readonly Readout[]): AskPassage[] {
  return readouts.flatMap(({ document }) =>
    document.blocks
      .filter(({ kind }) => kind === "paragraph" || kind === "item" || kind === "quote")
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
