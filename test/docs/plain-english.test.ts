import { describe, expect, it } from "vitest";
import { lengthProblems, mostWords, wordProblems } from "../../scripts/plain-english/check-prose.ts";
import { codeStrings } from "../../scripts/plain-english/code-strings.ts";
import { markdownProse } from "../../scripts/plain-english/markdown-prose.ts";
import { readWords } from "../../scripts/plain-english/read-words.ts";

const words = readWords();
const prose = (text: string) => ({ file: "docs/x.md", line: 1, text });

describe("the words that our prose does not use", () => {
  it.each(words)("$bad → $good", (word) => {
    expect(wordProblems(prose(word.bad), [word])).not.toEqual([]);
    expect(wordProblems(prose(word.good), words)).toEqual([]);
  });

  it("are told with their place and what to write", () => {
    expect(wordProblems(prose("Whoever asks"), words)).toEqual(["docs/x.md:1: “Whoever” in “Whoever asks”; write: anyone who; the person who"]);
  });
});

describe("what is checked", () => {
  it("of a page: paragraphs, headings, cells, without code and quoted words", () => {
    const page = "# One `two`\n\nHe says “three”,\nthen *four*.\n\n```sh\nfive\n```\n\n| six |\n|---|\n| [seven](eight.md) |\n";
    expect(markdownProse("p.md", page).map(({ line, text }) => [line, text])).toEqual([
      [1, "One …"],
      [3, "He says “…”, then four."],
      [10, "six"],
      [12, "seven"],
    ]);
  });

  it("of a source: texts of two words or more, in literals, templates and markup", () => {
    const source = 'import x from "a b";\n// not this one\nconst y = `two ${x} words`;\nconst z = <b className="one">Three or four</b>;';
    expect(codeStrings("a.tsx", source).map(({ line, text }) => [line, text])).toEqual([
      [1, "a b"],
      [3, "two … words"],
      [4, "Three or four"],
    ]);
    expect(() => codeStrings("a.ts", "const = ;")).toThrow(/a.ts cannot be parsed/);
  });

  it("of a page that teaches: the length of sentences", () => {
    const long = `${"word ".repeat(mostWords)}word.`;
    expect(lengthProblems(prose(`Short. ${long} Short.`))).toHaveLength(1);
    expect(lengthProblems(prose("Words. ".repeat(40)))).toEqual([]);
  });
});
