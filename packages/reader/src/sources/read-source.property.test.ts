import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isRapporteurError } from "@rapporteur/core/base";
import { checkDocument } from "./check-document-for-tests.ts";
import { readDocumentBytes } from "./read-document-bytes-for-tests.ts";
import type { ReadSource } from "./read-options.ts";
import type { SourceFormat } from "./sniff-format.ts";
import { times } from "../../../../test/support/effort.ts";

function readOrRefuse(bytes: Uint8Array, format?: SourceFormat): ReadSource | null {
  try {
    return readDocumentBytes(bytes, { name: "generated", ...(format === undefined ? {} : { format }) });
  } catch (error) {
    if (!isRapporteurError(error)) throw error;
    return null;
  }
}

function readAndCheck(bytes: Uint8Array, format?: SourceFormat): void {
  const read = readOrRefuse(bytes, format);
  if (read !== null) checkDocument(read);
}

const format = fc.constantFrom<SourceFormat>("text", "markdown", "html");
const words = fc.constantFrom(
  "By Jane Doe",
  "Tags: a, b",
  "No tags",
  "Leave a reply",
  "Related reading",
  "Jump to",
  "A heading of sorts",
  "3 May 2024",
  "Jane Doe is a fellow at an institute.",
  "“He said ‘no’,” she said.",
  "👩‍🚀 flew",
  "e\u0301te\u0301",
  "\u202bعربي\u202c",
  "שלום",
  "Xi",
  "\ufeff",
  "\u00ad",
  "𝐀",
  "“",
  "1.",
  "a\u00a0b",
  "x".repeat(300),
  "It is likely. It may rain.",
);
const marks = fc.constantFrom(
  "\n",
  "\r\n",
  "\n\n",
  "\n\n\n",
  " ",
  "\t",
  "> ",
  "- ",
  "1. ",
  "    ",
  "#",
  "## ",
  "**",
  "*",
  "_",
  "***",
  "`",
  "```\n",
  "[",
  "](",
  ")",
  "](http://x)",
  "<!--",
  "-->",
  "---\n",
  "===\n",
  "| ",
  "|--|--|\n",
  "\\",
  "title: ",
  "<b>",
  "</b>",
);
const tags = fc.constantFrom(
  "<p>",
  "</p>",
  "<div class=author>",
  "<div class='bio'>",
  "</div>",
  "<h1>",
  "<h2>",
  "</h2>",
  "<b>",
  "</b>",
  "<i>",
  "</i>",
  "<ul><li>",
  "<li>",
  "</ul>",
  "<table><tr><td>",
  "<td>",
  "</table>",
  "<br>",
  "<br><br>",
  "<blockquote>",
  "</blockquote>",
  "<script>",
  "</script>",
  "<!--",
  "-->",
  "<!doctype html>",
  "<article>",
  "</article>",
  "<time datetime='2024-05-03'>",
  "</time>",
  "<a href='#x'>",
  "<a id=x rel=tag>",
  "</a>",
  "<nav>",
  "</nav>",
  "<q>",
  "</q>",
  "<pre>\n",
  "</pre>",
  "&nbsp;",
  "&amp",
  "&#13;",
  "&#xFEFF;",
  "&#0;",
  "&#xD800;",
  "&eacute;",
  "<",
  ">",
  "<meta name=description content='",
  "'>",
  '<a title="',
  "<sup>1</sup>",
  "<aside>",
  "<main>",
  "<form>",
  "<hr>",
  "<title>t</title>",
  "</body>",
);

describe("never throws anything but its own errors, and keeps the document's promises", () => {
  test("on random bytes", () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), fc.option(format, { nil: undefined }), readAndCheck), { numRuns: times(30, 400) });
  });

  test("on random text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), format, (text, read) => readAndCheck(Buffer.from(text), read)),
      { numRuns: times(70, 400) },
    );
  });

  test("on text made of what readers look for", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(words, marks), { maxLength: 60 }), format, (parts, read) => readAndCheck(Buffer.from(parts.join("")), read)),
      { numRuns: times(50, 1500) },
    );
  });

  test("on bold within bold", () => {
    readAndCheck(Buffer.from("*****By Jane Doe******"), "markdown");
  });

  test("on broken markup", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(words, tags), { maxLength: 80 }), (parts) => readAndCheck(Buffer.from(parts.join("")), "html")),
      { numRuns: times(50, 1500) },
    );
  });
});

test("the same bytes give the same document", () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(words, tags, marks), { maxLength: 40 }), format, (parts, read) => {
      const bytes = Buffer.from(parts.join(""));
      expect(readOrRefuse(bytes, read)).toEqual(readOrRefuse(bytes, read));
    }),
  );
});

/** So many in the long form, a twelfth of them in the short one: still deeper than any stack. */
const many = (count: number): number => times(Math.ceil(count / 12), count);

describe("survives hostile sizes", () => {
  test.each<[string, SourceFormat, string]>([
    ["a great many nested elements", "html", `${"<div>".repeat(many(1_000_000))}<p>Words at the bottom of it all.</p>`],
    ["unclosed bold tags", "html", `<p>Words ${"<b>x ".repeat(many(100_000))}`],
    ["unclosed comments", "html", `<p>Words.</p>${"<!-- x>".repeat(many(200_000))}`],
    ["nothing but opening brackets", "html", `<p>Words.</p>${"<".repeat(many(1_000_000))}`],
    ["a page of entities", "html", `<p>${"&amp;&lt;".repeat(many(200_000))}</p>`],
    ["one huge line", "text", "word ".repeat(many(1_000_000))],
    ["blank lines", "text", `Title\n${"\n".repeat(many(1_000_000))}Words.`],
    ["short lines", "text", "Line of words\n".repeat(many(100_000))],
    ["list marks far apart", "text", "1. one\n\n".repeat(many(50_000))],
    ["deep quotes", "markdown", `${">".repeat(many(500_000))} x`],
    ["opening brackets", "markdown", "[".repeat(many(300_000))],
    ["emphasis that never closes", "markdown", "*a ".repeat(many(200_000))],
    ["emphasis that always closes", "markdown", "a**".repeat(many(200_000))],
    ["backticks of growing length", "markdown", Array.from({ length: 800 }, (_, n) => "`".repeat(n)).join(" ")],
    ["open link targets", "markdown", "[a](".repeat(many(100_000))],
    ["deep lists", "markdown", Array.from({ length: 2000 }, (_, n) => `${" ".repeat(n)}- x`).join("\n")],
    ["a front matter that never ends", "markdown", `---\n${"key: value\n".repeat(many(200_000))}`],
  ])("%s", (_, read, text) => {
    readAndCheck(Buffer.from(text), read);
  });
});
