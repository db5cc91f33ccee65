import { describe, expect, it } from "vitest";
import { wordsOf } from "../piece.ts";
import { markdownAsPieces } from "./read-markdown.ts";

const pieces = (text: string): string[] => {
  const read = markdownAsPieces(text);
  return read.pieces.map((piece) => `${piece.shape}${piece.level || ""}: ${wordsOf(read.text, piece)}`);
};

describe("HTML in a Markdown text", () => {
  it("is read as paragraphs, its tags left out", () => {
    const text =
      'Ada Osei\n\n<div>\n<p align="justify"><span style="color: red">The price of <b>grain</b> rose.</span></p>\n\n</div>\n<div>\n<p>Nobody <i>opened</i> a store.</p>\n\n</div>\n';
    expect(pieces(text)).toEqual(["paragraph: Ada Osei", "paragraph: The price of grain rose.", "paragraph: Nobody opened a store."]);
  });

  it("keeps every piece where it stands in the file", () => {
    const text = "<p>The price of <b>grain</b> rose.</p>\n";
    const { pieces: read } = markdownAsPieces(text);
    expect(read.map(({ start, end }) => text.slice(start, end))).toEqual(["The price of <b>grain</b> rose."]);
    expect(read[0]?.emphasis.map(({ start, end }) => text.slice(start, end))).toEqual(["grain"]);
  });

  it("is left out around a paragraph too", () => {
    const text = "<strong>Ada Osei, Karl Holm</strong><br>\n";
    const { pieces: read } = markdownAsPieces(`It rose.\n\n${text}`);
    expect(read.map(({ start, end }) => `It rose.\n\n${text}`.slice(start, end))).toEqual(["It rose.", "Ada Osei, Karl Holm"]);
  });

  it("tells headings, lists and quotations, over blank lines too", () => {
    const text = "<h2>Grain</h2>\n<ul>\n<li>Rye\n<li>Oats\n\n</ul>\n<blockquote>\n\n<p>It rose.</p>\n\n</blockquote>\n<p>So it did.</p>\n";
    expect(pieces(text)).toEqual(["heading2: Grain", "item1: Rye", "item1: Oats", "quote: It rose.", "paragraph: So it did."]);
  });

  it("parts paragraphs at two breaks, and goes on over one", () => {
    expect(pieces("<p>The price<br>\nrose.<br><br>It fell<br/>\n<br/>\nagain.</p>")).toEqual([
      "paragraph: The price rose.",
      "paragraph: It fell",
      "paragraph: again.",
    ]);
  });

  it("leaves out what is no text of the page", () => {
    const text =
      '<nav><a href="/">Home</a></nav>\n<!-- a note -->\n<style>p { color: red }</style>\n\n<p>It <img alt="a > b"> rose.</p>\n<form>Your name</form>';
    expect(pieces(text)).toEqual(["paragraph: It rose."]);
  });

  it("takes prose in a table that lays out a page for a paragraph", () => {
    const reply = "The price of grain will rise again before the harvest is in.";
    expect(pieces(`<table><tr><td>Ada Osei</td><td>${reply}</td></tr></table>`)).toEqual(["table: Ada Osei", `paragraph: ${reply}`]);
  });

  it("reads a quotation of Markdown around it", () => {
    expect(pieces("> <p>The price\n> rose.</p>\n")).toEqual(["quote: The price rose."]);
  });

  it.each(["<div><li><b><ul>a", "<div \"'<!--<p a"])("is read in a time that grows with its length: %s", (written) => {
    // The square of it would take longer than a test may.
    expect(markdownAsPieces(`${written.repeat(20_000)}\n\n<p>The end.`).warnings).toEqual([]);
  });
});
