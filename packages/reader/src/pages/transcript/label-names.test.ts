import { describe, expect, it } from "vitest";
import { fullNameIn } from "./label-names.ts";

const nameOf = (text: string, label: string): string | null => fullNameIn(text, label)?.name ?? null;

describe("the full name of whoever a label calls by a surname", () => {
  it.each([
    ["The paper was written by Ada Lund of Varn.", "LUND", "Ada Lund"],
    ["Lund met Ada Lund, and Lund agreed.", "Lund", "Ada Lund"],
    ["We met Foreign Minister Ada B. Lund on Monday.", "Minister Lund", "Ada B. Lund"],
    ["Ada Lund came, and Bram Lund left.", "LUND", null],
    ["Ada Lundqvist came.", "LUND", null],
    ["Ada\nLund came.", "LUND", null],
    ["It was said by Ada\u00a0Lund.", "Mr Lund", "Ada Lund"],
    ["They went to Holm Holm.", "Holm", "Holm Holm"],
    ["Nobody came.", "LUND", null],
    ["STATEMENT OF ADA LUND, PILOT", "Ms. Lund", "Ada Lund"],
    ["We have in Orvik Ada Mac Lund. Thank you, Ada Mac Lund.", "MAC LUND", "Ada Mac Lund"],
  ])("in %j by %j is %j", (text, label, name) => expect(nameOf(text, label)).toBe(name));

  it("is looked for where the label stands, however long the text is", () => {
    const text = `${"The Lower House of Varn met on Monday to hear the Prime Minister of Orvik on Grain. ".repeat(12_000)}Ada Lund came.`;
    const before = process.cpuUsage();
    for (let label = 0; label < 60; label++) expect(nameOf(text, `Holm${"abcdefghij"[label % 10]}${"klmnop"[label % 6]}`)).toBeNull();
    expect(nameOf(text, "LUND")).toBe("Ada Lund");
    expect(process.cpuUsage(before).user / 1_000_000).toBeLessThan(0.4);
  });
});
