import type { Quotation } from "@rapporteur/core/model";
import { expect, it } from "vitest";
import { joinQuotations } from "./join-quotations.ts";

const quotation = (start: number, end: number, speaker: string | null, id = `q${start}`): Quotation => ({
  id,
  start,
  end,
  kind: "indirect",
  speaker,
  speakerText: speaker ?? "",
  speakerSpan: null,
  cue: [start, start],
  within: null,
});

it("gives a quotation the speaker that only the model found, and numbers them in the order of the text", () => {
  const joined = joinQuotations(
    [{ ...quotation(100, 150, null, "q1"), kind: "direct" }],
    [quotation(102, 150, "person:ada-quist"), quotation(10, 40, "state:FRA"), { ...quotation(60, 70, null), speakerText: "Some" }],
    () => true,
  );
  expect(joined.map(({ id, start, speaker }) => [id, start, speaker])).toEqual([
    ["q1", 10, "state:FRA"],
    ["q2", 100, "person:ada-quist"],
  ]);
});

it("takes what is reported of nobody whom the text names, but not words in marks that nobody says", () => {
  const said = quotation(10, 40, null);
  const read = [
    said,
    { ...quotation(50, 60, null), kind: "direct" as const },
    { ...quotation(70, 90, null), kind: "mixed" as const },
    quotation(100, 120, null),
  ];
  const joined = joinQuotations([], read, ({ start }) => start < 100);
  expect(joined.map(({ start, speaker }) => [start, speaker])).toEqual([
    [10, null],
    [70, null],
  ]);
});

it("takes indirect speech from the model alone, of a name that nobody knows where the rules hear it from the same words", () => {
  const named = (start: number, end: number, speakerSpan: readonly [number, number]): Quotation => ({
    ...quotation(start, end, null),
    speakerText: "Ruvolt",
    speakerSpan,
  });
  const marked = { ...quotation(100, 140, "state:TGO"), kind: "direct" as const };
  const ruled = [quotation(10, 40, "state:FRA"), named(50, 90, [42, 48]), marked, named(150, 190, [142, 148])];
  const joined = joinQuotations(ruled, [named(50, 90, [42, 48]), named(150, 190, [192, 198]), named(200, 240, [192, 198])], () => true);
  expect(joined.map(({ start }) => start)).toEqual([50, 100]);
});
