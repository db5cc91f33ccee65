import { describe, expect, it } from "vitest";
import { headlineLength } from "./site-name.ts";
import { readText } from "./read-text.ts";

const body =
  "The price of grain rose for the third week, and the ministry, which had promised to open its stores before the harvest, said nothing at all on Monday evening.";
const told = (front: string): ReturnType<typeof readText>["document"]["metadata"] =>
  readText(`---\n${front}\n---\n\n${body}\n\n${body}\n`).document.metadata;

describe("front matter over a plain text", () => {
  it("tells title, day, address and tags, and is no text", () => {
    const { document } = readText(
      `---\ntitle: "Grain, at what price?"\nsource_url: https://lake.example/1\ndate: 2031-04-02\ntags:\n - grain\n - ports\nfeatured: true\n---\n\n${body}\n\n${body}\n`,
    );
    expect(document.metadata).toMatchObject({
      title: "Grain, at what price?",
      url: "https://lake.example/1",
      published: "2031-04-02",
      tags: ["grain", "ports"],
    });
    expect(document.blocks.map(({ start, end }) => document.text.slice(start, end))).toEqual(["Grain, at what price?", body, body]);
  });

  it("reads what is folded, and what goes on in a next line", () => {
    expect(told("title: >\n  Grain,\n  at what price?\nimage: a.jpg").title).toBe("Grain, at what price?");
    expect(told("title: 'Grain,\n  at what price?'").title).toBe("Grain, at what price?");
  });

  it("reads escapes between double quotes", () => {
    expect(told('title: "Grain\\_prices: the \\u2018port\\u2019 of\\\n  \\ Lakeland"').title).toBe("Grain prices: the ‘port’ of Lakeland");
  });

  it("takes an address for no publisher, and a handle for no author", () => {
    expect(told("title: Grain prices\nsource: https://lake.example/1\nauthors:\n - osei12\n - Ada Osei")).toMatchObject({
      publisher: null,
      url: "https://lake.example/1",
      authors: ["Ada Osei"],
    });
  });

  it("leaves a text alone that only has rules", () => {
    const { document } = readText(`---\n${body}\n---\n\n${body}\n`);
    expect(document.text.slice(document.blocks[0]?.start, document.blocks[0]?.end)).toBe(body);
  });
});

describe("the name of a site behind a title", () => {
  const cut = (title: string, url: string | null = null): string => title.slice(0, headlineLength(title, { publisher: null, url }));

  it.each([
    ["Grain prices rise for a third week - Lake Times", null],
    ["Grain prices rise for a third week | Farm News | Lakeland", "https://www.lakeland.example/1"],
    ["Grain prices rise for a third week – LakeWire", "https://lakewire.example/1"],
  ])("is cut: %s", (title, url) => expect(cut(title, url)).toBe("Grain prices rise for a third week"));

  it("is cut from the first line of a text", () => {
    expect(readText(`Grain prices rise for a third week - Lake Times\n\n${body}\n\n${body}\n`).document.metadata.title).toBe(
      "Grain prices rise for a third week",
    );
  });

  it.each(["Grain prices rise again - and nobody knows why", "Five years of war - The view from Lakeland", "Grain | Lake Times"])(
    "is not seen in %s",
    (title) => expect(cut(title)).toBe(title),
  );
});
