import { describe, expect, it } from "vitest";
import type { SourceDocument } from "@rapporteur/core/model";
import { pageFrom } from "./page-for-tests.ts";
import { readPageParts } from "./page-parts.ts";
import { readGenre } from "./read-genre.ts";
import { readText } from "../sources/plain/read-text.ts";

const words =
  "The crossing will not open this year, whatever the two governments sign. Neither of them has the engineers, and the river does not wait.";
const more = "I expect a second conference in the spring, and a third in the autumn, each with a longer communiqué.";

function outline(document: SourceDocument): string[] {
  return readGenre(document).contributions.map(({ author, body }) => `${author ?? "nobody"}: ${document.text.slice(...body).slice(0, 12)}`);
}

const own = `person:ada-lund: ${words.slice(0, 12)}`;

describe("a page of several hands of which one is left", () => {
  const intro = "The two governments signed on Monday. Who gained from it? We asked a number of analysts for their thoughts on the crossing.";

  it("cuts at the paragraph that hands over, and asks its questions", () => {
    const page = pageFrom(`# The crossing\n\n${intro}\n\nAda Lund is a fellow at Northgate University.\n\n${words}\n\n${more}`);
    expect(outline(page)).toEqual([own]);
    expect(readGenre(page).questions.map(({ text }) => text)).toEqual(["Who gained from it?"]);
  });

  it("takes the name under a picture amid a text for no second contribution", () => {
    const page = pageFrom(`# The crossing\n\n${intro}\n\n@by Ada Lund\n\n@bio Chair of Corvid Risk\n\n${words}\n\n@by Ada Lund\n\n${more}`);
    expect(outline(page)).toEqual([own]);
  });

  it("leaves a page by one hand whole where its author asked others", () => {
    const page = pageFrom(`# The crossing\n\n@by By Ada Lund\n\n${intro}\n\n${words}\n\n${more}`);
    expect(outline(page)).toEqual([`person:ada-lund: ${intro.slice(0, 12)}`]);
  });
});

describe("who speaks in a paragraph", () => {
  it("reads a post with a stop in it before the colon", () => {
    const page = pageFrom(`Ada Lund, deputy, later acting U.N. special representative for Norland, 2031-2034: ${words}\n\n${more}`);
    expect(outline(page)).toEqual([own]);
  });

  it("reads a place of two words in brackets", () => {
    const page = pageFrom(`# The crossing\n\n## Members answer questions\n\nAda Lund (Ravnsund, NL): ${words}\n\nPer Holm (Tallinn): ${more}`);
    expect(outline(page)).toEqual([own, `person:per-holm: ${more.slice(0, 12)}`]);
  });

  it("reads what somebody is before the name in a heading", () => {
    const page = pageFrom(
      `# The crossing\n\n## Ravnsund Council president Ada Lund (Q2)\n\n${words}\n\n## Former Finance Minister Per Holm\n\n${more}\n\n## Rhone Islands Congressman Ines Tallet\n\n${more}`,
    );
    expect(outline(page)).toEqual([own, `person:per-holm: ${more.slice(0, 12)}`, `person:ines-tallet: ${more.slice(0, 12)}`]);
  });

  it("gives nobody a text under such headings where one of them is whom its text is about, but its quotation to whom it is of", () => {
    const page = pageFrom(
      `# The crossing\n\n## Ravnsund Council president Ada Lund\n\n${words}\n\n## Former Finance Minister Per Holm\n\nMr Holm spoke on Friday. “${more}”`,
    );
    expect(readGenre(page).contributions.flatMap(({ author }) => author ?? [])).toEqual(["person:per-holm"]);
  });
});

it("names all of many authors in one long line", () => {
  const names = [
    "Ada Lund",
    "Per Holm",
    "Ines Tallet",
    "Dale R. Morrow",
    "Ann Lee Park",
    "Tom Ellery",
    "Greta Solheim",
    "Orhan Sevinç",
    "Mina Hillier",
    "Leon Abara",
  ];
  const [joint] = readGenre(pageFrom(`# The crossing\n\n${names.join(", ")}\n\n${words}\n\n${more}`)).contributions;
  expect([joint?.author, joint?.coAuthors?.length]).toEqual(["person:ada-lund", names.length - 1]);
});

it("leaves out how to cite a page, and keeps a section on attribution", () => {
  const page = (head: string): string =>
    `# The crossing\n\n@by Ada Lund\n\n${words}\n\n${head}\n\nAda Lund, “The Crossing,” Northgate Paper 9, 2031.\n\n## Conclusion\n\n${more}`;
  const body = (head: string): string =>
    readGenre(pageFrom(page(head)))
      .contributions.map(({ author }) => author ?? "nobody")
      .join();
  expect(body("Attribution:")).toBe("person:ada-lund");
  expect(readPageParts(pageFrom(page("Attribution:"))).units.some(({ plain }) => plain.includes("Paper 9"))).toBe(false);
  expect(readPageParts(pageFrom(page("## Attribution"))).units.some(({ plain }) => plain.includes("Paper 9"))).toBe(true);
});

describe("lists of columns", () => {
  it("reads names with a date between the titles and the texts", () => {
    const entry = (title: string, name: string, text: string): string => `${title}\n\n${name} - 08 January 2031\n\n${text}`;
    const { document } = readText(
      [
        "Articles on the strait",
        entry("The strait after the thaw: three winters without a treaty (Column)", "Ada Lund", words),
        entry("How should Norland answer? The southern view (Column)", "Per Holm", more),
        entry(
          "How should Norland answer? The northern view (Column)",
          "Ines Tallet",
          "The north will not pay for the harbour of the south, and has said so in three notes.",
        ),
      ].join("\n\n"),
    );
    expect(outline(document).map((line) => line.split(": ")[0])).toEqual(["person:ada-lund", "person:per-holm", "person:ines-tallet"]);
  });

  it("takes a byline that runs into the text for no front matter, and its name for no subject", () => {
    const entry = (title: string, name: string, text: string): string => `${title}\n\n${name}\n\nBy : ${name} ${text}`;
    const { document } = readText(
      [
        "Archives: Columns",
        entry("Why the crossing stays shut", "Ada Lund", words),
        entry("The only way to dredge a harbour", "Per Holm", more),
        entry("Norland and its pilots", "Ines Tallet", "The pilots went to court on Monday, and the court went home on Tuesday without a word."),
      ].join("\n\n"),
    );
    expect(outline(document).map((line) => line.split(": ")[0])).toEqual(["person:ada-lund", "person:per-holm", "person:ines-tallet"]);
  });
});
