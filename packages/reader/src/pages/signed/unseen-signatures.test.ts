import { describe, expect, it } from "vitest";
import { readDocumentBytes } from "../../sources/read-document-bytes-for-tests.ts";
import { readGenre } from "../read-genre.ts";

/** "Ada Lund+Per Costa [fellow]: The river ca" for each contribution of a page. */
function outline(page: string, name = "page.txt"): string[] {
  const { document } = readDocumentBytes(new TextEncoder().encode(page), { name });
  const { contributions, entities } = readGenre(document);
  const nameOf = (id: string | null): string => entities.find((entity) => entity.id === id)?.name ?? "-";
  return contributions.map(({ author, coAuthors = [], roles, body }) => {
    const people = [author, ...coAuthors.map((other) => other.author)].map(nameOf).join("+");
    return `${people} [${roles.map(({ text }) => text).join("; ")}]: ${document.text.slice(body[0], body[0] + 12)}`;
  });
}

const silt =
  "The river carries more silt than the dredgers can lift, and the ministry has known it since the spring. Whoever opens the channel will have to close it again.";
const pilots =
  "The harbour has four pilots left, and two of them will retire this year. A channel without pilots is a drawing, and no insurer will cover a drawing.";
const buoys =
  "Nobody asked the fishermen before the buoys were moved. They would have told the ministry that the ice takes whatever stands north of the bar.";
const title = "Experts react to the reopening of the delta";

describe("names beside texts", () => {
  it("reads a post over a name, again and again, as both of the person who speaks under them", () => {
    const page = `${title}\n\nThe ministry has opened the channel. Our experts ask what will come of it.\n\nDirector, Delta Programme\n\nAda Lund\n\n${silt}\n\nVisiting Fellow\n\nPer Costa\n\n${pilots}\n\nHead of Research\n\nTove Holm\n\n${buoys}\n`;
    expect(outline(page)).toEqual([
      expect.stringMatching(/^Ada Lund \[Director, Delta Programme.*\]: The river/),
      expect.stringMatching(/^Per Costa \[Visiting Fellow.*\]: The harbour/),
      expect.stringMatching(/^Tove Holm \[Head of Research.*\]: Nobody/),
    ]);
  });

  it("reads the first text as somebody's where names stand under texts to the last line", () => {
    const page = `Reaction: the delta reopens\n\n30 August 2033\n\n${silt}\n\nAda LundHead of Programme, Delta Forum\n\nShareTweetWhatsApp\n\n${pilots}\n\nPer CostaSenior Fellow, Harbour Institute\n\n${buoys}\n\nTove Holm\n`;
    expect(outline(page)).toEqual([
      "Ada Lund [Head of Programme, Delta Forum]: The river ca",
      "Per Costa [Senior Fellow, Harbour Institute]: The harbour ",
      "Tove Holm []: Nobody asked",
    ]);
  });

  it("reads numbered lines over texts as headings that name who writes", () => {
    const page = `Symposium: the delta treaty\n\n27 May 2034\n\nWe have invited three comments.\n\n1. Ada Lund: A word that was there already\n\n${silt}\n\n2. Per Costa: Who may sail?\n\n${pilots}\n\n3. Tove Holm: The view from the boats\n\n${buoys}\n`;
    expect(outline(page)).toEqual(["Ada Lund []: The river ca", "Per Costa []: The harbour ", "Tove Holm []: Nobody asked"]);
  });

  it("reads a subject and a name with a post in one heading", () => {
    const page = `# Three deltas, one lesson\n\n## On the Varn — **Ada Lund, Associate, Delta Ledger**\n\n${silt}\n\n## On the Orvik — **Per Costa, Head of Mission, River Watch**\n\n${pilots}\n`;
    expect(outline(page, "page.md")).toEqual([
      "Ada Lund [Associate, Delta Ledger]: The river ca",
      "Per Costa [Head of Mission, River Watch]: The harbour ",
    ]);
  });

  it("reads who answers whom, with the side that each takes", () => {
    const page = `HEAD TO HEAD\n\nShould the delta reopen?\n\nYESAda LundSenior Fellow, Delta Institute\n\n${silt}\n\nNOPer CostaDirector, Harbour Office\n\n${pilots}\n\nRebuttal by Ada Lund\n\n${buoys}\n\nResponse by Per Costa\n\nThe drawing has been approved, and I have seen the stamp on it. No stamp keeps out the ice.\n`;
    expect(outline(page).map((line) => line.replace(/ \[.*?\]/, ""))).toEqual([
      "Ada Lund: The river ca",
      "Per Costa: The harbour ",
      "Ada Lund: Nobody asked",
      "Per Costa: The drawing ",
    ]);
  });

  it("leaves the words before several names with their dashes to the page", () => {
    const page = `THE WATCH\n\nMonday 15 January 2034\n\nGood morning. ${buoys}\n\nWHAT OUR TEAM IS WATCHING\n\nAda Lund — ${silt}\n\nPer Costa — ${pilots}\n\nTove Holm — ${buoys}\n`;
    expect(outline(page).map((line) => line.split(" [")[0])).toEqual(["Ada Lund", "Per Costa", "Tove Holm"]);
  });
});

