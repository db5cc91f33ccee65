import { expect, it } from "vitest";
import { pageFrom } from "../page-for-tests.ts";
import { readGenre } from "../read-genre.ts";

const turns = "Why now?\n\nBecause the gas ran out.\n\nAnd who pays?\n\nBrussels, as always.\n\nNobody else can.\n\nWill it last?\n\nI doubt it.";

it("reads an interview whose turns carry no labels", () => {
  const document = pageFrom(
    `# “It was the gas”: an interview with Ambassador Ann Lee Park\n\nAnn Lee Park headed the mission to Tokyo. We met her in Oslo.\n\n${turns}`,
  );
  const { contributions, questions, asides } = readGenre(document);
  expect(contributions.map(({ author, body }) => [author, document.text.slice(...body).slice(0, 11)])).toEqual([
    ["person:ann-lee-park", "Because the"],
  ]);
  expect(questions.map(({ text, from }) => [text, from])).toEqual([
    ["Why now?", "body"],
    ["And who pays?", "body"],
    ["Will it last?", "body"],
  ]);
  expect(asides.map((span) => document.text.slice(span.start, span.end))).toEqual(["And who pays?", "Will it last?"]);
});

it("takes an essay that asks itself questions for an essay", () => {
  const document = pageFrom(`# It was the gas\n\n@by By Ann Lee Park\n\nTokyo and Oslo agreed on Friday.\n\n${turns}`);
  expect(document.text.slice(...(readGenre(document).contributions[0]?.body ?? [0, 0])).slice(0, 9)).toBe("Tokyo and");
});

it("names nobody where two people could be the guest", () => {
  const page = pageFrom(
    `# It was the gas: a conversation\n\nWe met with Ann Lee Park, director of the Strait Institute, and Tom Ellery, director of the Fjord Institute.\n\n${turns}`,
  );
  expect(readGenre(page).contributions.flatMap(({ author }) => author ?? [])).toEqual([]);
});

it("reads a conversation that breaks off behind its first answer", () => {
  const page = pageFrom(
    `# “Everyone left”: a conversation with the pilot Ann Lee Park\n\nAnn Lee Park grew up in Orvik. We sat down with her in May.\n\nCould you tell us about your years on the river?\n\nI learned the channel from my father, and I have never trusted a chart.\n\nHe had not, either.`,
  );
  const { contributions, questions } = readGenre(page);
  expect(contributions.map(({ author, body }) => [author, page.text.slice(...body).slice(0, 9)])).toEqual([["person:ann-lee-park", "I learned"]]);
  expect(questions.map(({ text }) => text)).toEqual(["Could you tell us about your years on the river?"]);
});

it("reads questions with “Interviewer” under them and the guest's name over the answers", () => {
  const pair = (asked: string, answer: string): string => `${asked}\n\n## Interviewer\n\n@by Ann Lee Park\n\n${answer}`;
  const page = pageFrom(
    [
      "# Rates on the river",
      pair("Why now?", "Because the gas ran out."),
      pair("And who pays?", "Brussels, as always."),
      pair("Will it last?", "I doubt it."),
    ].join("\n\n"),
  );
  const { contributions, asides } = readGenre(page);
  expect(contributions.map(({ author }) => author)).toEqual(["person:ann-lee-park"]);
  expect(asides.map(({ start, end }) => page.text.slice(start, end))).toEqual(["And who pays?", "Will it last?"]);
});

it("reads a conversation whose last answer is missing over the guest's bio", () => {
  const page = pageFrom(
    `# It was the gas\n\nWe met with Ann Lee Park.\n\n${turns}\n\nAnd who will pay for it?\n\n@bio Ann Lee Park is director of the Strait Institute.`,
  );
  const { contributions, questions } = readGenre(page);
  expect(new Set(contributions.map(({ author }) => author))).toEqual(new Set(["person:ann-lee-park"]));
  expect(questions.map(({ text }) => text)).toContain("And who will pay for it?");
});
