import { describe, expect, it } from "vitest";
import { buildStatementTable } from "@rapporteur/core/model";
import { draftQuestions } from "./ledger/draft-questions.ts";
import { dueQuestions } from "./ledger/due-questions.ts";
import type { ForecastQuestion, Ledger, LedgerForecast } from "./ledger/ledger.ts";
import { exampleForecast as forecast, exampleQuestion } from "./ledger/ledger.test-data.ts";
import { appendOutcome, currentOutcome, type OutcomeEntry, type OutcomeHistory, type Verdict } from "./ledger/outcome-history.ts";
import { rankForecasters } from "./forecasters/rank-forecasters.ts";
import { readForecastRows, toLedgerForecast } from "./ledger/statement-forecasts.ts";
import { trackRecords } from "./forecasters/track-record.ts";
import { writeCalendar } from "./ledger/write-calendar.ts";

const day = (date: string): number => Date.parse(date);

const question = (id: string, more: Partial<ForecastQuestion> = {}): ForecastQuestion => exampleQuestion(id, { due: day("2031-06-30"), ...more });

const likely = { low: 0.55, high: 0.8, term: "likely", scale: "icd203" };
const stated = (p: number) => ({ low: p, high: p, term: null, scale: null });

function entry(on: string, verdict: Verdict, more: Partial<OutcomeEntry> = {}): OutcomeEntry {
  return {
    question: on,
    verdict,
    happened: day("2031-06-20"),
    recorded: day("2031-06-21"),
    by: "ed",
    reason: "Both capitals confirmed it.",
    evidence: "https://example.org/a",
    ...more,
  };
}

describe("outcome history", () => {
  const context = { question: question("q"), forecasts: [forecast("ann", "q", likely)] };

  it("only grows, and the last entry stands", () => {
    const first = appendOutcome([], entry("q", { kind: "yes" }), context);
    const second = appendOutcome(first, entry("q", { kind: "annulled" }, { recorded: day("2031-07-01") }), context);
    expect(first).toHaveLength(1);
    expect(currentOutcome(second, "q")?.verdict.kind).toBe("annulled");
    expect(currentOutcome(second, "q", day("2031-06-25"))?.verdict.kind).toBe("yes");
    const third = appendOutcome(second, entry("q", { kind: "reopened" }, { recorded: day("2031-07-02"), evidence: "" }), context);
    expect(currentOutcome(third, "q")).toBeNull();
  });

  it.each([
    [entry("q", { kind: "yes" }, { happened: day("2031-03-01") }), /before forecast ann-q was stated on 2031-03-14/],
    [entry("q", { kind: "yes" }, { reason: " " }), /gives no reason/],
    [entry("q", { kind: "yes" }, { evidence: "trust me" }), /is not a link/],
    [entry("q", { kind: "option", option: "red" }), /cannot resolve a question of kind binary/],
    [entry("q", { kind: "reopened" }), /no outcome to take back/],
    [entry("other", { kind: "yes" }), /it is about q/],
    [entry("q", { kind: "yes" }, { happened: Number.NaN }), /has no date/],
  ])("refuses %#", (wrong, message) => {
    expect(() => appendOutcome([], wrong, context)).toThrow(message);
  });

  it("takes a number, and refuses what is none", () => {
    const about = { question: question("q", { kind: "number" }), forecasts: [] };
    expect(appendOutcome([], entry("q", { kind: "number", value: 12.5 }), about)).toHaveLength(1);
    expect(() => appendOutcome([], entry("q", { kind: "number", value: Number.NaN }), about)).toThrow(/it gives no number/);
  });

  it("refuses an entry older than the last, and an unknown option", () => {
    const history = appendOutcome([], entry("q", { kind: "yes" }), context);
    expect(() => appendOutcome(history, entry("q", { kind: "no" }, { recorded: day("2031-06-01") }), context)).toThrow(/before the last entry/);
    const options = { question: question("q", { kind: "options", options: ["red", "blue"] }), forecasts: [] };
    expect(() => appendOutcome([], entry("q", { kind: "option", option: "green" }), options)).toThrow(/none of its options; use one of: red, blue/);
  });
});

const ledger: Ledger = {
  questions: [
    question("a"),
    question("b", { baseRate: { rate: 0.5, source: "coin" } }),
    question("c"),
    question("d"),
    question("e", { kind: "options", options: ["red", "blue"] }),
  ],
  forecasts: [
    forecast("ann", "a", likely),
    forecast("ann", "b", stated(0.9)),
    forecast("ann", "c", null),
    forecast("ann", "d", likely),
    forecast("ann", "e", null, { optionChances: [0.3, 0.7] }),
    forecast("bob", "a", stated(0.7)),
    forecast("bob", "a", stated(0.9), { id: "bob-a2" }),
    forecast("bob", "b", stated(0.2), { isAccepted: false }),
  ],
};
const history: OutcomeHistory = [
  entry("a", { kind: "yes" }),
  entry("b", { kind: "no" }),
  entry("c", { kind: "yes" }),
  entry("d", { kind: "ambiguous" }),
  entry("e", { kind: "option", option: "blue" }),
];

