import type { Quotation, Statement } from "@rapporteur/core/model";
import { expect, it } from "vitest";
import { joinQuotations, joinStatements } from "./join-drafts.ts";

const relation = (start: number, parts: Partial<Record<"source" | "target" | "confidence" | "id", unknown>>): Statement =>
  ({
    type: "relation",
    start,
    end: start + 80,
    source: "state:FRA",
    target: "state:TGO",
    confidence: 0.9,
    id: `r${start}`,
    ...parts,
  }) as unknown as Statement;

const forecast = (start: number, confidence = 0.9): Statement =>
  ({ type: "forecast", start, end: start + 80, event: { start, end: start + 40, text: "" }, confidence, id: `f${start}` }) as unknown as Statement;

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

it("adds what the model is sure of and the rules do not say", () => {
  const read = [
    forecast(0, 0.6),
    relation(0, { id: "unsure", source: "state:CHN", confidence: 0.1 }),
    relation(10, { id: "new", source: "state:CHN" }),
  ];
  expect(joinStatements([forecast(0)], read).map(({ id }) => id)).toEqual(["f0", "new"]);
});

it("is surer of a forecast of the rules that the model reads too", () => {
  const [agreed, alone] = joinStatements([forecast(0), forecast(5000)], [forecast(0, 0.6)]).map(({ confidence }) => confidence);
  expect(agreed).toBeGreaterThan(alone ?? 1);
});

it("leaves out causes that only the rules read", () => {
  const cause = (start: number): Statement =>
    ({
      type: "cause",
      start,
      end: start + 80,
      cause: { start, end: start + 20 },
      effect: { start: start + 30, end: start + 60 },
      confidence: 0.9,
      id: `c${start}`,
    }) as unknown as Statement;
  expect(joinStatements([cause(0), cause(5000)], [cause(0)]).map(({ id }) => id)).toEqual(["c0"]);
});

it("an act is not told twice, once with its target and once without", () => {
  expect(joinStatements([], [relation(0, {}), relation(0, { id: "again" })])).toHaveLength(1);
});

it("gives a quotation the speaker that only the model found, and numbers them in the order of the text", () => {
  const joined = joinQuotations(
    [quotation(100, 150, null, "q1")],
    [quotation(102, 150, "person:ada-quist"), quotation(10, 40, "state:FRA"), quotation(60, 70, null)],
  );
  expect(joined.map(({ id, start, speaker }) => [id, start, speaker])).toEqual([
    ["q1", 10, "state:FRA"],
    ["q2", 100, "person:ada-quist"],
  ]);
});

it("a draft of the rules that the model reads too is surer than one that it does not", () => {
  const [agreed, alone] = joinStatements([forecast(0), forecast(5000)], [forecast(0, 0.8)]);
  expect(agreed?.confidence).toBeGreaterThan(alone?.confidence ?? 1);
});
