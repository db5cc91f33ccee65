import { beforeAll, describe, expect, it } from "vitest";
import type { Readout } from "../packages/reader/src/readout/readout.ts";
import { readDocument } from "../packages/reader/src/reading/read-document.ts";
import { sharedFile } from "./support/shared-folder.ts";

const path = sharedFile("seeds", "xi-putin-roundup.txt");

describe.skipIf(path === null)("the readout of a real roundup", () => {
  let readout: Readout;
  beforeAll(async () => {
    readout = await readDocument(path ?? "");
  });
  const entity = (id: string): Readout["entities"][number] | undefined => readout.entities.find((candidate) => candidate.id === id);

  it("has three contributions with their headings, two of them attributed, the third with a warning", () => {
    const { contributions } = readout.document;
    expect(contributions.map(({ heading, author, affiliation }) => [heading?.slice(0, 24), author, affiliation])).toEqual([
      ["China has doubled down o", "person:david-o-shullman", "org:atlantic-council"],
      ["Putin won’t even take th", "person:john-herbst", "org:atlantic-council"],
      ["Putin and Xi are buildin", null, null],
    ]);
    expect(readout.warnings.map(({ code }) => code)).toContain("contribution-unattributed");
    expect(contributions.map(({ roles }) => roles.map(({ former }) => former))).toEqual([[false, true], [false, true], []]);
  });

  it("has the question of the title, three of the standfirst, no tags", () => {
    expect(readout.document.questions.map(({ from }) => from)).toEqual(["title", "standfirst", "standfirst", "standfirst"]);
    expect(readout.document.tags).toEqual([]);
  });

  it("knows nothing of the comment form", () => {
    const { text, blocks } = readout.document;
    const shown = blocks.map(({ start, end }) => text.slice(start, end)).join("\n");
    expect(shown).not.toMatch(/Add a Comment|Required fields|No tags/);
    expect(readout.statements.filter(({ quote }) => /email address/.test(quote))).toEqual([]);
  });

  it.each([
    ["state:CHN", "state:CHN"],
    ["state:RUS", "state:RUS"],
    ["state:UKR", "state:UKR"],
    ["state:USA", "state:USA"],
    ["state:JPN", "state:JPN"],
    ["person:xi-jinping", "state:CHN"],
    ["person:vladimir-putin", "state:RUS"],
    ["person:volodymyr-zelenskyy", "state:UKR"],
    ["person:oleksiy-danilov", "state:UKR"],
    ["person:fumio-kishida", "state:JPN"],
  ])("%s belongs to and acts for %s", (id, state) => {
    expect(entity(id)).toMatchObject({ country: state, actsFor: state });
  });

  it("lets former officials act for no state", () => {
    expect(entity("person:david-o-shullman")?.actsFor).toBeNull();
    expect(entity("person:john-herbst")?.actsFor).toBeNull();
  });
});
