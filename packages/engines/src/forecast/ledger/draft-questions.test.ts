import { expect, test } from "vitest";
import { draftQuestions } from "./draft-questions.ts";
import { toLedgerForecast, type ForecastStatementRow } from "./statement-forecasts.ts";

const row = (id: string, event: string, more: Partial<ForecastStatementRow> = {}): ForecastStatementRow => ({
  id,
  forecaster: "person:ann",
  event,
  direction: 1,
  chance: null,
  stated: null,
  horizonFrom: null,
  horizonTo: null,
  condition: null,
  isAccepted: true,
  ...more,
});
const grouped = (events: readonly string[], likeness?: number) =>
  draftQuestions(
    events.map((event, at) => row(`${at}`, event)),
    likeness,
  ).map(({ statements }) => statements.map(({ id }) => id).join("+"));

test("endings of words of five letters and more do not part events, those of shorter ones do", () => {
  expect(grouped(["talks fail", "talk fail"])).toEqual(["0+1"]);
  expect(grouped(["gases leak", "gas leaked", "gasses leaking"])).toEqual(["0+1", "2"]);
  expect(grouped(["cars fail", "car fail"])).toEqual(["0", "1"]);
  expect(grouped(["Armies WILL withdraw.", "the armies, withdrawing"])).toEqual(["0+1"]);
});

test("events are one question from the likeness on, of several the most like one", () => {
  // Three of five words in common.
  const [one, other] = ["alpha beta gamma delta", "alpha beta gamma omega"];
  expect(grouped([one, other])).toEqual(["0+1"]);
  expect(grouped([one, other], 0.61)).toEqual(["0", "1"]);
  expect(grouped(["alpha beta gamma", "alpha beta gamma delta zeta", "alpha beta gamma delta zeta eta"], 0.7)).toEqual(["0", "1+2"]);
  // Words that say nothing are none: the events have nothing in common.
  expect(grouped(["it will be so", "it will be there"], 0.1)).toEqual(["0", "1"]);
});

test("a question opens with the first statement, is due with the last horizon, and is as like as its least like", () => {
  const [draft] = draftQuestions([
    row("a", "alpha beta gamma delta", { stated: 30, horizonTo: 100, condition: "if so" }),
    row("b", "alpha beta gamma delta", { stated: 10, condition: "if not" }),
    row("c", "alpha beta gamma omega", { horizonTo: 200, condition: "if so" }),
  ]);
  expect(draft?.question).toEqual({
    id: "q1",
    text: "alpha beta gamma delta",
    criteria: null,
    kind: "binary",
    options: [],
    condition: "if so",
    opens: 10,
    closes: 200,
    due: 200,
    baseRate: null,
  });
  expect([draft?.likeness, draft?.statements.length]).toEqual([0.6, 3]);
  expect(draftQuestions([row("a", "alpha")])[0]?.question).toMatchObject({ opens: null, closes: null, due: null });
});

test("a statement without a forecaster is no entry of the ledger", () => {
  expect(toLedgerForecast(row("a", "alpha", { forecaster: null }), "q1")).toBeNull();
  expect(toLedgerForecast(row("a", "alpha", { stated: 5 }), "q1")).toEqual({
    id: "a",
    question: "q1",
    forecaster: "person:ann",
    stated: 5,
    chance: null,
    optionChances: null,
    isAccepted: true,
  });
});
