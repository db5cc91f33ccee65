import { describe, expect, it } from "vitest";
import { inlineParts, markdownBlocks } from "./read-markdown.ts";

describe("a codebook's Markdown", () => {
  it("has headings, paragraphs, lists, tables, quotes and code", () => {
    const source =
      "# Stance\nFor or\nagainst.\n\n- one\n  goes on\n- two\n\n1. first\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n> said\n\n```\n<b>x</b>\n```";
    expect(markdownBlocks(source)).toEqual([
      { kind: "heading", level: 1, text: "Stance" },
      { kind: "paragraph", text: "For or against." },
      { kind: "list", isOrdered: false, entries: ["one goes on", "two"] },
      { kind: "list", isOrdered: true, entries: ["first"] },
      { kind: "table", head: ["a", "b"], rows: [["1", "2"]] },
      { kind: "quote", text: "said" },
      { kind: "code", text: "<b>x</b>" },
    ]);
  });

  it("has images with what they show, of addresses of the web alone", () => {
    expect(inlineParts("see ![the gates](https://example.org/g.png) and ![x](javascript:a)")).toEqual([
      { kind: "text", text: "see " },
      { kind: "image", text: "the gates", href: "https://example.org/g.png" },
      { kind: "text", text: " and " },
      { kind: "text", text: "x" },
    ]);
  });

  it("comes to an end on whatever is half written", () => {
    for (const source of ["```", "|", "| a |\n|", ">", "-", "# ", "| a |\n|--|"]) expect(markdownBlocks(source).length).toBeLessThan(3);
  });

  it("marks words, and follows addresses of the web alone", () => {
    expect(inlineParts("**a** and *b*, `c_d_e`, snake_case_name [x](https://example.org/a) [y](javascript:alert)")).toEqual([
      { kind: "strong", text: "a" },
      { kind: "text", text: " and " },
      { kind: "emphasis", text: "b" },
      { kind: "text", text: ", " },
      { kind: "code", text: "c_d_e" },
      { kind: "text", text: ", snake_case_name " },
      { kind: "link", text: "x", href: "https://example.org/a" },
      { kind: "text", text: " " },
      { kind: "text", text: "y" },
    ]);
  });
});
