import { describe, expect, it } from "vitest";
import { readDocumentBytes } from "../../sources/read-document-bytes-for-tests.ts";
import { readGenre } from "../read-genre.ts";

/** Who is heard with what, first words each, and what is asked. */
function readAs(page: string, name: string): { heard: string[]; asked: string[] } {
  const { document } = readDocumentBytes(new TextEncoder().encode(page), { name });
  const { contributions, entities, questions } = readGenre(document);
  const names = new Map(entities.map(({ id, name }) => [id, name]));
  return {
    heard: contributions.map(({ author, body }) => `${names.get(author ?? "") ?? "nobody"}: ${document.text.slice(...body).slice(0, 12)}`),
    asked: questions.map(({ text }) => text),
  };
}

const silt = "Ask the pilots. They rowed out in April, and they rowed back with less than they had taken. Nobody in the ministry has rowed since.";
const chart = "I have a chart of it in the other room. It shows eleven ships, and each of them has an owner who has never seen the delta.";
const intro = "**Ada Lund** is Professor of Navigation at Orvik University. **Tove Brandt** heads the guild. We met them in Tarrow.";

describe("questions without a label between labelled answers", () => {
  it("are told by their italics, within a paragraph as well", () => {
    const page = `# "The delta is a quarrel that has found a number"\n*Interview: Nina Okoro*\n${intro}\n*When did you first know that it would not pass?*\n**TB:** ${silt}\n**AL:** ${chart}\n*And what do you do with the chart?*\n**AL:** I show it to Tove.\n**TB:** And I do not sleep.\n*Is there any cure, apart from the dredgers?*\n**TB:** The truth, told early and once. In Tarrow we print the soundings.\n**AL:** In April the paper printed the price of a boat on its first page.`;
    const { heard, asked } = readAs(page, "page.md");
    expect(heard.map((line) => line.split(":")[0])).toEqual(["Tove Brandt", "Ada Lund", "Ada Lund", "Tove Brandt", "Tove Brandt", "Ada Lund"]);
    expect(asked).toEqual([
      "When did you first know that it would not pass?",
      "And what do you do with the chart?",
      "Is there any cure, apart from the dredgers?",
    ]);
  });
});

describe("captions", () => {
  it("reads a bold name right behind the time of a recording", () => {
    const cue = (time: string, name: string, words: string): string =>
      `<p class="cue"><span class="t">${time}</span>${name === "" ? "" : `<b class="spk">${name}</b> `}${words}</p>`;
    const page = `<h1>Webinar replay: the delta</h1><p>Recorded 30 January 2031</p>${cue("0:04", "Nina Okoro", "good morning wherever you are so I am Nina and with me are Ada who is lead pilot at the Harbour Office in Orvik and who has rowed there for nineteen years, and Tove who heads the guild")}${cue("0:41", "", "Ada what has moved in the delta")}${cue("0:48", "Ada Lund", "silt from the north and sand from the south we dredged nineteen basins and it came back in eleven of them")}${cue("1:15", "", "what blocks it is the lock and that is where the jobs are")}${cue("1:24", "Nina Okoro", "Tove is that your experience")}${cue("1:27", "Tove Brandt", "honestly no my pilots ask for a lamp on the quay and it took four days to get one, and then a week to get the oil, and that is worth more than any chart in the book")}${cue("1:59", "Ada Lund", "may I say that the lamp is there now and that it was the pilots who had asked for it, in nineteen letters, of which the ministry has kept one")}`;
    expect(readAs(page, "page.html").heard.map((line) => line.split(":")[0])).toEqual(["Ada Lund", "Tove Brandt", "Ada Lund"]);
  });
});
