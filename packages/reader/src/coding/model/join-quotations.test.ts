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
    [quotation(100, 150, null, "q1")],
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

it("leaves out indirect speech of an unknown name where the model hears nobody", () => {
  const known = quotation(10, 40, "state:FRA");
  const unknown = { ...quotation(50, 90, null), speakerText: "Ruvolt" };
  const marked = { ...quotation(100, 140, "state:TGO"), kind: "direct" as const };
  const joined = joinQuotations([known, unknown, marked], [quotation(50, 90, null)], () => false);
  expect(joined.map(({ start }) => start)).toEqual([10, 100]);
});
