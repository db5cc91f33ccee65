import { expect, it } from "vitest";
import { readHtml } from "./read-html.ts";

const prose =
  "The lock gates at Varn were shut on Monday, and by Thursday the barges stood in a row of nine miles before the northern mills, where nobody had a plan.";
const text = (html: string): string => readHtml(`<html><body><main>${html}</main></body></html>`, { source: "page" }).document.text;

it("keeps posts of other sites that a page quotes", () => {
  const quoted = text(
    `<article><h1>What the gate will cost</h1><p>${prose}</p><blockquote class="twitter-tweet"><p>Nobody asked the mills.</p>— Ada Lund (@alund)</blockquote><p>${prose}</p></article>`,
  );
  expect(quoted).toContain("Nobody asked the mills.");
  expect(quoted).toContain("Ada Lund (@alund)");
});

it("keeps the box on its author that stands right behind an article, and leaves out the one further on", () => {
  const box = (name: string): string =>
    `<section class="author-card"><div>${name}</div><p>${name} is a fellow at the Harbour Institute.</p></section>`;
  const article = `<article><h1>What the gate will cost</h1>${`<p>${prose}</p>`.repeat(4)}</article>`;
  expect(text(`${article}${box("Ada Lund")}<div>Support us</div>`)).toContain("Ada Lund is a fellow");
  expect(text(`${article}<div>Support us</div><div>More</div><div>Even more</div>${box("Per Holm")}`)).not.toContain("Per Holm");
});
