import type { Statement } from "@rapporteur/core/model";
import { expect, it } from "vitest";
import { statementsShown } from "./statements-shown.ts";

const relation = (start: number, parts: Partial<Record<"source" | "target" | "action" | "confidence" | "id", unknown>>): Statement =>
  ({
    type: "relation",
    start,
    end: start + 80,
    source: "state:FRA",
    target: "state:TGO",
    action: "ACCUSE",
    confidence: 0.9,
    id: `r${start}`,
    ...parts,
  }) as unknown as Statement;

const forecast = (start: number, confidence = 0.9): Statement =>
  ({ type: "forecast", start, end: start + 80, event: { start, end: start + 40, text: "" }, confidence, id: `f${start}` }) as unknown as Statement;

it("leaves out what is not sure enough, and says of one event once what is expected", () => {
  const read = [forecast(0, 0.6), forecast(0, 0.5), forecast(5000, 0.1), relation(10, { id: "unsure", source: "state:CHN", confidence: 0.1 })];
  expect(statementsShown(read).map(({ id }) => id)).toEqual(["f0"]);
});

it("an act is not told twice, once with its target and once without", () => {
  expect(statementsShown([relation(0, {}), relation(0, { id: "again" })])).toHaveLength(1);
});

it("two acts of one party on another in one sentence are two", () => {
  expect(statementsShown([relation(0, {}), relation(0, { id: "second", action: "SANCTION" })])).toHaveLength(2);
});
