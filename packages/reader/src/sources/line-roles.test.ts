import { expect, it } from "vitest";
import { looksLikeBio, looksLikeBody, looksLikeHeading, looksLikePulledQuote, looksLikeRubric, mastheadKind } from "./line-roles.ts";

it.each([
  ["The Littoral Review | 9 May 2034", "other"],
  ["20 August 2030 | 8 comments", "other"],
  ["Isle & Empire, issue 44", "other"],
  ["Maria Ceban | 4 May 2033", "byline"],
  ["By Maria Ceban | 4 May 2033", null],
  ["What happened on 4 May 2033", null],
  ["The issue is not the number of ships.", null],
])("%s is a masthead: %s", (line, kind) => expect(mastheadKind(line)).toBe(kind));

it("tells the name of a section from a title", () => {
  for (const line of ["OPINION", "Roundtable", "Expert comment", "Q & A", "The Big Read"]) expect(looksLikeRubric(line), line).toBe(true);
  for (const line of ["Opinion is divided", "Forum on the Nile", "The court's opinion"]) expect(looksLikeRubric(line), line).toBe(false);
});

it("tells a quotation set off from a heading", () => {
  expect(looksLikePulledQuote("“Nobody resigns in November” — an old rule in Berlin")).toBe(true);
  expect(looksLikePulledQuote("“A border that nobody guards”: an interview")).toBe(false);
});

it("takes no salutation for a heading, and a retired officer for no sentence", () => {
  expect(looksLikeHeading("SIR – Could the authority be asked who owns the ship?")).toBe(false);
  expect(looksLikeHeading("Lt. Col. Ints Bērziņš (ret.)")).toBe(true);
});

it("tells a line that names a body", () => {
  expect(looksLikeBody("Daugava Institute for Eastern Affairs")).toBe(true);
  expect(looksLikeBody("The bank was right to wait.")).toBe(false);
});

it("tells what an author has published from a possessive in a sentence", () => {
  expect(looksLikeBio("ADA LUND's “The Shut Gate” is published in May")).toBe(true);
  expect(looksLikeBio("Ada Lund’s latest novel is Low Water")).toBe(true);
  expect(looksLikeBio("Ada Lund’s ministry has shut the gate")).toBe(false);
});
