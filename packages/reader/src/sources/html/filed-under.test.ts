import { expect, it } from "vitest";
import { readHtml } from "./read-html.ts";

const prose =
  "The lock gates at Varn were shut on Monday, and by Thursday the barges stood in a row of nine miles. Nobody in the capital had a plan for that.";

it("reads who wrote a post from the line that files it", () => {
  const post = (name: string): string =>
    `<div class="post"><h3>The gates of ${name}</h3><div class="meta">Filed under: Canals &mdash; ${name} @ 4:40 pm</div><p>${prose}</p></div>`;
  const { document } = readHtml(`<body><h1>Two views of Varn</h1>${post("Ada Lund")}${post("Per Costa")}</body>`, { source: "page" });
  const bylines = document.blocks.filter(({ kind }) => kind === "byline").map(({ start, end }) => document.text.slice(start, end));
  expect(bylines).toEqual(["Ada Lund", "Per Costa"]);
});
