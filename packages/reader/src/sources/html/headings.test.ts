import { expect, test } from "vitest";
import { readHtml } from "./read-html.ts";

/* What pages make of headings. Around each stand a title and two paragraphs, both of which stay text. */

const above =
  "The lock gates at Varn were shut on Monday, and by Thursday the barges stood in a row of nine miles. Nobody in the capital had a plan for that.";
const below = "A second week will cost the mills more than the whole of last year’s drought. The ministry knows it, and the unions know it too.";

/** The blocks between title and text, each as its kind, its level where it has one, and its words. */
function between(markup: string): string[] {
  const page = `<html><head><title>Gates</title></head><body><article><h1>Gates of Varn</h1><p>${above}</p>${markup}<p>${below}</p></article></body></html>`;
  const { text, blocks } = readHtml(page, { source: "page" }).document;
  const shown = blocks.map(({ kind, level, start, end }) => `${kind}${level > 0 ? level : ""}: ${text.slice(start, end)}`);
  expect(shown).toContain(`paragraph: ${above}`);
  expect(shown.at(-1)).toBe(`paragraph: ${below}`);
  return shown.slice(shown.indexOf(`paragraph: ${above}`) + 1, -1);
}

const more = "The insurers were the first to notice, and the last to say so in public.";

test.each<readonly [what: string, markup: string, blocks: readonly string[]]>([
  ["levels in a row", `<h2>One</h2><p>${more}</p><h3>Two</h3>`, ["heading2: One", `paragraph: ${more}`, "heading3: Two"]],
  ["a level left out", `<h2>One</h2><p>${more}</p><h6>Two</h6>`, ["heading2: One", `paragraph: ${more}`, "heading6: Two"]],
  ["a second heading of the first level", "<h1>One</h1>", ["heading1: One"]],
  ["a seventh level", `<h7>One</h7><p>${more}</p>`, ["paragraph: One", `paragraph: ${more}`]],
  ["tags in capitals", "<H2>One</H2>", ["heading2: One"]],
  ["an attribute twice, and a sign of tags in one", '<h2 class="a" class="b" id=x title="y>z">One</h2>', ["heading2: One"]],
  ["a heading that is not closed", `<h2>One<p>${more}</p>`, ["heading2: One", `paragraph: ${more}`]],
  ["one that another level closes", "<h2>One</h3>", ["heading2: One"]],
  ["headings of nothing", "<h2></h2><h3> </h3><h4>&nbsp;</h4><h5><br></h5>", []],
  ["a heading in a heading", "<h2>One <h3>Two</h3></h2>", ["heading2: One", "heading3: Two"]],
  ["a paragraph in a heading", "<h2><p>One</p></h2>", ["heading2: One"]],
  ["headings in a list", `<ul><li><h3>One</h3><p>${more}</p></li></ul>`, ["heading3: One", `item1: ${more}`]],
  ["a heading in a quotation", `<blockquote><h3>One</h3><p>${more}</p></blockquote>`, ["heading3: One", `quote: ${more}`]],
  ["one in a cell", `<table><tr><td><h3>One</h3><p>${more}</p></td></tr></table>`, ["heading3: One", `paragraph: ${more}`]],
  ["one over what opens", `<details><summary><h3>One</h3></summary><p>${more}</p></details>`, ["heading3: One", `paragraph: ${more}`]],
  ["an element that is a heading by its role", '<div role="heading" aria-level="4">One</div>', ["heading4: One"]],
  ["one whose role has no level", '<div role="heading">One</div>', ["heading2: One"]],
  ["one whose level is none", '<div role="heading" aria-level="99999999999">One</div>', ["heading2: One"]],
  ["a sign that leads to the heading", '<h2>One <a href="#one">¶</a></h2><h3><a href="#two">#</a> Two</h3>', ["heading2: One", "heading3: Two"]],
  ["a link in a heading", '<h2><a href="/one">One</a> and <a href="#two">two</a></h2>', ["heading2: One and two"]],
  ["a break in a heading", "<h2>One<br>and two</h2>", ["heading2: One\nand two"]],
  ["hidden headings", '<h2 hidden>One</h2><h2 style="display:none">Two</h2><h2 aria-hidden="true">Three</h2>', []],
  ["a comment in a heading", "<h2>On<!-- <h3>x</h3> -->e</h2>", ["heading2: One"]],
  ["script and style in a heading", "<h2>One<script>two()</script><style>h2{}</style></h2>", ["heading2: One"]],
  ["headings that nobody sees", "<template><h2>One</h2></template><noscript><h2>Two</h2></noscript><nav><h2>Three</h2></nav>", []],
  ["elements nested in a heading", `<h2>${"<b><i>".repeat(500)}One</h2>`, ["heading2: One"]],
])("%s", (_, markup, blocks) => expect(between(markup)).toEqual(blocks));

test.each<readonly [what: string, written: string, shown: string]>([
  ["names of signs", "Cats &amp; dogs &lt;b&gt; &quot;x&quot; &eacute;", 'Cats & dogs <b> "x" é'],
  ["numbers of signs", "&#65; &#x42; &#X43; &#8220;d&#8221; &#x1F600;", "A B C “d” 😀"],
  ["names written twice over", "A &amp;amp; B &amp;lt;b&amp;gt;", "A &amp; B &lt;b&gt;"],
  ["names without an end", "AT&T &copy 2031 & done", "AT&T © 2031 & done"],
  ["names of nothing", "One &foo; &; &#; &#x;", "One &foo; &; &#; &#x;"],
  ["numbers of what cannot be stored", "a&#0;b&#xD800;c&#x110000;d&#99999999999;e", "a\ufffdb\ufffdc\ufffdd\ufffde"],
  ["numbers of another encoding", "&#128; &#147;x&#148;", "€ “x”"],
  ["a number of 5,000 digits", `One &#${"0".repeat(4_998)}65;`, "One A"],
  ["spaces that do not break, and signs of no width", "Gate&shy;keeper&nbsp;of Varn", "Gate\u00adkeeper\u00a0of Varn"],
])("entities in a heading: %s", (_, written, shown) => expect(between(`<h2>${written}</h2>`)).toEqual([`heading2: ${shown}`]));

test("a heading two thousand elements deep is text at least, with a warning", () => {
  const page = `<title>Gates</title>${"<div>".repeat(2_000)}<h2>One</h2><p>${above}</p><p>${below}</p>`;
  const { document, warnings } = readHtml(page, { source: "page" });
  for (const words of ["One", above, below]) expect(document.text).toContain(words);
  expect(warnings.map(({ code }) => code)).toContain("html-flattened");
});

test("what a class calls a tag line under the text is no standfirst, and the text over it no remark", () => {
  const told = "“You go where the ice went yesterday,” says a pilot who made the passage nineteen times.";
  const page = `<article><h1>Gates of Varn</h1><p>${above}</p><p>${told}</p><p>${more}</p><p>${below}</p><p class="tagline">Ada Lund writes about the sea.</p></article>`;
  const { text, blocks, metadata } = readHtml(page, { source: "page" }).document;
  expect(metadata.standfirst).toBeNull();
  expect(blocks.filter(({ kind }) => kind === "paragraph").map(({ start, end }) => text.slice(start, end))).toEqual(
    expect.arrayContaining([above, told, more, below]),
  );
});
