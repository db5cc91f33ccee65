import { describe, expect, it } from "vitest";
import { readDocumentBytes } from "../../sources/read-document-bytes-for-tests.ts";
import { readGenre } from "../read-genre.ts";
import { contributionsOfPage } from "./passages-for-tests.ts";

const lead = "Eleven ships ran aground in the delta on Monday, and nobody on the quay has said so far who is to pay for them.";
const lund = "“The guild was promised the charts by Friday, and it did not ask which Friday,” said Ada Lund, a pilot at the Harbour Guild.";
const brandt = "“It is a pity about the nets, but the guild will buy new ones,” said Tove Brandt, a lawyer at the Strait Institute.";

const wordsBy = (page: readonly string[], name: string): string =>
  contributionsOfPage(["What the quays say", ...page].join("\n\n"))
    .flatMap(({ author, words }) => (author === name ? [words] : []))
    .join("\n");

describe("whom a report takes up by an office", () => {
  const minister = "Minister of Trade Bram Costa told the guild that the dredgers would come in March.";
  const deputy = "Deputy Minister of Trade Ines Okoro said that the dredgers had been ordered from Tarrow.";

  it("tells the Minister from the Deputy Minister", () => {
    const page = [
      lead,
      minister,
      deputy,
      "The Minister recalled that the last ones had come in May.",
      lund,
      "The Deputy Minister welcomed the charts and asked for a second copy.",
    ];
    expect(wordsBy(page, "Bram Costa")).toContain("come in May");
    expect(wordsBy(page, "Ines Okoro")).toContain("second copy");
  });

  it("knows a chief executive by the whole office", () => {
    const page = [
      lead,
      "“We have two ferries left, and both of them leak,” said Bram Costa, chief executive of the Ferry Agency.",
      lund,
      "The chief executive replied that a third one was on its way.",
    ];
    expect(wordsBy(page, "Bram Costa")).toContain("third one");
  });
});

describe("lists of those who speak", () => {
  it("counts a name alone among entries with posts", () => {
    const page = [
      "Mr Costa opened by recalling that the delta had been dredged under four mayors, and paid for, late, by each of them.",
      "Captain Holm took the contrary view: from the sea, dredging had bought nothing, and the funerals were on the quay.",
      "Ms Lund reported that thirteen hundred boats in the delta still held licences, all of them for trades done at home.",
      "Speakers",
      "Bram Costa, former harbour envoy of Norland",
      "Ada Lund, director, Delta Boats Network",
      "Tove Brandt, senior adviser, Strait Institute",
      "Captain (retd) Ivo Holm",
    ];
    expect(wordsBy(page, "Ivo Holm")).toContain("contrary view");
  });

  it("finds the bearer of a family name that opens with an article", () => {
    const page = [
      "Dr Nada Al Lund opened the seminar, and recalled that the food of the delta had come through one gate.",
      "“In the first week we flew milk, and in the fourth week we flew the cows,” she said, to applause.",
      brandt,
      "Dr Al Lund answered that the contracts would run for two more years.",
    ];
    expect(wordsBy(page, "Nada Al Lund")).toContain("two more years");
  });
});

it("knows from the title whom a report of a talk takes up by the surname", () => {
  const page = [
    "Bram Costa-Holm on why the delta is small",
    "Some ninety people came to hear the former harbour master of Tarrow speak on the silt, of which it is said that it has no owner.",
    "Costa-Holm began with a barge of tiles that left Orvik in March and was stopped thirty times. At no stop, he said, was a toll asked for.",
    "“I spent eleven years on the tolls, and I could recite the whole of chapter nine to you without a book.”",
    "Ada Lund, research director of the Strait Institute, gave a response. She thought the speaker too gloomy: the tolls already had ten payers.",
  ];
  const found = contributionsOfPage(page.join("\n\n"));
  expect(new Set(found.map(({ author }) => author))).toEqual(new Set(["Bram Costa-Holm", "Ada Lund"]));
});