describe("track records", () => {
  const [ann, bob] = trackRecords(ledger, history, { rule: "brier" });

  it("scores ranges at both ends, and options by the chance of what happened", () => {
    expect(ann?.questionCount).toBe(3);
    expect(ann?.score?.bounds.best).toBeCloseTo((0.04 + 0.81 + 0.09) / 3, 12);
    expect(ann?.score?.bounds.worst).toBeCloseTo((0.2025 + 0.81 + 0.09) / 3, 12);
    expect(ann?.label).toContain("0–1");
  });

  it("counts what it leaves out, never as no or one half", () => {
    expect(ann?.leftOut).toEqual({ open: 0, ambiguous: 1, annulled: 0, "without number": 1, "other kind": 0, draft: 0 });
    expect(bob?.leftOut.draft).toBe(1);
  });

  it("lets several forecasts on one question share its weight", () => {
    expect(bob?.questionCount).toBe(1);
    expect(bob?.score?.bounds.middle).toBeCloseTo((0.09 + 0.01) / 2, 12);
  });

  it("gives skill where base rates are known", () => {
    expect(ann?.skill).toEqual({ value: expect.closeTo((0.81 - 0.25) / -0.25, 12), questionCount: 1 });
    expect(bob?.skill).toBeNull();
  });

  it("follows a corrected outcome, and can be had as of a day", () => {
    const corrected = [...history, entry("b", { kind: "yes" }, { recorded: day("2031-08-01") })];
    expect(trackRecords(ledger, corrected, { rule: "brier" })[0]?.score?.bounds.best).toBeCloseTo((0.04 + 0.01 + 0.09) / 3, 12);
    expect(trackRecords(ledger, corrected, { rule: "brier", asOf: day("2031-07-01") })[0]).toEqual(ann);
  });

  it("refuses a chance outside 0–1 with the forecast's id", () => {
    const wrong = { ...ledger, forecasts: [forecast("ann", "a", stated(1.4))] };
    expect(() => trackRecords(wrong, history, { rule: "brier" })).toThrow(/ann-a: 1.4/);
  });
});

describe("ranking", () => {
  const three = ["a", "b", "c"];
  const book = (chances: Record<string, LedgerForecast["chance"][]>): Ledger => ({
    questions: three.map((id) => question(id)),
    forecasts: Object.entries(chances).flatMap(([name, list]) => list.map((chance, index) => forecast(name, three[index] as string, chance))),
  });
  const outcomes: OutcomeHistory = [entry("a", { kind: "yes" }), entry("b", { kind: "yes" }), entry("c", { kind: "no" })];
  const rank = (chances: Record<string, LedgerForecast["chance"][]>, minimumQuestions = 3) =>
    rankForecasters(trackRecords(book(chances), outcomes, { rule: "brier" }), { rule: "brier", minimumQuestions });

  it("ranks nobody below the stated number", () => {
    const ranking = rank({ ann: [likely, likely, likely], bob: [stated(0.7)] });
    expect(ranking.ranked.map(({ record }) => record.forecaster)).toEqual(["ann"]);
    expect(ranking.unranked.map((record) => record.forecaster)).toEqual(["bob"]);
    expect(() => rank({ ann: [likely] }, 0)).toThrow(/at least 1/);
  });

  it("flags an order that turns with what a word means", () => {
    const ranking = rank({ ann: [likely, likely, likely], bob: [stated(0.6), stated(0.6), stated(0.6)] });
    expect(ranking.unsettled).toEqual([{ ahead: "ann", behind: "bob", firmness: "flips" }]);
  });

  it("knows that equal words cannot turn the order between two who share them", () => {
    const ranking = rank({ ann: [likely, likely, stated(0.1)], bob: [likely, likely, stated(0.3)] });
    expect(ranking.unsettled).toEqual([{ ahead: "ann", behind: "bob", firmness: "firm under a common reading" }]);
  });

  it("calls an order firm where the bounds do not meet", () => {
    expect(rank({ ann: [stated(0.9), stated(0.9), stated(0.1)], bob: [likely, likely, likely] }).unsettled).toEqual([]);
  });

  it("says whether the questions are the same, and shares ranks", () => {
    const ranking = rank({ ann: [stated(0.5), stated(0.5), stated(0.5)], bob: [stated(0.5), stated(0.5), stated(0.5)] });
    expect(ranking.ranked.map(({ rank: place }) => place)).toEqual([1, 1]);
    expect(ranking.sharesQuestions).toBe(true);
    expect(rank({ ann: [likely, likely, likely], bob: [likely] }, 1).sharesQuestions).toBe(false);
  });
});

