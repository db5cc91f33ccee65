import { describe, expect, test } from "vitest";
import { sampleReadout } from "../../../../../test/fixtures/sample-readout.ts";
import { markdownFormats } from "./markdown-formats.ts";
import { cutOut, withoutMarkup } from "./without-markup.ts";

/** Marks of Markdown in a text: every run of them is a stretch. */
const stretchesOf = (text: string): [number, number][] =>
  [...text.matchAll(/!\[[^\]]*\]\([^)]*\)|\]\([^)]*\)|[*_`[]+/g)].map((found) => [found.index, found.index + found[0].length]);
/** What is said of which words: "strong: words", and of links and pictures where they lead. */
function told(text: string, blocks = [{ start: 0, end: text.length }]): string[] {
  const markup = stretchesOf(text);
  const { kept } = cutOut(text, markup);
  return markdownFormats(text, markup, blocks).map(({ kind, start, end, href, alt }) =>
    [kind, kept.slice(start, end), href, alt].filter((part) => part !== null && part !== "").join(": "),
  );
}

describe("the marks of Markdown", () => {
  test("say what is bold, italic, code and linked, one within another", () => {
    expect(told("A **bold** and *slanted* word, __so__ and _thus_, `code`.")).toEqual([
      "strong: bold",
      "emphasis: slanted",
      "strong: so",
      "emphasis: thus",
      "code: code",
    ]);
    expect(told("**bold *and slanted* words**")).toEqual(["emphasis: and slanted", "strong: bold and slanted words"]);
    expect(told('See [the *report*](https://a.example/x "title") there.')).toEqual(["emphasis: report", "link: the report: https://a.example/x"]);
    expect(told("[one](https://a.example) [two](<https://b.example>)")).toEqual(["link: one: https://a.example", "link: two: https://b.example"]);
    expect(told("![a map](https://a.example/m.png) and ![](https://a.example/n.png)")).toEqual([
      "image: https://a.example/m.png: a map",
      "image: https://a.example/n.png",
    ]);
  });

  test("that are never closed, close nothing, or hold no words say nothing", () => {
    expect(told("A *star and **two")).toEqual([]);
    expect(told("words](https://a.example)")).toEqual([]);
    expect(told("**** and [](https://a.example)")).toEqual([]);
    expect(told("*a _b* c_")).toEqual(["emphasis: a b", "emphasis: b c"]);
  });

  test("lead nowhere but to the web", () => {
    expect(told("[a](javascript:x) ![b](data:x) [c](https://a.example)")).toEqual(["link: c: https://a.example"]);
    // What could not be linked was closed all the same.
    expect(told("[a [b](javascript:x) c](https://a.example)")).toEqual(["link: a b c: https://a.example"]);
  });

  test("reach no further than their block, and those that reach over its end are passed over", () => {
    const text = "**a\nb** *c*";
    const at = text.indexOf("\n");
    expect(
      told(text, [
        { start: 0, end: at },
        { start: at + 1, end: text.length },
      ]),
    ).toEqual(["emphasis: c"]);
    expect(
      markdownFormats(
        "*ab*",
        [
          [0, 1],
          [3, 4],
        ],
        [{ start: 0, end: 4 }],
      ),
    ).toHaveLength(1);
    expect(
      markdownFormats(
        "*ab*",
        [
          [0, 1],
          [3, 4],
        ],
        [
          { start: 0, end: 3 },
          { start: 3, end: 4 },
        ],
      ),
    ).toEqual([]);
    expect(
      markdownFormats(
        "*ab*",
        [
          [3, 4],
          [0, 1],
        ],
        [{ start: 0, end: 4 }],
      ),
    ).toHaveLength(1);
    expect(
      markdownFormats(
        "*ab**",
        [
          [0, 1],
          [3, 5],
        ],
        [{ start: 0, end: 4 }],
      ),
    ).toEqual([]);
  });
});

describe("what is cut out of a text", () => {
  test("moves what stands behind it, and what stood in it to its place", () => {
    expect([cutOut("abcdef", [[1, 3]]).kept, [...cutOut("abcdef", [[1, 3]]).moved]]).toEqual(["adef", [0, 1, 1, 1, 2, 3, 4]]);
    expect([...cutOut("abc", []).moved]).toEqual([0, 1, 2, 3]);
    expect([
      cutOut("abcdef", [
        [4, 9],
        [0, 2],
        [1, 3],
      ]).kept,
      [
        ...cutOut("abcdef", [
          [4, 9],
          [0, 2],
          [1, 3],
        ]).moved,
      ],
    ]).toEqual(["d", [0, 0, 0, 0, 1, 1, 1]]);
  });

  test("moves every span of a readout with its words, and cuts its words again", () => {
    const marked = sampleReadout.document.text.replace("trust is gone", "*trust* is gone");
    const at = marked.indexOf("*trust*");
    const by = (offset: number): number => (offset <= at ? offset : offset <= at + 5 ? offset + 1 : offset + 2);
    const move = (value: unknown, key = ""): unknown => {
      if (Array.isArray(value))
        return ["body", "bio", "sourceSpan", "targetSpan", "connective"].includes(key)
          ? value.map(by)
          : value.map((one) => (["mentions", "passages"].includes(key) ? move(one, "body") : move(one, key)));
      if (typeof value !== "object" || value === null) return value;
      const parts = Object.entries(value).map(([name, part]) => [
        name,
        (name === "start" || name === "end") && typeof part === "number" ? by(part) : move(part, name),
      ]);
      return Object.fromEntries(parts);
    };
    const words = (text: string) => ({
      ...(move(sampleReadout) as typeof sampleReadout),
      document: { ...(move(sampleReadout) as typeof sampleReadout).document, text },
    });
    const given = words(marked);
    const quoted = { ...given, statements: given.statements.map((one) => ({ ...one, quote: marked.slice(one.start, one.end) })) };
    const plain = withoutMarkup(quoted, [
      [at, at + 1],
      [at + 6, at + 7],
    ]);
    expect(plain.document.text).toBe(sampleReadout.document.text);
    expect(plain.statements.map(({ start, end, quote }) => [start, end, quote])).toEqual(
      sampleReadout.statements.map(({ start, end, quote }) => [start, end, quote]),
    );
    expect(plain.entities).toEqual(sampleReadout.entities);
    expect(plain.answers).toEqual(sampleReadout.answers);
    expect(plain.document.contributions).toEqual(sampleReadout.document.contributions);
    expect(withoutMarkup(sampleReadout, [])).toBe(sampleReadout);
  });
});
