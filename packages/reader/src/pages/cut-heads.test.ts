import { describe, expect, it } from "vitest";
import { readDocumentBytes } from "../sources/read-document-bytes-for-tests.ts";
import { readGenre } from "./read-genre.ts";

/** "Ada Lund (fellow): The river …" for each contribution of a page. */
function outline(page: string, name = "page.txt"): string[] {
  const { document } = readDocumentBytes(new TextEncoder().encode(page), { name });
  const { contributions, entities } = readGenre(document);
  return contributions.map(({ author, roles, body }) => {
    const label = entities.find(({ id }) => id === author)?.name ?? "-";
    return `${label} (${roles.map(({ text }) => text).join(", ")}): ${document.text.slice(body[0], body[0] + 12)}`;
  });
}

const intro = "The ministry has reopened the delta to traffic after nine years. We asked three experts what will come of it.";
const silt =
  "The river carries more silt than the dredgers can lift, and the ministry has known it since the spring. Whoever opens the channel will have to close it again.";
const pilots =
  "The harbour has four pilots left, and two of them will retire this year. A channel without pilots is a drawing, and no insurer will cover a drawing.";
const buoys = "Nobody asked us before the buoys were moved. I would have told them that the ice takes whatever stands north of the bar.";

const expected = [
  expect.stringMatching(/^Ada Lund \(.*fellow.*\): The river ca/i),
  expect.stringMatching(/^Per Holm-Brandt \(.*director.*\): The harbour /i),
  expect.stringMatching(/^Tove Costa \(\): Nobody asked/),
];

describe("names that have run together with their texts", () => {
  it("cuts where a word goes on with a capital", () => {
    const page = `Experts react to the reopening\n\n${intro}\n\nAda LundSenior Fellow, Delta Institute${silt}\n\nPer Holm-BrandtDirector of Research, Harbour Office${pilots}\n\nTove Costa${buoys}\n`;
    expect(outline(page)).toEqual(expected);
  });

  it("cuts at lines within a paragraph", () => {
    const page = `# Experts react to the reopening\n\n${intro}\n\n**Ada Lund**\n*Senior Fellow, Delta Institute*\n${silt}\n\n**Per Holm-Brandt**\n*Director of Research*\n${pilots}\n\n**Tove Costa**\n${buoys}\n`;
    expect(outline(page, "page.md")).toEqual(expected);
  });

  it("cuts rows into the name, the post and the text", () => {
    const page = `# Experts react to the reopening\n\n${intro}\n\n| Who | What |\n|---|---|\n| Ada Lund<br>Senior Fellow, Delta Institute | ${silt} |\n| Per Holm-Brandt<br>Director of Research | ${pilots} |\n| Tove Costa | ${buoys} |\n`;
    expect(outline(page, "page.md")).toEqual(expected);
  });

  it("leaves names alone that go on with a capital themselves", () => {
    const page = `Two views of the reopening\n\nAda McKenna, fellow at the Delta Institute\n\n${silt}\n\nPer DeBrandt, director of the Harbour Office\n\n${pilots}\n`;
    expect(outline(page).map((line) => line.split(" (")[0])).toEqual(["Ada McKenna", "Per DeBrandt"]);
  });
});
