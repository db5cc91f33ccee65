import { describe, expect, it } from "vitest";
import type { DocumentContent, StatementRecord } from "@rapporteur/app/records";
import type { Overlaid } from "../../../data/pending.ts";
import { authorshipDoubts, namedSince } from "./authorship-doubts.ts";

const part = (start: number, end: number, author: string | null): DocumentContent["contributions"][number] => ({
  heading: null,
  start,
  end,
  body: [start, end],
  bio: null,
  author,
  affiliation: null,
  roles: [],
});

const content = (warnings: DocumentContent["warnings"]) => ({
  text: " ".repeat(300),
  contributions: [part(0, 100, "ada"), part(110, 200, null)],
  warnings,
});

function said(start: number, speaker: string | null, review: StatementRecord["review"] = "draft"): Overlaid<"statement"> {
  return { record: { id: `s${start}`, start, speaker, review } as StatementRecord, revision: 1 } as Overlaid<"statement">;
}

const starts = (doubts: ReturnType<typeof authorshipDoubts>, at: number | null): number[][] =>
  (doubts.get(at) ?? []).map(({ statements }) => statements.map(({ record }) => record.start));

describe("doubts on who wrote a text", () => {
  const ambiguous = { code: "author-ambiguous", message: "Ada and Bo.", start: 110, end: 200, candidates: ["ada", "bo"] };

  it("are about the statements of the part that nobody is said to speak", () => {
    const statements = [said(20, "ada"), said(120, null), said(130, "eve"), said(140, null, "rejected"), said(250, null)];
    expect(starts(authorshipDoubts(content([ambiguous]), statements), 1)).toEqual([[120]]);
  });

  it("are settled once these have a speaker, and stand where nothing was coded", () => {
    expect(authorshipDoubts(content([ambiguous]), [said(120, "bo")]).size).toBe(0);
    expect(starts(authorshipDoubts(content([ambiguous]), [said(20, "ada")]), 1)).toEqual([[]]);
  });

  it("of a label inside another's text are about what that text says from there on", () => {
    const label = { code: "label-unused", message: "“Bo”", start: 50, end: 52, candidates: ["bo"] };
    const doubts = authorshipDoubts(content([label]), [said(20, "ada"), said(60, "ada"), said(70, "eve"), said(120, null)]);
    expect(starts(doubts, 0)).toEqual([[60]]);
    expect(authorshipDoubts(content([label]), [said(20, "ada"), said(60, "bo")]).size).toBe(0);
  });

  it("outside all parts reach to the next one; other warnings and those without a place are none", () => {
    const label = { code: "label-unused", message: "“Bo”", start: 205, end: 207, candidates: ["bo"] };
    const others = [
      { code: "pages-without-text", message: "Page 3.", start: 0, end: 1 },
      { code: "author-ambiguous", message: "Somewhere." },
    ];
    const doubts = authorshipDoubts(content([label, ...others]), [said(20, "ada"), said(250, null)]);
    expect([...doubts.keys()]).toEqual([null]);
    expect(starts(doubts, null)).toEqual([[250]]);
  });
});

it("who was named since is the one speaker of all that stands", () => {
  expect(namedSince([said(1, "ada"), said(2, "ada"), said(3, null, "rejected")])).toBe("ada");
  for (const statements of [[], [said(1, "ada"), said(2, null)], [said(1, "ada"), said(2, "bo")]]) expect(namedSince(statements)).toBeNull();
});