describe("statements", () => {
  const schema = {
    variables: {
      forecaster: "entity",
      event: "text",
      direction: "integer",
      term: "text",
      scale: "text",
      low: "number",
      high: "number",
      horizonTo: "date",
      condition: "text",
    },
    documentFields: {},
  } as const;
  const row = (id: string, event: string, more: Record<string, string | number | null> = {}) =>
    ({
      id,
      type: "forecast",
      document: "d",
      time: day("2031-03-14"),
      review: "accepted",
      values: { forecaster: "person:ann", event, direction: 1, ...more },
    }) as const;
  const table = buildStatementTable(schema, [
    row("s1", "both armies finish the withdrawal", { term: "likely", scale: "icd203", low: 0.55, high: 0.8, horizonTo: day("2031-06-30") }),
    row("s2", "the armies will finish their withdrawal", { forecaster: "person:bob", horizonTo: day("2031-07-10") }),
    row("s3", "the armies finish the withdrawal", { condition: "if the snow melts" }),
    row("s4", "oil prices fall"),
    row("s7", "gas prices fall", { low: 0.5 }),
    { ...row("s5", "rejected thing"), review: "rejected" },
    { ...row("s6", "drafted thing"), review: "draft" },
    { id: "p", type: "position", document: "d", time: null, values: {} },
  ]);

  it("reads accepted forecasts, drafts on request, and says how many nobody reviewed", () => {
    expect(readForecastRows(table).rows.map(({ id }) => id)).toEqual(["s1", "s2", "s3", "s4", "s7"]);
    expect(readForecastRows(table, { includesDrafts: true }).rows.map(({ id }) => id)).toContain("s6");
    expect(readForecastRows(table).unreviewedShare).toBe(1);
    const looked = buildStatementTable(schema, [{ ...row("s1", "oil prices fall"), reviewedByPerson: true }, row("s2", "gas prices fall")]);
    expect(readForecastRows(looked).unreviewedShare).toBe(0.5);
  });

  it("keeps words without number as such", () => {
    const rows = readForecastRows(table).rows;
    expect(rows[0]?.chance).toEqual(likely);
    // Of a range, both ends.
    expect(rows[4]?.chance).toBeNull();
    expect(rows[1] && toLedgerForecast(rows[1], "q1")).toMatchObject({ forecaster: "person:bob", chance: null, isAccepted: true });
  });

  it("groups the same expectation, but not a conditional one with it", () => {
    const drafts = draftQuestions(readForecastRows(table).rows);
    expect(drafts.map(({ statements }) => statements.map(({ id }) => id))).toEqual([["s1", "s2"], ["s3"], ["s4"], ["s7"]]);
    expect(drafts[0]?.question).toMatchObject({ due: day("2031-07-10"), criteria: null });
    expect(drafts[0]?.likeness).toBe(0.75);
  });

  it("groups no expectations whose days lie more than 45 days apart; one without a day fits any", () => {
    const due = (id: string, horizonTo: number | null) => row(id, "the armies finish the withdrawal", { horizonTo });
    const grouped = (...rows: ReturnType<typeof due>[]) =>
      draftQuestions(readForecastRows(buildStatementTable(schema, rows)).rows).map(({ statements }) => statements.map(({ id }) => id));
    expect(grouped(due("a", day("2031-06-30")), due("b", day("2031-08-14")))).toEqual([["a", "b"]]);
    expect(grouped(due("a", day("2031-06-30")), due("b", day("2031-08-15")))).toEqual([["a"], ["b"]]);
    expect(grouped(due("a", null), due("b", day("2031-08-15")))).toEqual([["a", "b"]]);
    expect(grouped(due("a", day("2031-06-30")), due("b", null))).toEqual([["a", "b"]]);
  });
});

describe("what falls due", () => {
  const dated: Ledger = {
    questions: [question("a", { due: day("2031-06-30") }), question("b", { due: day("2031-05-01") }), question("c", { due: null })],
    forecasts: [forecast("ann", "b", likely)],
  };

  it("lists open questions by date", () => {
    const { due, undatedCount } = dueQuestions(dated, [], { now: day("2031-06-01"), until: day("2031-12-31") });
    expect(due.map(({ question: { id }, isOverdue, forecastCount }) => [id, isOverdue, forecastCount])).toEqual([
      ["b", true, 1],
      ["a", false, 0],
    ]);
    expect(undatedCount).toBe(1);
    expect(dueQuestions(dated, [entry("b", { kind: "no" })], { now: 0, until: day("2031-12-31") }).due.map(({ question: { id } }) => id)).toEqual([
      "a",
    ]);
  });

  it("writes a calendar", () => {
    const text = `Will “Zürich, Genève; Bern” agree?\nOr not, ${"é".repeat(60)}`;
    const { due } = dueQuestions({ questions: [question("a b", { text, condition: "it rains" })], forecasts: [] }, [], {
      now: 0,
      until: day("2031-12-31"),
    });
    const calendar = writeCalendar(due, day("2031-03-14T10:20:30Z"));
    expect(calendar).toContain("DTSTART;VALUE=DATE:20310630\r\nDTEND;VALUE=DATE:20310701\r\n");
    expect(calendar).toContain("DTSTAMP:20310314T102030Z\r\n");
    expect(calendar).toContain("UID:forecast-a%20b@rapporteur.local\r\n");
    expect(calendar).toContain(String.raw`Zürich\, Genève\; Bern”`);
    expect(calendar.split("\r\n").every((line) => new TextEncoder().encode(line).length <= 75)).toBe(true);
    expect(calendar.replace(/\r\n /g, "")).toContain(`agree?\\nOr not\\, ${"é".repeat(60)}`);
  });
});
