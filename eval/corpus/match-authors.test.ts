import { expect, test } from "vitest";
import type { Readout } from "../../packages/reader/src/readout/readout.ts";
import type { GoldRecord } from "./corpus-gold.ts";
import { scoreAuthors } from "./match-authors.ts";

const line = (number: number, role: string) => ({ line: number, role, start: number * 10, end: number * 10 + 9 });
const record = {
  entities: [{ name: "Sir Ada Lund", aliases: ["Lund"] }],
  sections: [{ author: "Sir Ada Lund", lines: [1, 2] }],
  lines: [line(0, "title"), line(1, "body"), line(2, "body"), line(3, "body"), line(4, "item")],
} as unknown as GoldRecord;

test("a line is right by its author, by a short form, or by having none; titles and headings do not count", () => {
  const readout = {
    document: {
      contributions: [
        { start: 10, end: 20, author: "p" },
        { start: 20, end: 30, author: null },
        { start: 40, end: 50, author: "p" },
      ],
    },
    entities: [{ id: "p", name: "Ada Lund", aliases: [] }],
  } as unknown as Readout;
  expect(scoreAuthors(record, readout)).toEqual({ right: 2, lines: 4 });
});
