import { expect, it } from "vitest";
import { markdownAsPieces } from "./read-markdown.ts";

const blocks = (text: string): string[] => {
  const read = markdownAsPieces(text);
  return read.pieces.map(({ start, end }) => read.text.slice(start, end));
};

const long =
  "The price of grain rose for the third week, and the ministry, which had promised to open its stores before the harvest, said nothing at all on Monday evening.";

it("takes lines that nobody wrapped for blocks of their own", () => {
  expect(blocks(`**Ada Osei**\nfellow, Lake Institute\n${long}\n${long}`)).toEqual(["Ada Osei", "fellow, Lake Institute", long, long]);
});

it("goes on over the ends of lines that are wrapped to a width", () => {
  const wrapped =
    "The price of grain rose for the third week, and the ministry, which had\npromised to open its stores before the harvest, said nothing at all on\nMonday evening.";
  expect(blocks(wrapped)).toEqual([wrapped]);
});

it("parts a short line from a wrapped text under it", () => {
  const wrapped =
    "The price of grain rose for the third week, and the ministry, which had\npromised to open its stores before the harvest, said nothing at all.";
  expect(blocks(`Ada Osei\n${wrapped}`)).toEqual(["Ada Osei", wrapped]);
});

it("keeps what is marked across the end of a line whole", () => {
  expect(blocks(`**Ada\nOsei** spoke.\n${long}`)).toEqual(["**Ada\nOsei** spoke.", long]);
});

it("parts at a break that the text asks for", () => {
  expect(blocks(`Ada Osei  \nfellow\\\nLake Institute\n\n${long}`)).toEqual(["Ada Osei", "fellow", "Lake Institute", long]);
});
