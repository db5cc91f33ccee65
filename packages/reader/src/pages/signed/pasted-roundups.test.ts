import { describe, expect, it } from "vitest";
import { readGenre } from "../read-genre.ts";
import { readText } from "../../sources/plain/read-text.ts";

const silt = "The harbour was dredged twice in my lifetime, and twice it filled again with the silt of the same river. Nobody should be astonished.";
const pilots = "Nobody asked the pilots. They would have told the minister that the channel moves every winter, and that no map of it is ever right.";
const grain = "The growers have the votes and the millers have the money, so that the outcome of the tariff is hardly in doubt any longer.";
const intro = "The river commission published its report on Friday, after two years of talks between the states along the lower course.";

/** Who wrote what, by name and first words; "-" where nobody is named. */
function outline(text: string): string[] {
  const { document } = readText(text);
  const { contributions, entities } = readGenre(document);
  const names = new Map(entities.map(({ id, name }) => [id, name]));
  return contributions.map(
    ({ author, body }) =>
      `${author === null ? "-" : names.get(author)}: ${document.text
        .slice(...body)
        .replace(/^["“]/, "")
        .slice(0, 10)}`,
  );
}

const first = (words: string): string => words.slice(0, 10);
const both = [`Ada Lund: ${first(silt)}`, `Per Holm: ${first(pilots)}`];

describe("labels of a roundup pasted from a browser", () => {
  it.each([
    [
      "a post before the name",
      `Lowland Growers' Association President Ada Lund:\n\n“${silt}”\n\nNorwegian Prime Minister Per Holm, chair of the river summit:\n\n“${pilots}”`,
    ],
    [
      "a verb of speaking",
      `Dr Ada Lund of the Delta Centre for Ecology said:\n\n“${silt}”\n\nPer Holm, director of the Harbour Museum, commented:\n\n“${pilots}”`,
    ],
    ["dashes before leads", `-- Norwegian President Ada Lund: "${silt}"\n\n-- Delta pilots' champion Per Holm: "${pilots}"`],
    ["capitals before a quotation", `ADA LUND, CHIEF ECONOMIST, CORVID SECURITIES "${silt}"\n\nPER HOLM, STRATEGIST, HARBOUR BANK "${pilots}"`],
    ["a comma before a quotation", `Ada Lund, Labour leader, “${silt}”\n\nPer Holm, HBC political editor, “${pilots}”`],
    [
      "no stop before the words",
      `Ada Lund, professor of river law at the University of Ravnsund ${grain.replace("The growers", "The growers")}\n\nPer Holm, director of the Harbour Museum ${grain}`,
    ],
    ["a name that stands twice", `Ada LundAda Lund, director, Delta Centre\n\n${silt}\n\nPer HolmPer Holm, fellow, Harbour Museum\n\n${pilots}`],
    [
      "hyphens under the texts",
      `“${silt}”\n\n- Ada Lund, professor of river law, University of Ravnsund\n\n“${pilots}”\n\n- Per Holm, director, Harbour Museum`,
    ],
    ["posts before names behind dashes", `“${silt}” – Former Transport Minister Ada Lund\n\n“${pilots}” – House Leader Per Holm (R-DE)`],
    ["a party behind a name under a dash", `“${silt}”\n\n– Sen. Ada Lund (D-VT)\n\n“${pilots}”\n\n– Sen. Per Holm (R-TX)`],
    ["two colons", `Ada Lund :: ${silt}\n\nPer Holm :: ${pilots}`],
    [
      "posts before names under texts, to the last line",
      `“${silt}”\n\nNorland Foreign Minister Ada Lund\n\n“${pilots}”\n\nSouthland Foreign Minister Per Holm`,
    ],
    [
      "quotations under names, though a journalist would quote so too",
      `Prof Ada Lund, Professor of River Law, University of Ravnsund\n\n“${silt}”\n\nDr Per Holm, Director of the Institute for Rivers, Harbour Polytechnic.\n\n“${pilots}”`,
    ],
    ["handles and dates", `Ada Lund (@adalund) 3 May 2031\n\n${silt}\n\nPer Holm (@perholm) 4 May 2031\n\n${pilots}`],
  ])("reads %s", (name, texts) => {
    const found = outline(`The river report: experts react\n\n${intro}\n\n${texts}`);
    expect(found.map((line) => line.split(":")[0])).toEqual(["Ada Lund", "Per Holm"]);
    if (name !== "no stop before the words") expect(found).toEqual(both);
  });

  it("takes dashes between texts for signatures and no list, where blank lines are lost", () => {
    const texts = `${silt}\n– Ada Lund, Lund Economic Advisors\n${pilots}\n– Per Holm, High Frequency Research`;
    expect(outline(`The river report\n\n${intro}\n\nHere is what some economists had to say.\n\n${texts}`)).toEqual(both);
  });

  it("takes the first of several labels for none of a page's titles", () => {
    const texts = `Westbank chief economist Ada Lund\n\n${silt}\n\nHarbour senior economist Per Holm\n\n${pilots}\n\nCity senior economist Eva Brandt\n\n${grain}`;
    expect(outline(texts)).toEqual([...both, `Eva Brandt: ${first(grain)}`]);
  });

  it("takes the first name under the title for no rubric where others stand over posts as it does", () => {
    const texts = `Ada Lund\n\nChair, North East Partnership\n\n${silt}\n\nPer Holm\n\nDirector-general, Confederation of Pilots\n\n${pilots}`;
    expect(outline(`Reaction to the river report…\n\n${texts}`)).toEqual(both);
  });

  it("gives a statement to whom the sentence over it names", () => {
    const found = outline(
      `Pact passes\n\n${intro}\n\nRAVNSUND – Governor Ada Lund today released the following statement after the council passed the pact by a wide margin:\n\n“${silt}”\n\nOSLO – Senator Per Holm (R-Delta) voted for the pact. After the vote Holm issued the following statement:\n\n“${pilots}”`,
    );
    expect(found).toEqual(both);
  });

  it("takes quotations for the words of the names over them, though the page ends with a name", () => {
    const found = outline(
      `Pact disappoints\n\n${intro}\n\nAda Lund, Delta Foundation\n\n“${silt}”\n\nPer Holm, Harbour Council\n\n“${pilots}”\n\nIda Stone, Institute for Rivers`,
    );
    expect(found).toEqual(both);
  });

  it("reads a page that is cut off behind its first answer", () => {
    const found = outline(
      `The report: what now?\n\nA selection of experts answer a question on the river.\n\nAda Lund Director of the River Programme at the Delta Centre\n\n${silt} ${pilots} The next`,
    );
    expect(found).toEqual([`Ada Lund: ${first(silt)}`]);
  });

  it("gives a text in the first person above a name to that name where the page is cut off", () => {
    const found = outline(
      `Experts' views of the pact\nI am glad that the pact was signed at last. ${grain}\nAda Lund, chief legal adviser of the Delta Council\n${silt} We are responsible.\nPer Holm, dean of the Harbour Institute\n${pilots} And then the`,
    );
    expect(found).toEqual(["Ada Lund: I am glad ", `Per Holm: ${first(silt)}`, `-: ${first(pilots)}`]);
  });
});

