import { expect, it } from "vitest";
import { readDocumentBytes } from "../../../sources/read-document-bytes-for-tests.ts";
import { readGenre } from "../../read-genre.ts";

/** "Ada Lund: The river ca" for each contribution of a page. */
function outline(page: string, name = "page.txt"): string[] {
  const { document } = readDocumentBytes(new TextEncoder().encode(page), { name });
  const { contributions, entities } = readGenre(document);
  return contributions.map(
    ({ author, body }) => `${entities.find(({ id }) => id === author)?.name ?? "-"}: ${document.text.slice(body[0], body[0] + 12)}`,
  );
}

const silt =
  "The river carries more silt than the dredgers can lift, and the ministry has known it since the spring. Whoever opens the channel will have to close it again.";
const pilots =
  "The harbour has four pilots left, and two of them will retire this year. A channel without pilots is a drawing, and no insurer will cover a drawing.";
const quay =
  "Nobody has asked who pays for the quay. The growers cannot, the millers will not, and the guild has sold the last of its boats to do so.";

const asked = `# You asked: the channel\n\nAnswers by our delta correspondent **Ada Lund** and by **Per Holm**, historian at the University of Orvik\n\n> Why is the channel shut?\n\n`;

it("reads surnames in brackets behind the answers of people whom the page names above", () => {
  const page = `${asked}${silt} **(Lund)**\n\n> Who steers?\n\n${pilots}\n\n${quay} **(Holm)**\n\n> And who pays?\n\n${quay} **(Lund)**\n`;
  expect(outline(page, "page.md")).toEqual(["Ada Lund: The river ca", "Per Holm: The harbour ", "Ada Lund: Nobody has a"]);
});

it("reads initials with stops behind them", () => {
  const page = `${asked}${silt} A.L.\n\n> Who steers?\n\n${pilots} P.H.\n`;
  expect(outline(page, "page.md")).toEqual(["Ada Lund: The river ca", "Per Holm: The harbour "]);
});

it("takes a name in brackets behind one passage alone for no more than a reference", () => {
  const page = `# The channel\n\nBy Ada Lund\n\n${silt}\n\n${pilots} (Holm)\n\n${quay}\n`;
  expect(outline(page, "page.md")).toEqual(["Ada Lund: The river ca"]);
});
