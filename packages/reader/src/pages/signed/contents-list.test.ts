import { expect, it } from "vitest";
import { pageFrom } from "../page-for-tests.ts";
import { readGenre } from "../read-genre.ts";
import { readText } from "../../sources/plain/read-text.ts";

const text =
  "The year began with a frozen strait and ended with a treaty about it. The ice held the grain ships for nine weeks, and the price of bread doubled in two of the three capitals. The treaty is still unsigned, and the ice is back. What does the next year hold for them?";

it("takes the authors of other pages in a table of contents for no authors of this one", () => {
  const entries = [
    ["After the Thaw, What?", "Ada Lund, Ravnsund Institute"],
    ["Ice Peak, Grain Looming?", "Per Holm, Corvid and Northgate University of Ravnsund"],
    ["Energy Crisis:", "Whose Strait?", "Ines Tallet, RIS"],
    ["What's Left of the Treaty?", "Claudia Sund, NGU and Mina Hillier, Corvid Institute"],
  ];
  const page = `The Strait in 2031\n\nThe Calm After the Ice... Really?\n\n${text}\n\n\n${entries.map((entry) => entry.join("\n\n")).join("\n\n\n")}`;
  const { contributions } = readGenre(readText(page).document);
  expect(contributions.flatMap(({ author }) => author ?? [])).toEqual([]);
});

it("keeps names that sign one text together", () => {
  const markup = `# A memorandum\n\n${text}\n\n@by Ada Lund\n\n@bio Director, Ravnsund Institute\n\n@by Per Holm\n\n@bio Professor, Northgate University\n\n@by Ines Tallet\n\n@bio Partner, Corvid Risk`;
  const [memo] = readGenre(pageFrom(markup)).contributions;
  expect(memo?.author).toBe("person:ada-lund");
});
