import { describe, expect, it } from "vitest";
import { readText } from "../../sources/plain/read-text.ts";
import { readGenre } from "../read-genre.ts";

/** "Ada Lund: The river … lifting." for each contribution of a page. */
function outline(page: string): string[] {
  const { document } = readText(page);
  const { contributions, entities } = readGenre(document);
  return contributions.map(({ author, body }) => {
    const words = document.text.slice(...body);
    return `${entities.find(({ id }) => id === author)?.name ?? "-"}: ${words.slice(0, 9)}…${words.slice(-9)}`;
  });
}

const intro = "The ministry has reopened the delta to traffic after nine years. We asked two experts what will come of it.";
const silt = "The river carries more silt than the dredgers can lift. Whoever opens the channel will have to close it again before winter.";
const pilots = "The harbour has four pilots left, and two of them will retire this year. A channel without pilots is a drawing on paper.";
const desk = "Neither of our experts expects ships before the autumn. Both expect the ministry to announce them in the summer.";
const views = `Experts react to the reopening\n\n${intro}\n\nAda Lund, fellow at the Delta Institute\n\n${silt}\n\nPer Holm, director of the Harbour Office\n\n${pilots}`;
const both = ["Ada Lund: The river…e winter.", "Per Holm: The harbo…on paper."];

describe("what stands behind the last text", () => {
  it("is nobody's under a heading of its own", () => {
    expect(outline(`${views}\n\nThe view from our desk\n\n${desk}\n`)).toEqual([...both, "-: Neither o…e summer."]);
  });

  it.each([
    "Answers were edited for length.",
    "Readers may send replies of up to 200 words to the editor.",
    "To speak to either of them, write to press@harbour.example.",
    "Mr. Lund is Reader in Hydrology at the Delta Institute. Miss Holm lately served with the Harbour Office.",
  ])("is the page's where it says: %s", (words) => {
    expect(outline(`${views}\n\n${words}\n`)).toEqual(both);
  });
});

describe("what parts the texts", () => {
  it("is a numbered question that several answer", () => {
    const page = `After the reopening: a roundtable\n\n${intro}\n\n1. Will the ships return?\n\nAda Lund: ${silt}\n\nPer Holm: ${pilots}\n\n2. What comes first?\n\nPer Holm: ${desk}\n\nAda Lund: ${silt}\n`;
    const { document } = readText(page);
    expect(readGenre(document).contributions.map(({ heading }) => heading)).toEqual([
      "Will the ships return?",
      "Will the ships return?",
      "What comes first?",
      "What comes first?",
    ]);
  });

  it("is a name before a dash", () => {
    expect(outline(`What our team is watching\n\n${intro}\n\nAda Lund — ${silt}\n\nPer Holm — ${pilots}\n`)).toEqual(both);
  });
});
