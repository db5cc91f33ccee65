import { describe, expect, it } from "vitest";
import { readDocumentBytes } from "../../../sources/read-document-bytes-for-tests.ts";
import { readGenre } from "../../read-genre.ts";

const asks = (question: string, answer: string): string => `**Q:** ${question}\n\n**A:** ${answer}`;
const seat = asks("What does your country owe to the league?", "A seat. In 1969 we were seven years old, and nobody would receive our minister.");
const crowns = asks("Which meeting will you never forget?", "The one at which nobody spoke for forty minutes, which was worth four crowns.");
const barrels = asks("What does your country owe to the league?", "It owes 340,000 barrels a day, which is what we have promised to cut.");

/** Who gives each answer, with posts, and how it begins. */
function answersOn(page: string): string[] {
  const { document } = readDocumentBytes(new TextEncoder().encode(page), { name: "page.md" });
  const { contributions, entities } = readGenre(document);
  const names = new Map(entities.map(({ id, name }) => [id, name]));
  return contributions.map(({ author, roles, body: [from, to] }) =>
    [names.get(author ?? ""), ...roles.map(({ text }) => text), document.text.slice(from, to).split(" ").slice(0, 3).join(" ")].join(", "),
  );
}

describe("several interviews on one page", () => {
  it("are of whom the heading over each names, with the posts under it", () => {
    const page = `# Ministers look back\n\n### Ada Lund\n\nMinister of Ports\n\n${seat}\n\n${crowns}\n\n### Per Holm\n\nMinister of State for Silt\n\n${barrels}`;
    expect(answersOn(page)).toEqual([
      "Ada Lund, Minister of Ports, A seat. In",
      "Ada Lund, Minister of Ports, The one at",
      "Per Holm, Minister of State for Silt, It owes 340,000",
    ]);
  });

  it("are one where a single heading names the guest", () => {
    expect(answersOn(`# A talk with a minister\n\n### Ada Lund\n\nMinister of Ports\n\n${seat}\n\n${crowns}`)).toEqual([
      "Ada Lund, Minister of Ports, A seat. In",
    ]);
  });

  it("are of whom each heading names where no label tells questions from answers", () => {
    const plain = (words: string): string => words.replace(/\*\*Q:\*\* (.*)/g, "**$1**").replace(/\*\*A:\*\* /g, "");
    const page = `# Ministers look back\n\n## Ada Lund, Minister of Ports\n\n${plain(seat)}\n\n${plain(crowns)}\n\n## Per Holm, Minister of State for Silt\n\n${plain(barrels)}\n\n${plain(crowns)}`;
    expect(answersOn(page)).toEqual(["Ada Lund, Minister of Ports, A seat. In", "Per Holm, Minister of State for Silt, It owes 340,000"]);
  });
});
