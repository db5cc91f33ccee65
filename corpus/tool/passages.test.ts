import { describe, expect, test } from "vitest";
import { exportDocument } from "./export-document.ts";
import { parsePassages } from "./passages.ts";

const source = `=== 1
Nairobi took its time.
On Thursday it slapped a levy on Ugandan milk.
---
entity state Kenya | Nairobi
entity state Uganda
2 relation SANCTION | trigger: slapped a levy | source: it =Kenya | target: Ugandan =Uganda | object: Ugandan milk

=== 2
The levy is a pity.
---
1 position against plain | trigger: pity | concept: levy
`;

describe("parsePassages", () => {
  test("reads each passage as a document of one block, signed by nobody", () => {
    const [first, second, ...others] = parsePassages("passages/money.txt", source);
    expect(others).toEqual([]);
    expect([first, second].flatMap((one) => [...(one?.problems ?? []), ...(one?.annotationProblems ?? [])])).toEqual([]);
    expect(first?.row).toMatchObject({ id: "money-1", split: "train", genre: "passage", words: 13 });
    expect(second?.annotation?.sections).toMatchObject([{ ranges: [{ from: 1, to: 1 }] }]);
  });

  test("exports statements at their places in the passage", () => {
    const [first] = parsePassages("passages/money.txt", source);
    if (first === undefined) throw new Error("no passage");
    const record = exportDocument(first.row, first.document, first.annotation);
    expect(record["text"]).toBe("Nairobi took its time. On Thursday it slapped a levy on Ugandan milk.");
    expect(record["relations"]).toMatchObject([{ action: "SANCTION", trigger: { start: 38, end: 52 }, source: [{ names: ["Kenya"] }] }]);
  });

  test("names the line of the file where an annotation is wrong", () => {
    const problems = parsePassages("passages/money.txt", source.replace("concept: levy", "concept: duty")).flatMap((one) => one.annotationProblems);
    expect(problems.map(({ level, line }) => [level, line])).toEqual([["error", 12]]);
  });

  test.each([
    ["a number that stands twice", source.replace("=== 2", "=== 1"), 9, /stands twice/],
    ["a passage without annotation", source.replaceAll("---\n", ""), 1, /a line '---'/],
    ["a passage without a number", source.replace("=== 2", "==="), 9, /and its number/],
    ["a passage without sentences", "=== 1\n---\n", 1, /no sentence/],
  ])("refuses %s", (_, wrong, line, text) => {
    const problems = parsePassages("passages/money.txt", wrong).flatMap((one) => one.problems);
    expect(problems[0]).toMatchObject({ level: "error", line, text: expect.stringMatching(text) as unknown });
  });
});