describe("lines that hand over", () => {
  it.each(["Bram Costa sighs with relief:", "Bram Costa, writing in the Upland daily, is brief:"])(
    "gives the next paragraph to whom %j names",
    (line) => {
      const words = "For seventy years nobody could say the word in the same breath as the other one. Now both are in the budget.";
      expect(wordsBy([lead, lund, "Late, but real", line, words, brandt], "Bram Costa")).toContain(words);
    },
  );
});

it.each(["**Bram Costa**, Chair of the Silt Panel, said that", "In Tarrow, [Bram Costa](/costa) of the Delta Chamber asked whether"])(
  "hears a name in marks of emphasis or of a link: %s",
  (opening) => {
    const page = ["# What the quays say", lead, lund, `${opening} the last charts had been worth the paper they were printed on.`, brandt].join(
      "\n\n",
    );
    const { document } = readDocumentBytes(new TextEncoder().encode(page), { name: "page.md" });
    const { contributions, entities } = readGenre(document);
    const names = new Map(entities.map(({ id, name }) => [id, name]));
    expect(contributions.map(({ author }) => names.get(author ?? ""))).toEqual(["Ada Lund", "Bram Costa", "Tove Brandt"]);
  },
);

it.each([
  ["Metodi", "Outside the museum Metodi, 22, who would not give his surname, was selling tickets. “Two for the price of a ferry,” he said."],
  ["Suwandi", "Pak Suwandi, chair of the Delta Fishers' Association, said that his members would count the hulls. “I counted fourteen,” he said."],
])("hears somebody of one name: %s", (name, paragraph) => {
  expect(wordsBy([lead, lund, paragraph, brandt], name)).toContain("he said");
});

it("goes on with a quotation behind what somebody told the reporter", () => {
  const quotation = "“On one of them the date was later than the day on which I stood there.”";
  const costa =
    "Captain Bram Costa, a surveyor in Tarrow, has been aboard thirty of them. He was never asked to look at the hull, he told me, only to take pictures.";
  expect(wordsBy([lead, lund, costa, quotation, brandt], "Bram Costa")).toContain(quotation);
});

it("takes a story under the byline of an agency for news", () => {
  const told =
    "The guild now expects the grain to stand on the quays until the spring, and the price of bread to rise by a third in the towns up the river.";
  const page = (byline: string): string[] =>
    contributionsOfPage(["Delta dims the outlook for grain", byline, lead, told, lund, told, brandt, told, told].join("\n\n")).map(
      ({ author }) => author,
    );
  expect(page("Ines Holm, The Associated Press")).toEqual(["Ada Lund", "Tove Brandt"]);
});

it("gives a press conference in indirect speech to the person who holds it", () => {
  const page = [
    "The embargo had moved the grain a hundred miles to the east and had done nothing further, the Chair of the Silt Panel, Ada Lund, told correspondents this morning.",
    "Ms. Lund said that the Panel had traced five barges, of which three bore the flag of a province that did not know of them.",
    "She said that the register, which was run from Tarrow, had brought in a quarter of the revenue.",
    "In response to a question about timber, she said that the logs were what the grain had been.",
    "Asked by another correspondent whether she had been threatened, Ms. Lund said that she had been asked to dinner three times.",
    "To a further question she replied that Norland had cooperated with great courtesy.",
  ];
  expect(wordsBy(page, "Ada Lund")).toContain("three bore the flag");
});

it.each([
  "Lund, left, and Brandt speak in the Hall of the Pilots. The evening drew about seventy students.",
  "Ada Lund says the dredgers may harm the talks. (Bram Costa/Harbour Post)",
])("takes the words under a picture for nobody's: %s", (caption) => {
  expect(wordsBy([lead, lund, caption, brandt, "Lund said that the guild would wait."], "Ada Lund")).not.toContain(caption.slice(0, 30));
});

it("takes what a minister is of for no body", () => {
  const page = ["What the quays say", lead, "Minister of Foreign Affairs Bram Costa told the guild that the charts were late.", lund, brandt].join(
    "\n\n",
  );
  const { document } = readDocumentBytes(new TextEncoder().encode(page), { name: "page.txt" });
  expect(readGenre(document).entities.map(({ name }) => name)).not.toContain("Foreign Affairs");
});