describe("bodies as authors", () => {
  it.each([
    ["over their texts", (body: string, words: string): string => `${body}\n\n${words}`],
    ["before their words", (body: string, words: string): string => `${body}: ${words}`],
    ["under their texts", (body: string, words: string): string => `"${words}"\n\n-- ${body}`],
    ["with the title of what they wrote", (body: string, words: string): string => `${body}, A good day for the delta (Dec. 14, 2031)\n\n${words}`],
  ])("reads them %s", (_, make) => {
    const found = outline(
      `Growers respond to the pact\n\n${intro} We asked two who live by it.\n\n${make("Delta Growers Association", silt)}\n\n${make("Ravnsund Chronicle", pilots)}`,
    );
    expect(found).toEqual([`Delta Growers Association: ${first(silt)}`, `Ravnsund Chronicle: ${first(pilots)}`]);
  });

  it("takes the body under a name for where its bearer works", () => {
    const found = outline(`Experts react\n\n${intro}\n\nAda Lund\nDelta School of Government\n\n${silt}\n\nPer Holm\nHarbour Council\n\n${pilots}`);
    expect(found).toEqual(both);
  });
});

describe("what signs only part of a page, or nothing", () => {
  it("gives nobody the text under the one signature of a page", () => {
    expect(outline(`The pact\n\n${silt} ${grain}\n\n— Ada Lund, Delta Centre\n\n${pilots} ${grain}`)).toEqual([
      `Ada Lund: ${first(silt)}`,
      `-: ${first(pilots)}`,
    ]);
  });

  it("takes no heading for a name whose words the text has in lower case", () => {
    const text = `The council\n\n${silt} The serious problems begin upstream.\n\nSERIOUS PROBLEMS\n\n${pilots} ${grain}`;
    expect(outline(text).filter((line) => !line.startsWith("-"))).toEqual([]);
  });

  it("takes a columnist for the author", () => {
    expect(outline(`Silt and votes\n\nColumnist: Dr. Ada Lund\n\n${silt}\n\n${grain}`).map((line) => line.split(":")[0])).toEqual(["Ada Lund"]);
  });

  it("takes no heading of a site for a name", () => {
    expect(
      outline(`Growers welcome the pact\n\nPact Signing\n\n${intro}\n\nBusiness Unions Welcome Pact\n\n${silt}\n\n${pilots}`).every((line) =>
        line.startsWith("-"),
      ),
    ).toBe(true);
  });

  it.each([
    ["a date", `${silt}\n\n${pilots}\n\nAda Lund - 9/12/02`],
    ["a byline over lines broken for want of room", `The pact\nBy Ada Lund\n${`${silt} ${pilots}`.replace(/(.{30,44}) /g, "$1\n")}`],
  ])("reads a name with %s", (_, text) => {
    expect(outline(text).map((line) => line.split(":")[0])).toEqual(["Ada Lund"]);
  });

  it("parts letters at names with a shortened state", () => {
    const found = outline(
      `Inbox\n\n${silt}\n\nAda Lund, RAVNSUND\n\n${pilots}\n\nPer Holm, WILMINGTON, N.C.\n\n${grain}\n\nIda Stone, POTTSTOWN, PA.`,
    );
    expect(found).toEqual([...both, `Ida Stone: ${first(grain)}`]);
  });
});
