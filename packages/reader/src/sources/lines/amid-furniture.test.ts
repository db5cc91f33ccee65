import { describe, expect, it } from "vitest";
import { readText } from "../plain/read-text.ts";
import { linesAmidFurniture } from "./amid-furniture.ts";
import type { ReadLine } from "./read-lines.ts";

const line = (furniture: number): ReadLine => ({ role: "label", probability: 0.5, furniture, title: 0 });
const text = "The lock gates at Varn were shut on Monday, and by Thursday the barges stood in a row of nine miles, as far as the mills.";

describe("lines amid furniture", () => {
  const menu: readonly string[] = Array.from({ length: 15 }, (_, at) => (at === 7 ? "Harbours and Rivers" : "Log in"));
  const shares = menu.map((_, at) => line(at === 7 ? 0.1 : 0.9));

  it("are entries of a menu, whatever they look like", () => expect(linesAmidFurniture(menu, shares)[7]).toBe(true));

  it("are none where a text is near, or furniture is on one side alone", () => {
    expect(linesAmidFurniture([...menu, text], [...shares, line(0)])[7]).toBe(false);
    expect(linesAmidFurniture([text, ...menu.slice(5)], [line(0), ...shares.slice(5)])[3]).toBe(false);
    expect(linesAmidFurniture(menu.slice(7), shares.slice(7))[0]).toBe(false);
  });

  it("are none where they are sentences, or nobody has read them", () => {
    expect(linesAmidFurniture(menu.with(7, "The gates are shut."), shares)[7]).toBe(false);
    expect(
      linesAmidFurniture(
        menu,
        menu.map(() => ({ ...line(0.3), probability: 0 })),
      )[7],
    ).toBe(false);
  });
});

it("takes a sentence in brackets for text", () => {
  const aside = "(The fund had bought a third of the shares in May, by which time nobody else in the port wanted any of them.)";
  const page = `Shut gates\n\nBy Ada Lund\n\n${text}\n\n${text} The insurers were the first to notice it.\n\n${aside}\n\n${text} The mills close next.`;
  const { document } = readText(page);
  const block = document.blocks.find(({ start }) => document.text.startsWith(aside, start));
  expect(block?.kind).toBe("paragraph");
});
