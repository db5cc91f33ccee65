import { expect, it } from "vitest";
import { readMarkdown } from "./read-markdown.ts";

const reply = "The gates will open in May, and the barges will not be there any more.";
const longer = "… the mills of the lower valley have bought their grain elsewhere and will not come back for the price of a lock";

const closing =
  "The ministry has had the numbers since Monday. It has told the mills nothing, and the mills have told their drivers to come in June, when the grass on the towpath is high.";

const blocksOf = (table: string): string[] => {
  const { document } = readMarkdown(`# The gates at Varn\n\nWe asked three people.\n\n${table}\n\n${closing}\n`);
  return document.blocks.slice(2, -1).map(({ kind, start, end }) => `${kind}: ${document.text.slice(start, end).slice(0, 24)}`);
};

it("reads the cells of a table of replies as texts, each line of a cell by itself", () => {
  const rows = `| Who | Vote | Reply |\n|---|---|---|\n| **Ada Lund**<br>Fellow, Varn Institute | Yes | ${reply} |\n| **Per Costa** | No | ${longer} |\n| Ines Holm | – | Did not answer |`;
  expect(blocksOf(rows)).toEqual([
    "other: | Who | Vote | Reply |",
    "byline: Ada Lund",
    "bio: Fellow, Varn Institute",
    "other: | Yes ",
    "paragraph: The gates will open in M",
    "byline: Per Costa",
    "other: | No ",
    "paragraph: … the mills of the lower",
    "other: | Ines Holm | – | Did no",
  ]);
});

it("leaves a table of figures whole", () => {
  expect(blocksOf(`| Lock | Barges |\n|---|---|\n| Varn | 12 |\n| Orvik | 9 |`)).toEqual(["other: | Lock | Barges |\n|---|-"]);
});
