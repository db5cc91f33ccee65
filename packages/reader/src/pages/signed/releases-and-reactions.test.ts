import { describe, expect, it } from "vitest";
import { signatories } from "@rapporteur/core/model";
import { readDocumentBytes } from "../../sources/read-document-bytes-for-tests.ts";
import { readGenre } from "../read-genre.ts";

/** "Ada Lund+Per Costa: first words … last words" for each contribution of a page. */
function outline(page: string): string[] {
  const { document } = readDocumentBytes(new TextEncoder().encode(page), { name: "page.txt" });
  const { contributions, entities } = readGenre(document);
  const names = new Map(entities.map(({ id, name }) => [id, name]));
  return contributions.map((one) => {
    const people = signatories(one).map(({ author }) => names.get(author) ?? "-");
    const words = document.text.slice(one.body[0], one.body[1]).trim();
    return `${people.join("+")}: ${words.slice(0, 12)} … ${words.slice(-12)}`;
  });
}

const silt =
  "The river carries more silt than the dredgers can lift, and the ministry has known it since the spring. Whoever opens the channel will have to close it again.";
const pilots =
  "The harbour has four pilots left, and two of them will retire this year. A channel without pilots is a drawing, and no insurer will cover a drawing.";
const buoys =
  "Nobody asked the fishermen before the buoys were moved. They would have told the ministry that the ice takes whatever stands north of the bar.";

describe("short reactions", () => {
  it("are texts and no headings where each stands in quotation marks over a name", () => {
    const page = `A divided harbour:\n“The channel will close by March, and nobody will pay for it a second time this year”\nADA LUND\nDirector, Delta Forum\n“We do not see a second season”\nPER COSTA\nEconomist, Orvik Bank\n“${pilots}”\nTOVE HOLM\nHead of Research, River Watch\n`;
    expect(outline(page)).toEqual([
      expect.stringMatching(/^Ada Lund: .*this year”$/),
      "Per Costa: “We do not s … cond season”",
      expect.stringMatching(/^Tove Holm: “The harbour /),
    ]);
  });

  it("end before a name that lost its line", () => {
    const page = `What the pilots say\n\n${silt}\n\nAda Lund, director of the Delta Forum\n\n${pilots}\n\nPer Costa, former judge at the Delta Court\n\n${buoys}Tove Holm, Professor of Law at the University of Orvik\n`;
    expect(outline(page)).toEqual([
      "Ada Lund: The river ca … se it again.",
      "Per Costa: The harbour  … r a drawing.",
      "Tove Holm: Nobody asked …  of the bar.",
    ]);
  });

  it("may be signed by somebody called He", () => {
    const page = `Lu Weimin, Professor, Orvik University\n\nJul 12, 2031\n\n${silt}\n\nHe Jianguo, Former Vice Minister of Waterways\n\nJul 11, 2031\n\n${pilots}\n\nAda Lund, Director, Delta Forum\n\nJul 10, 2031\n\n${buoys}\n`;
    expect(outline(page).map((line) => line.split(":")[0])).toEqual(["Lu Weimin", "He Jianguo", "Ada Lund"]);
  });
});

describe("a release", () => {
  const notes = `Notes to editors:\n\n1. The survey was made by the Delta Institute in May.\n\nFor more information or for interviews:\n\nRuth Berg, Head of Communications, Tel: 0000 000 000\n`;

  it("gives each statement to whom the words before it name, and ends with the notes for the press", () => {
    const page = `New survey of the delta: comment\n\nBy Per Costa\n\nLast updated:\n\nCommenting on a survey that found silt in nineteen basins, Ada Lund, Professor of Hydrology, Delta Laboratory, University of Orvik said:\n\n"${silt}"\n\nPer Costa, Head of the River Programme at the Harbour Unit (HU) said:\n\n"${pilots}"\n\n${notes}`;
    expect(outline(page)).toEqual(['Ada Lund: "The river c … e it again."', 'Per Costa: "The harbour …  a drawing."']);
  });

  it("keeps what stands under notes that open it", () => {
    const page = `Notes for editors\n\n${silt}\n\n${pilots}\n\n${buoys}\n\nAda Lund, Director, Delta Forum\n`;
    expect(outline(page)[0]).toContain("of the bar.");
  });
});

describe("what two have written", () => {
  const text = `${silt}\n\n${pilots}\n\n${buoys}\n`;

  it.each([
    ["an article by both", `Why the channel closes\n\nArticle by Ada Lund and Per Costa\n\nAugust 10, 2031\n\n${text}`],
    ["under a title for both and an outlet", `Why the channel closes\n\nBy Ambassadors Ada Lund and Per Costa in The Orvik Herald:\n\n${text}`],
    [
      "with their names in the title and both in one bio",
      `Ada Lund, Per Costa: Small harbours need friends\n\nThe channel will close unless the ministry pays for one more summer\n\nAda Lund is President of the Delta Forum. Professor Per Costa is CEO of the Harbour Institute.\n\n${text}`,
    ],
  ])("is of both: %s", (_, page) => {
    expect(outline(page).map((line) => line.split(":")[0])).toEqual(["Ada Lund+Per Costa"]);
  });

  it("takes a post in capitals between commas for no second author", () => {
    expect(outline(`Why the channel closes\n\nBy Ada Lund, Field CISO EMEA, Delta Works.\n\n${text}`).map((line) => line.split(":")[0])).toEqual([
      "Ada Lund",
    ]);
  });

  it("takes capitals that open a paragraph of somebody's own text for no speaker", () => {
    const page = `I have worked on the delta for thirty years, and I have seen it close twice.\n\n${silt}\n\nA SECOND OPENING: Let us look at what the ministry did then. ${pilots}\n`;
    expect(outline(page).join()).not.toContain("Second Opening");
  });
});

describe("a title of a life", () => {
  it("makes nobody an author of a text that goes on about them", () => {
    const page = `Ada Lund: a life on the delta\n\nAda Lund was President of the Delta Forum and a pilot.\n\n${silt} Lund knew it before the ministry did.\n\nIn May Lund gave her charts to the guild. ${pilots}\n`;
    expect(outline(page).join()).not.toMatch(/^Ada Lund:/);
  });
});
