import { describe, expect, it } from "vitest";
import { paragraphsOf } from "./paragraphs.ts";
import { findQuotedSpans } from "./quote-marks.ts";

function quoted(text: string): string[] {
  return findQuotedSpans(text, paragraphsOf(text)).map((span) => text.slice(span.inner.start, span.inner.end));
}

describe("findQuotedSpans", () => {
  it("pairs each kind of mark", () => {
    expect(quoted("He said “one” and «two» and \"three\" and ``four'' and 'five' and „six“.")).toEqual([
      "one",
      "two",
      "three",
      "four",
      "five",
      "six",
    ]);
  });

  it("leaves apostrophes, genitives and decades alone", () => {
    expect(quoted("Xi's envoys' talks in the '90s weren't 'frank', the leaders' aides said.")).toEqual(["frank"]);
    expect(quoted("Xi’s envoys’ talks in the ’90s weren’t ‘frank’.")).toEqual(["frank"]);
    expect(quoted("‘The leaders’ summit failed’, he said.")).toEqual(["The leaders’ summit failed"]);
  });

  it("nests", () => {
    const text = "She said: “He told me, ‘We “never” agreed,’ and left.”";
    const spans = findQuotedSpans(text, paragraphsOf(text));
    expect(spans.map((span) => span.parent)).toEqual([null, 0, 1]);
  });

  it("ends an unclosed quote with its sentence, not with the document", () => {
    expect(quoted("He said “we will stay. Nobody believed it.\n\nThe war went on.")).toEqual(["we will stay."]);
    expect(quoted('He said "we will stay. Nobody believed it. "Really?" she asked.')).toEqual(["we will stay.", "Really?"]);
  });

  it("follows a quote through continuation paragraphs", () => {
    const text = "“We came first. We stayed.\n\n“Then we left,” he said.";
    const spans = findQuotedSpans(text, paragraphsOf(text));
    expect(spans.map((span) => [text.slice(span.start, span.end), span.unclosed, span.continues])).toEqual([
      ["“We came first. We stayed.", true, false],
      ["“Then we left,”", false, true],
    ]);
  });

  it("ignores a stray closing mark", () => {
    expect(quoted("We stayed.” That was all.")).toEqual([]);
    expect(quoted('He is 6\'2" tall, "very" tall.')).toEqual(["very"]);
  });

  it("does not pair across paragraphs", () => {
    expect(quoted("A ‘mark.\n\nAnother’ one.")).toEqual([]);
  });
});

describe("paragraphsOf", () => {
  it("takes lines where there are no blank ones", () => {
    expect(paragraphsOf("\n\na\nb \n\n")).toHaveLength(2);
    expect(paragraphsOf("a\nb\n\nc")).toHaveLength(2);
    expect(paragraphsOf("a\nb ")).toEqual([
      { start: 0, end: 1 },
      { start: 2, end: 3 },
    ]);
  });

  it("keeps the text between blocks", () => {
    expect(paragraphsOf("ab cd ef", [{ kind: "paragraph", level: 0, start: 3, end: 5 }])).toEqual([
      { start: 0, end: 2 },
      { start: 3, end: 5 },
      { start: 6, end: 8 },
    ]);
  });
});
