import { describe, expect, it } from "vitest";
import { readText } from "./plain/read-text.ts";

const prose =
  "The lock gates at Varn were shut on Monday, and by Thursday the barges stood in a row of nine miles. Nobody in the capital had a plan for that, and nobody in the port had asked for one. The insurers were the first to notice.";
const more =
  "A second week will cost the mills more than the whole of last year’s drought. The ministry knows it, the unions know it, and the mill owners have begun to say so in public, which they have not done since the old canal was lost.";

const titleOf = (...lines: readonly string[]): string | null => readText([...lines, prose, more].join("\n\n")).document.metadata.title;

describe("the title among the lines over a text without marks", () => {
  it.each([
    [
      "buttons of a player",
      ["Play Live Radio", "Next Up:", "0:00", "Available On Air Stations"],
      "Pilot talks about barges that wait for the lock gates at Varn",
    ],
    ["the name of the house", ["Corvid Council"], "The barges at Varn and what the gates cost the mills"],
    ["an appeal", ["HELP94 - Make a gift to the fund for sailors!", "Weirs"], "The gates of Varn"],
    ["lines on the site's work", ["In progress at headquarters", "WT/7820"], "Why mills pay for the barges at Varn"],
    ["a line on the page's age", ["This article is more than 6 years old"], "The barges and the gates of Varn"],
  ])("is none of %s", (_, site, title) => expect(titleOf(...site, title)).toBe(title));

  it("is kept where it reads like a link to another page and nothing else heads the text", () => {
    expect(titleOf("Letter: Ask the ministry to open the gates for barges")).toBe("Letter: Ask the ministry to open the gates for barges");
  });

  it("is the first of two in a row that speak of the matter, the second being a subtitle", () => {
    expect(titleOf("Episode 4: The Barges of (the Varn) Gates", "Ada Lund on mills and insurers in the port")).toBe(
      "Episode 4: The Barges of (the Varn) Gates",
    );
  });

  it("is no list of keywords and no piece of a sentence", () => {
    expect(titleOf("Barges at the gates of Varn", "Lock gates, grain barges, mill owners, unions, insurers, and more")).toBe(
      "Barges at the gates of Varn",
    );
    expect(titleOf("Mills and barges at the gates", "Thus the mills and the port of Varn have asked\nfor a plan for barges")).toBe(
      "Mills and barges at the gates",
    );
  });

  it("does not take for ever to tell a line of many cells that is none", () => {
    const line = `5${"| a ".repeat(200)}||`;
    const start = process.cpuUsage();
    expect(titleOf("Barges at the gates of Varn", line)).toBe("Barges at the gates of Varn");
    expect(process.cpuUsage(start).user).toBeLessThan(5e6);
  });
});
