import { describe, expect, test } from "vitest";
import { isTooHard } from "./is-too-hard.ts";
import { readMarkdown } from "./read-markdown.ts";
import { times } from "../../../../../test/support/effort.ts";

/* Small texts that held up reading for seconds to minutes, or ended in a stack that was too deep. They are read as plain text. Half as long they still are beyond the limits. */
const hostile: Readonly<Record<string, string>> = {
  "headings by underlines": "a\n=\n".repeat(times(5_000, 10_000)),
  "headings by underlines, quoted": "> a\n> ---\n".repeat(4_000),
  "one run of emphasis, nested deep": `${"*".repeat(50_000)}a${"*".repeat(50_000)}`,
  "emphasis in emphasis": `${"*a _b ".repeat(8_000)}${"_ *".repeat(8_000)}`,
  "emphasis in emphasis, in runs": `${`${"*".repeat(60)}a `.repeat(250)}${` a${"*".repeat(60)}`.repeat(250)}`,
  "deletions in emphasis": `${"~a *b ".repeat(8_000)}${"* ~".repeat(8_000)}`,
  "emphasis in the cells of a table": `|a|\n|-|\n|${"*a _b ".repeat(8_000)}${"_ *".repeat(8_000)}|`,
  "brackets that close nothing": "a] ".repeat(8_000),
  "one table of very many cells": `|a|b|c|d|\n|-|-|-|-|\n${"|a|b|c|d|\n".repeat(times(20_000, 40_000))}`,
  "one row of very many cells": `${"|a".repeat(60_000)}|\n${"|-".repeat(60_000)}|\n`,
  "marks of lists with spaces between": `${"-    ".repeat(59)}\n`.repeat(20),
  "one paragraph of very many lines": "a\n".repeat(times(30_000, 200_000)),
  "lists in lists, on one line each": "- - - - a\n".repeat(times(10_000, 20_000)),
  "lists in lists, by their indent": "1. a\n   1. b\n".repeat(times(10_000, 20_000)),
  "marks of quotations with spaces between": `${">    ".repeat(70)}a\n`.repeat(20),
};

describe("Markdown that is dear to parse", () => {
  test.each(Object.entries(hostile))("%s", (_, text) => {
    // Without the limits none of these ends within the time of a test.
    const { document, warnings } = readMarkdown(text);
    expect(document.text).toBe(text);
    expect(warnings.map(({ code }) => code).filter((code) => code !== "markdown-as-text")).toEqual([]);
  });

  test("what people write is far from the limits", () => {
    const bold = Array.from({ length: 400 }, (_, at) => `- **Name ${at}** of the *Institute* says so.`).join("\n");
    const table = `| who | what |\n|---|---|\n${"| **Ada** | *no* |\n".repeat(400)}`;
    const headings = "Heading\n=======\n\nWords of it.\n\n".repeat(250);
    const form = "Name: __________________ Date: ______________\n\n* * *\n\n***\n\n".repeat(200);
    const lists = `${"1. Point\n   - one\n   - two\n".repeat(200)}\nWords between.\n\n`.repeat(6);
    for (const text of [bold, table, headings, form, lists]) expect(isTooHard(text)).toBe(false);
  });
});
