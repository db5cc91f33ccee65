import { describe, expect, it } from "vitest";
import { readDocumentBytes } from "../../../sources/read-document-bytes-for-tests.ts";
import { signatories } from "@rapporteur/core/model";
import { pageFrom } from "../../page-for-tests.ts";
import { toPageUnits } from "../../page-unit.ts";
import { unplaced } from "../../people/author-mark.ts";
import { readGenre } from "../../read-genre.ts";
import { addBody, openSection } from "../../section.ts";
import { addCoSigners } from "./co-signers.ts";

/** Who signs each contribution, and with what posts. */
function signedOn(page: string, name = "page.txt"): string[][] {
  const { document } = readDocumentBytes(new TextEncoder().encode(page), { name });
  const { contributions, entities } = readGenre(document);
  const names = new Map(entities.map(({ id, name }) => [id, name]));
  return contributions.map((one) => signatories(one).map(({ author, roles }) => [names.get(author), ...roles.map(({ text }) => text)].join(", ")));
}

const silt =
  "We dredged nineteen basins in the spring, and the silt came back in eleven of them. Nobody had asked the pilots, who could have said so before the first boat went out.";
const chart =
  "The guild has kept the charts of the delta for a hundred years, and it was told of the buoys when they had been moved. It was a fisherman who told it, and he had no chart.";

describe("joint work", () => {
  it("is of both whose names stand over it, one under the other, with bios at its end", () => {
    const page = `Dredging needs a decision\n\nAda Lund, Associate Fellow\n\nPer Holm, Head of the Pilots Programme\n\nPublished 4 February 2031\n\n${silt}\n\nWhat is known\n\n${chart}\n\nAbout the authors\n\nAda Lund is an associate fellow of the Delta Forum and a former commander of the dredging fleet.\n\nPer Holm heads the pilots programme of the Delta Forum.`;
    expect(signedOn(page).map((people) => people.map((person) => person.split(",")[0]))).toEqual([["Ada Lund", "Per Holm"]]);
  });

  it("is of all who sign under a text that says we, each with the post under the name", () => {
    const page = `To the states that are about to leave the dredging convention\n\nOrvik, 20 June\n\nExcellencies,\n\n${silt}\n\n${chart}\n\nWe ask you to stay in it for one winter more, and to send a boat.\n\nWith the expression of our highest consideration,\n\nAda Lund\nFormer judge, Delta Court\n\nPer Holm\nProfessor of public law, University of Orvik`;
    expect(signedOn(page)).toEqual([["Ada Lund, Former judge, Delta Court", "Per Holm, Professor of public law, University of Orvik"]]);
  });

  it("is of both in a bulletin that has bios of everybody at its end", () => {
    const page = `# Delta Monthly\n\n**April 2031** | No. 73\n\n## The vote in Orvik\n\nby **Ada Lund** and **Per Holm**\n\n${silt}\n\n${chart}\n\n## The pilots\n\nby **Tove Brandt**\n\n${chart}\n\n${silt}\n\n---\n\n**Ada Lund** is Research Fellow for the delta at the Orvik Institute.\n\n**Per Holm** is a Visiting Researcher from Tarrow.\n\n**Tove Brandt** heads the Pilots Programme.`;
    expect(signedOn(page, "page.md").map((people) => people.map((person) => person.split(",")[0]))).toEqual([
      ["Ada Lund", "Per Holm"],
      ["Tove Brandt"],
    ]);
  });

  it("is none where each of those in the byline, glued or not, has a text under a headline of their own with a bio behind a point", () => {
    const view = (name: string, headline: string, words: string): string => `${name}: ‘${headline}’\n\n${words}\n\n• ${name} is a columnist`;
    for (const byline of ["Ada Lund, Per Holm and Tove Brandt", "Ada Lund,Per Holm and Tove Brandt"]) {
      const page = `The panel\n\nThe pact of the delta: our panel’s verdict\n\n${byline}\n\nFri 9 May 2031\n\n${view("Ada Lund", "Varn should keep quiet", silt)}\n\n${view("Per Holm", "The boats were sold, again", chart)}\n\n${view("Tove Brandt", "Expect the bill every spring", silt)}`;
      expect(signedOn(page).map((people) => people.map((person) => person.split(",")[0]))).toEqual([["Ada Lund"], ["Per Holm"], ["Tove Brandt"]]);
    }
  });

  it("is of both whose names carry marks of notes", () => {
    const page = `Too late to dredge\n\nBy Ada Lund¹ and Per Holm²,³\n\n${silt}\n\n${chart}\n\n${silt}\n\n${chart}`;
    expect(signedOn(page).map((people) => people.map((person) => person.split(",")[0]))).toEqual([["Ada Lund", "Per Holm"]]);
  });
});

describe("people in one line, each with a post", () => {
  const firstNames = (page: string): (string | undefined)[][] => signedOn(page).map((people) => people.map((person) => person.split(",")[0]));
  const other = `Tove Brandt, Head of Pilots\n\n${chart}\n\n${silt}`;

  it.each([
    "By Ada Lund, Senior Adviser, and Per Holm, Head of Monitoring, Delta Forum",
    "Ada Lund / economist, and Per Holm / campaigner",
    "Dr Ada Lund, University of Orvik, and Dr Per Holm, Delta College, comment:",
    "Ada Lund, Senior Researcher and Per Holm, Consultant, Regional Office, Tarrow",
    "Ada Lund (Orvik) and Per Holm (Tarrow)",
  ])("sign together: %s", (line) => {
    expect(firstNames(`Two views of the dredging\n\n${line}\n\n${silt}\n\n${chart}\n\n${other}`)).toEqual([
      ["Ada Lund", "Per Holm"],
      ["Tove Brandt"],
    ]);
  });

  it("are one, where what is joined are words of a post", () => {
    const page = `The pact\n\nAda Lund, director, Institute for Peace and Human Rights\n\n${silt}\n\n${other}`;
    expect(firstNames(page)).toEqual([["Ada Lund"], ["Tove Brandt"]]);
  });
});

describe("names in a row", () => {
  const letter = `${silt}\n\nWe ask the council to send a boat, and we shall go on asking until it does.`;
  const others = `A modest boat\n\nI have a boat, and I should like to sell it to the council before the spring.\n\nTove Brandt\nTarrow`;

  it("sign together the text over them that says we, one line each", () => {
    const page = `Letters\n\nThe silt\n\n${letter}\n\nAda Lund\nUniversity of Orvik\n\nPer Holm\nDelta College\n\n${others}`;
    expect(signedOn(page).map((people) => people.map((person) => person.split(",")[0]))).toEqual([["Ada Lund", "Per Holm"], ["Tove Brandt"]]);
  });

  it.each(["We ask", "I ask"])("sign what one of them is known for where it says we alone: %s", (asks) => {
    const document = pageFrom(
      `${asks} the council to send a boat, and to send it before the spring.\n\nAda Lund, University of Orvik\n\nPer Holm, Chair of the Delta Forum`,
    );
    const [text, ...names] = toPageUnits(document).map((unit, index) => ({
      ...unit,
      line: index === 0 ? unit.line : { role: "label" as const, probability: 1 },
    }));
    const section = openSection(0);
    addBody(section, { start: 0, end: text?.end ?? 0 });
    section.people.push(unplaced("Ada Lund"));
    addCoSigners([section], [...(text === undefined ? [] : [{ ...text, line: null }]), ...names], document.text);
    expect(section.people.map(({ name }) => name)).toEqual(asks === "We ask" ? ["Ada Lund", "Per Holm"] : ["Ada Lund"]);
  });
});
