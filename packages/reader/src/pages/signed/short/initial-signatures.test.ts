import { expect, it } from "vitest";
import { readDocumentBytes } from "../../../sources/read-document-bytes-for-tests.ts";
import { readGenre } from "../../read-genre.ts";

/** "Ada Lund [fellow]: The river ca" for each contribution of a page. */
function outline(page: string, name: string): string[] {
  const { document } = readDocumentBytes(new TextEncoder().encode(page), { name });
  const { contributions, entities } = readGenre(document);
  return contributions.map(({ author, roles, body }) => {
    const label = entities.find(({ id }) => id === author)?.name ?? "-";
    return `${label} [${roles.map(({ text }) => text).join("; ")}]: ${document.text.slice(body[0], body[0] + 12)}`;
  });
}

const silt =
  "The river carries more silt than the dredgers can lift, and the ministry has known it since the spring. Whoever opens the channel will have to close it again.";
const pilots =
  "The harbour has four pilots left, and two of them will retire this year. A channel without pilots is a drawing, and no insurer will cover a drawing.";

const expected = ["Ada Lund [Rates strategist]: The river ca", "Per van Costa [Head of Freight]: The harbour "];

it("reads initials behind headings by the list that explains them", () => {
  const page = `THE DELTA LETTER\n\nNo. 37, week of 16 June 2034\n\nVARN: the channel opens (al)\n\n${silt}\n\nORVIK: a pilot retires (pvc)\n\n${pilots}\n\nYour team\n\nal\tAda Lund\tRates strategist\npvc\tPer van Costa\tHead of Freight\n\nDelta Bank, Varn. The value of investments may fall.\n`;
  expect(outline(page, "page.txt")).toEqual(expected);
});

it("reads initials behind texts by the list that explains them", () => {
  const page = `# DELTA MORNING\n\n## Desk views\n\n**Rates.** ${silt} *(AL)*\n\n**Freight.** ${pilots} *(PvC)*\n\n## Contacts\n\nAL: Ada Lund, Rates strategist — a.lund@delta.example\n\nPvC: Per van Costa, Head of Freight — p.costa@delta.example\n`;
  expect(outline(page, "page.md").map((line) => line.split("]")[0])).toEqual(expected.map((line) => line.split("]")[0]));
});
