import { expect, it } from "vitest";
import type { LineRole } from "@rapporteur/core/model";
import { dropFurniture } from "./drop-furniture.ts";
import type { ReadLine } from "./lines/read-lines.ts";
import type { Piece } from "./piece.ts";

const words = "Retaliation is costly to whoever retaliates, and this is the first thing that we teach in the schools of Orvik and of Tarrow.";

/** What is left of lines of which the line reader says what they are for, and how likely they are furniture. */
function keptOf(lines: readonly (readonly [string, LineRole, number])[]): string[] {
  const text = lines.map(([line]) => line).join("\n\n");
  let at = 0;
  const pieces = lines.map(([line]): Piece => {
    const start = text.indexOf(line, at);
    at = start + line.length;
    return { start, end: at, shape: "paragraph", level: 0, emphasis: [], markup: [], role: null };
  });
  const readings = lines.map(([, role, furniture]): ReadLine => ({ role, probability: 0.9, furniture, title: 0 }));
  const { pieces: kept, lines: read } = dropFurniture(text, pieces, readings);
  return kept.map(({ start, end }, index) => `${read[index]?.role}: ${text.slice(start, end).slice(0, 30)}`);
}

it("keeps a name over its bearer's post, though it looks like the caption of a portrait", () => {
  const page = (post: LineRole): string[] =>
    keptOf([
      ["Ada Lund", "caption", 0.9],
      ["Head of Research, Delta Centre", post, post === "role" ? 0.02 : 0.9],
      [words, "body", 0],
      [words, "body", 0],
    ]);
  expect(page("role").slice(0, 2)).toEqual(["label: Ada Lund", "role: Head of Research, Delta Centre"]);
  expect(page("caption")).toEqual([`body: ${words.slice(0, 30)}`, `body: ${words.slice(0, 30)}`]);
});