describe("names under texts", () => {
  const [first, second, third] = [
    "I served under her for eleven years and never saw her open a map. She knew the delta by its smell, and she was right more often than the charts were.",
    "We sat on two sides of one table. I was told that she had no patience, and I have to say that she had more of it than anybody in my own ministry.",
    "My students read her notes on the bar before they read anything else. I have seen better maps since, and I have not seen better notes.",
  ];

  it("are told by a first text in the first person that is as long as the others, though a note of the page ends it", () => {
    const page = `In memory of a pilot\n\n${first}\n\n${second}\n\nAda Lund, minister of ports 1997–2000\n\n${second}\n\n${first}\n\nPer Costa, negotiator\n\n${third}\n\n${first}\n\nTove Holm, professor of navigation, Varn University\n\nA service will be held on 4 March in Varn.\n`;
    const read = outline(page).map((line) => line.replace(/ \[.*?\]/, ""));
    expect(read).toContain("Ada Lund: I served und");
    expect(read).toContain("Per Costa: We sat on tw");
    expect(read).toContain("Tove Holm: My students ");
  });
});

describe("open letters that a few sign", () => {
  const ours = `We write as people who have sailed the delta. ${silt}\n\nWe ask for the pilots first. ${pilots}`;
  const [all] = ["Ada Lund+Per Costa+Tove Holm"];

  it("are of everybody under a heading for the names", () => {
    const page = `# An open letter on the delta\n\nVarn, 2 May 2034\n\nDear Minister,\n\n${ours}\n\n**Signatories**\n\n* **Ada Lund**, Director, Delta Forum\n* **Per Costa**, former ambassador to Orvik\n* **Tove Holm**, Professor of Law, Varn University\n`;
    expect(outline(page, "page.md").map((line) => line.split(" [")[0])).toEqual([all]);
  });

  it("are of everybody whose name stands over a post", () => {
    const page = `An open letter on the delta\n\nVarn, 2 May 2034\n\n${ours}\n\nAda Lund\nFormer minister of ports of Norland\n\nPer Costa\nFormer ambassador to Orvik\n\nTove Holm\nProfessor of law at Varn University\n`;
    expect(outline(page).map((line) => line.split(" [")[0])).toEqual([all]);
  });

  it("reads a region before a name for no author, and neither the state under one", () => {
    const regions = `${title}\n\nSOUTHEAST ASIA | Ada Lund, Senior Analyst\n\n${silt}\n\nSUB-SAHARAN AFRICA | Per Costa, Associate Director\n\n${pilots}\n\nCENTRAL ASIA | Tove Holm, Managing Director\n\n${buoys}\n`;
    expect(outline(regions).map((line) => line.split(" [")[0])).toEqual(["Ada Lund", "Per Costa", "Tove Holm"]);
    const states = `# Replies to the consultation\n\n## Ada Lund, Ports Board\n\n### Ghana\n\n${silt}\n\n## Per Costa, Pilots Forum\n\n### Iraq\n\n${pilots}\n\n## Tove Holm, Buoy Secretariat\n\n### Greece\n\n${buoys}\n\n## Nina Brandt, Shipping Council\n\n### Peru\n\n${silt}\n`;
    expect(outline(states, "page.md").map((line) => line.split(" [")[0])).toEqual(["Ada Lund", "Per Costa", "Tove Holm", "Nina Brandt"]);
  });
});
