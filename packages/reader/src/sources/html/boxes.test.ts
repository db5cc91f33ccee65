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

const second = prose.replace("Varn", "Orvik");

it("keeps an aside with a signed text of its own, and leaves out a list of other pages", () => {
  const box = `<aside class="analysis"><h2>Tight belts</h2><p>Analysis by Ada Lund, ports correspondent</p><p>${second}</p></aside>`;
  expect(text(`<h1>What the gate will cost</h1><p>${prose}</p>${box}<p>${prose}</p>`)).toContain("gates at Orvik");
  const list = `<aside><h3>Related</h3><p><a href="/a">${second}</a></p><p>By Per Holm</p></aside>`;
  expect(text(`<h1>What the gate will cost</h1><p>${prose}</p>${list}<p>${prose}</p>`)).not.toContain("Orvik");
});

it("keeps a row of cards in which people are quoted, and leaves out one of pictures", () => {
  const card = (name: string, words: string): string => `<div class="card"><h4>${name}</h4><p>border historian</p><p>${words}</p></div>`;
  const quoted = `<div class="carousel">${card("Ada Lund", "“There are two maps, both drawn in a hurry.”")}${card("Per Holm", "“Landmines do not read, nor do they sign.”")}</div>`;
  expect(text(`<h1>What the gate will cost</h1>${quoted}<p>${prose}</p>`)).toContain("Ada Lund\n");
  const shown = `<div class="carousel">${card("Ada Lund", "The gate in May")}${card("Per Holm", "The gate in June")}</div>`;
  expect(text(`<h1>What the gate will cost</h1>${shown}<p>${prose}</p>`)).not.toContain("Ada Lund");
});

it("keeps names that stand with a post in the captions of several pictures", () => {
  const signed = (name: string): string =>
    `<article><p>${prose}</p><figure><img src="a.jpg"><figcaption>${name}<br>Docks branch,\n Varn</figcaption></figure></article>`;
  expect(text(`<h1>What the gate will cost</h1>${signed("Ada Lund")}${signed("Per Holm")}`)).toContain("Ada Lund\nDocks branch, Varn");
});

it("keeps a table in which what people said stands in cells without paragraphs, and the words over it", () => {
  const row = (name: string): string => `<tr><td><b>${name}</b><br>pilot</td><td>“${second}” ${prose}</td></tr>`;
  const page = text(`<table><tr><td><p>${prose}</p></td></tr></table><table border="1">${row("Ada Lund")}${row("Per Holm")}</table>`);
  expect(page.startsWith("The lock gates")).toBe(true);
  expect(page).toContain("Ada Lund\npilot");
  expect(page.split("gates at Orvik")).toHaveLength(3);
});

it("keeps the row of a table that names who writes in which column", () => {
  const cells = (inner: (name: string) => string): string => `<tr><td>${inner("Ada Lund")}</td><td>${inner("Per Holm")}</td></tr>`;
  const page = text(
    `<table><tr><th colspan="2">Shall the gate be shut?</th></tr>${cells((name) => `<b>${name}</b><br>Pilot`)}${cells(() => `<p>${prose}</p><p>${second}</p>`)}</table>`,
  );
  expect(page).toContain("Ada Lund");
  expect(page).toContain("Per Holm");
});

it("keeps an aside in which several people have their say, and leaves out one of bold headlines", () => {
  const view = (label: string): string => `<p><strong>${label}</strong> ${second}</p>`;
  const page = (lines: string): string =>
    text(`<h1>What the gate will cost</h1>${`<p>${prose}</p>`.repeat(4)}<aside><h3>Two other views</h3>${lines}</aside><p>${prose}</p>`);
  expect(page(view("Capt. Ada Lund, salvage master:") + view("Per Holm, regulator, Orvik:"))).toContain("gates at Orvik");
  expect(page(view("The gate at Orvik is next") + view("What the mills will lose"))).not.toContain("gates at Orvik");
});
