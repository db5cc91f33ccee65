import { describe, expect, it } from "vitest";
import type { SourceDocument } from "@rapporteur/core/model";
import { pageFrom } from "./page-for-tests.ts";
import { readGenre } from "./read-genre.ts";

/** Author and first words of each contribution. */
function outline(document: SourceDocument): string[] {
  return readGenre(document).contributions.map(({ author, body }) => `${author ?? "nobody"}: ${document.text.slice(...body).slice(0, 10)}`);
}

const two = ["person:ann-lee-park: Rents rose", "person:tom-ellery: Wages fell"];

describe("roundups in other layouts", () => {
  it("takes no outlet with a date for a heading, and the text under it for the introduction", () => {
    const document = pageFrom(
      "# Talks\n\n## Red Sea Forum | 21 March 2035\n\nWho won? We asked two people.\n\n## First\n\nRents rose.\n\nAnn Lee Park is a fellow at Ural Academy.\n\n## Second\n\nWages fell.\n\nTom Ellery is a fellow at Ural Academy.",
    );
    expect(outline(document)).toEqual(two);
    expect(readGenre(document).questions.map(({ text, from }) => [text, from])).toEqual([["Who won?", "standfirst"]]);
  });

  it("reads signatures between heading and text", () => {
    const page =
      "# Talks\n\n## First\n\n—Ann Lee Park, fellow at Ural Academy\n\nRents rose.\n\n## Second\n\n—Tom Ellery, partner at Corvid Risk\n\nWages fell.";
    expect(outline(pageFrom(page))).toEqual(two);
  });

  it("reads a name and a post over the text of the same paragraph", () => {
    const page =
      "# Talks\n\nTwo experts respond.\n\nAnn Lee Park – fellow, Ural Academy\nRents rose by a tenth, as everybody had expected.\n\nTom Ellery – partner at Corvid Risk\nWages fell by a tenth, as nobody had expected.";
    expect(outline(pageFrom(page))).toEqual(two);
  });

  it("reads bios in brackets, and bios without a post where the page closes others with bios", () => {
    const page =
      "# Talks\n\n## First\n\nRents rose.\n\n[Ann Lee Park is a fellow at Ural Academy.]\n\n## Second\n\nWages fell.\n\nTom Ellery commanded the fleet until 2031.\n\n## Third\n\nNothing else.";
    expect(outline(pageFrom(page))).toEqual([...two, "nobody: Nothing el"]);
  });

  it("leaves a bio between a text and a heading with the text over it, though the last text is the longest and nobody signs it", () => {
    const page = `# Talks\n\n## First\n\nRents rose.\n\nAnn Lee Park is a fellow at Ural Academy.\n\n## Second\n\nWages fell.\n\nTom Ellery is a partner at Corvid Risk.\n\n## Third\n\n${"Prices of bread will follow both of them. ".repeat(20)}`;
    expect(outline(pageFrom(page))).toEqual([...two, "nobody: Prices of "]);
  });

  it("takes a list of participants for a list, and its posts for theirs", () => {
    const document = pageFrom(
      "# Talks\n\n## Participants\n\nAnn Lee Park, fellow at Ural Academy\n\nTom Ellery, partner at Corvid Risk\n\nThey met in May.\n\nANN LEE PARK: Rents rose.\n\nTOM ELLERY: Wages fell.",
    );
    expect(outline(document)).toEqual(two);
    expect(readGenre(document).contributions.map(({ affiliation }) => affiliation)).toEqual(["org:ural-academy", "org:corvid-risk"]);
  });

  it("puts a question over several answers to all of them", () => {
    const page =
      "# Talks\n\n## Who lost?\n\nRents rose.\n\n@by Ann Lee Park, fellow at Ural Academy\n\n## Who won?\n\nWages fell.\n\n@by Tom Ellery, partner at Corvid Risk\n\nRents rose again.\n\n@by Ann Lee Park, fellow at Ural Academy";
    const { contributions, questions } = readGenre(pageFrom(page));
    expect(contributions.map(({ heading }) => heading)).toEqual(["Who lost?", "Who won?", "Who won?"]);
    expect(questions.map(({ text }) => text)).toEqual(["Who lost?", "Who won?"]);
  });

  it("keeps two people apart whose names stand over their texts, without any heading", () => {
    const page =
      "# Talks\n\n@by Ann Lee Park\n\n@bio Fellow, Ural Academy\n\nRents rose.\n\nThey will rise.\n\n@by Tom Ellery\n\n@bio Former US trade official\n\nWages fell.";
    expect(outline(pageFrom(page))).toEqual(two);
  });

  it("reads people of one name where a byline or a post tells them", () => {
    const page = "# Talks\n\n## First\n\n@by By Ann Lee Park\n\nRents rose.\n\n## Second\n\n@by By Olivier\n\nWages fell.";
    expect(outline(pageFrom(page))).toEqual([two[0], "person:olivier: Wages fell"]);
  });
});

describe("pages by one hand", () => {
  it("keeps a column about people one column", () => {
    const page =
      "# The contest\n\n@by By Ann Lee Park\n\nTom Ellery is the mines minister, and he has not answered.\n\n## Two bids\n\nOne is higher.\n\n## Who knows\n\nEva Lund is an analyst at Corvid Risk.\n\n## What next\n\nParliament votes in May.";
    expect(outline(pageFrom(page))).toEqual(["person:ann-lee-park: Tom Ellery"]);
  });

  it("takes names over text about them for headings", () => {
    const page =
      "# Who is who\n\n@by By Ann Lee Park\n\nThree people matter.\n\n@by Tom Ellery\n\nEllery is a colonel.\n\n@by Eva Lund\n\nNobody likes Lund.";
    expect(outline(pageFrom(page))).toEqual(["person:ann-lee-park: Three peop"]);
  });

  it("lets nobody sign the page that is about them", () => {
    const page = "# Obituary: Tom Ellery, negotiator\n\nThe chief negotiator has died.\n\n@bio Tom Ellery was chief negotiator of Norway.";
    expect(outline(pageFrom(page))).toEqual(["nobody: The chief "]);
  });

  it("leaves out key points and disclosures", () => {
    const page =
      "# Gas\n\n@by By Ann Lee Park\n\n## Key points\n\n- It is cold.\n\n- It is dear.\n\n## Disclosure statement\n\nThe author owns no shares.\n\nRents rose.";
    expect(outline(pageFrom(page))).toEqual([two[0]]);
  });
});
