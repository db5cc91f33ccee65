import { describe, expect, it } from "vitest";
import { parseDocument } from "./parse-document.ts";

const problems = (source: string) =>
  parseDocument("documents/oped/d900.txt", source).problems.map((problem) => `${problem.line} ${problem.text.slice(0, 34)}`);

describe("parseDocument", () => {
  it("reads blocks with their roles and the numbers of their lines", () => {
    const { document, problems: wrong } = parseDocument("documents/oped/d900.txt", "@title\nOne\n\n@body\nTwo.\r\nThree. \n");
    expect(wrong).toEqual([]);
    expect(document.id).toBe("d900");
    expect(document.blocks.map((block) => [block.role, block.lines.map((line) => [line.number, line.text])])).toEqual([
      ["title", [[2, "One"]]],
      [
        "body",
        [
          [5, "Two."],
          [6, "Three."],
        ],
      ],
    ]);
  });

  it("keeps a handle inside a block as text", () => {
    expect(parseDocument("d.txt", "@share\nFollow us\n@nordhav\n").document.blocks[0]?.lines).toHaveLength(2);
  });

  it("says what is wrong", () => {
    expect(problems("@headline\nOne\n")[0]).toContain("1 @headline is not a role");
    expect(problems("@body\n\n@title\nOne\n")[0]).toContain("1 the block @body is empty");
    expect(problems("One.\n")[0]).toContain("1 this line stands in no block");
    expect(problems("")).toEqual(["1 the document is empty"]);
  });
});
