import { describe, expect, it } from "vitest";
import { rankForecasters } from "./forecasters/rank-forecasters.ts";
import { trackRecords } from "./forecasters/track-record.ts";
import { importMetaculus } from "./imports/import-metaculus.ts";
import { importSpreadsheet } from "./imports/import-spreadsheet.ts";
import { OutcomeCollector, parseChance, parseInstant, parseVerdict } from "./imports/import-rows.ts";
import { dueQuestions } from "./ledger/due-questions.ts";
import type { LedgerForecast } from "./ledger/ledger.ts";
import { exampleForecast as forecast, exampleQuestion as question } from "./ledger/ledger.test-data.ts";
import { currentOutcomes, type OutcomeEntry, type Verdict } from "./ledger/outcome-history.ts";
import { writeCalendar } from "./ledger/write-calendar.ts";

const day = (date: string): number => Date.parse(date);

const outcome = (id: string, verdict: Verdict, recorded = day("2031-06-21")): OutcomeEntry => ({
  question: id,
  verdict,
  happened: day("2031-06-20"),
  recorded,
  by: "ed",
  reason: "so it is",
  evidence: "https://example.org/",
});

describe("records", () => {
  it("leave out by reason: open again, a number, an option without chance, words without number", () => {
    const stated = { low: 0.7, high: 0.7, term: "likely", scale: "icd203" };
    const ledger = {
      questions: [
        question("a"),
        question("b", { kind: "number" }),
        question("c", { kind: "options", options: ["red", "blue"] }),
        question("d"),
        question("e"),
      ],
      forecasts: [
        forecast("ann", "a", stated),
        forecast("ann", "b", stated),
        forecast("ann", "c", null, { optionChances: [0.4, null] }),
        forecast("ann", "d", null),
        forecast("ann", "e", stated),
        forecast("ann", "zz", stated),
      ],
    };
    const history = [
      outcome("a", { kind: "yes" }),
      outcome("a", { kind: "reopened" }, day("2031-07-01")),
      outcome("b", { kind: "number", value: 3 }),
      outcome("c", { kind: "option", option: "blue" }),
      outcome("d", { kind: "no" }),
      outcome("e", { kind: "no" }),
    ];
    const [ann] = trackRecords(ledger, history, { rule: "brier" });
    expect(ann?.leftOut).toEqual({ open: 2, ambiguous: 0, annulled: 0, "without number": 2, "other kind": 1, draft: 0 });
    // A number was stated beside the word: the word is no term then.
    expect(ann?.scored).toEqual([{ forecast: "ann-e", question: "e", weight: 1, low: 0.7, high: 0.7, outcome: 0, term: null }]);
    expect(trackRecords(ledger, history, { rule: "log" })[0]?.skill).toBeNull();
    expect([...currentOutcomes(history).keys()]).toEqual(["b", "c", "d", "e"]);
    expect(currentOutcomes(history, day("2031-06-21")).has("a")).toBe(true);
  });

  it("rank equal scores alike, the next one behind them all, and each word by its share of a record", () => {
    const three = ["a", "b", "c"];
    const likely = { low: 0.55, high: 0.8, term: "likely", scale: "icd203" };
    const even = { low: 0.5, high: 0.5, term: null, scale: null };
    const chances: Record<string, LedgerForecast["chance"][]> = { dora: [even, even, even], ann: [even, even, even], cleo: [likely, likely, likely] };
    const ledger = {
      questions: three.map((id) => question(id)),
      forecasts: Object.entries(chances).flatMap(([name, list]) => list.map((chance, at) => forecast(name, three[at] ?? "", chance))),
    };
    const history = three.map((id) => outcome(id, { kind: id === "c" ? "no" : "yes" }));
    const ranking = rankForecasters(trackRecords(ledger, history, { rule: "brier" }), { rule: "brier", minimumQuestions: 1 });
    expect(ranking.ranked.map(({ rank, record }) => [rank, record.forecaster])).toEqual([
      [1, "cleo"],
      [2, "ann"],
      [2, "dora"],
    ]);
    // Two of three happened: "likely" at 0.8 scores (2 · 0.04 + 0.64) / 3 = 0.24 and stays ahead of 0.25; apart, its ends reach 0.27 + 0.21.
    expect(ranking.unsettled.filter(({ ahead }) => ahead === "cleo").map(({ behind, firmness }) => [behind, firmness])).toEqual([
      ["ann", "firm under a common reading"],
      ["dora", "firm under a common reading"],
    ]);
  });
});

describe("files", () => {
  it("write chances and moments in several ways", () => {
    const chances = ["0.7", ".7", "70%", "70 %", "0,7", "1", "0"].map((cell) => parseChance(cell, 2));
    expect(chances).toEqual([0.7, 0.7, 0.7, 0.7, 0.7, 1, 0]);
    expect([parseChance(" ", 2), parseChance("70", 2, true), parseChance("70%", 2, true)]).toEqual([null, 0.7, 0.7]);
    for (const cell of ["101%", "-0.1", "x", "70 %%"]) expect(() => parseChance(cell, 3), cell).toThrow(/row 3/);
    const moments = ["2031-03-14", "2031-03-14 10:20", "2031-03-14T10:20:30Z", "2031-03-14 10:20:30.5+02:00", "2031-03-14 10:20-0130"];
    expect(moments.map((cell) => parseInstant(cell, 2, "Day"))).toEqual(
      ["2031-03-14T00:00Z", "2031-03-14T10:20Z", "2031-03-14T10:20:30Z", "2031-03-14T08:20:30.500Z", "2031-03-14T11:50Z"].map(day),
    );
    for (const cell of ["", " none ", "NULL", "undefined", "nan", undefined]) expect(parseInstant(cell, 2, "Day")).toBeNull();
    for (const cell of ["nonesuch", "a nan", "2031-13-40", "on 2031-03-14", "2031-03-14 10:20 h"])
      expect(() => parseInstant(cell, 4, "Day"), cell).toThrow(/in Day is not a date/);
  });

  it.each([
    ["y", "yes"],
    ["1", "yes"],
    ["n", "no"],
    ["FALSE", "no"],
    ["void", "annulled"],
    ["Cancelled", "annulled"],
    ["annul", "annulled"],
  ])("write the outcome %s", (cell, kind) => expect(parseVerdict(cell, 2)).toEqual({ kind }));

  it.each(["pending", "unresolved", "none", "null", "undefined"])("leave a question open as %s", (cell) => expect(parseVerdict(cell, 2)).toBeNull());

  it("may state an outcome in many rows, one outcome a question", () => {
    const outcomes = new OutcomeCollector();
    outcomes.add(outcome("a", { kind: "option", option: "red" }), 2);
    outcomes.add(outcome("a", { kind: "option", option: "red" }, 0), 3);
    outcomes.add(outcome("b", { kind: "number", value: 2 }), 4);
    expect(outcomes.entries().map(({ question: id, recorded }) => [id, recorded])).toEqual([
      ["a", day("2031-06-21")],
      ["b", day("2031-06-21")],
    ]);
    expect(() => outcomes.add(outcome("a", { kind: "option", option: "blue" }), 5)).toThrow(
      /row 5: the question resolves to “blue” here and to “red” in row 2/,
    );
    expect(() => outcomes.add(outcome("b", { kind: "number", value: 3 }), 6)).toThrow(/resolves to 3 here and to 2 in row 4/);
  });

  it("of Metaculus fall back from column to column", () => {
    const row = {
      "Question ID": "7",
      "Question Title": "Deal?",
      "Question Type": "Binary",
      Resolution: "no",
      "Actual Close Time": "2031-05-02",
      "Post ID": "99",
    };
    const cells = { "Question ID": "7", "Start Time": "2031-02-01", "Probability Yes": "0.2" };
    const names = [{ "Forecaster Username": "ann" }, { "Forecaster ID": "17" }, { "Forecaster (Anonymized)": "x1" }, {}];
    const { ledger, outcomes, warnings } = importMetaculus(
      [
        {
          ...row,
          "Resolution Criteria": " By June. ",
          "Scheduled Resolve Time": "2031-06-03",
          "Open Time": "2031-01-01",
          "Scheduled Close Time": "2031-06-01",
        },
      ],
      names.map((name) => ({ ...cells, ...name })),
    );
    expect(ledger.questions).toEqual([
      question("7", { text: "Deal?", criteria: "By June.", opens: day("2031-01-01"), closes: day("2031-06-01"), due: day("2031-06-03") }),
    ]);
    expect(ledger.forecasts.map(({ id, forecaster, isAccepted }) => [id, forecaster, isAccepted])).toEqual([
      ["metaculus-2", "ann", true],
      ["metaculus-3", "17", true],
      ["metaculus-4", "x1", true],
      ["metaculus-5", "", true],
    ]);
    expect(outcomes).toMatchObject([{ happened: day("2031-05-02"), by: "Metaculus", evidence: "https://www.metaculus.com/questions/99/" }]);
    expect(warnings).toEqual([]);
    expect(() => importMetaculus([row], [{ "Question ID": "7" }])).toThrow(/no column Start Time/);
    expect(() => importMetaculus([{ "Question ID": "7" }], [cells])).toThrow(/Metaculus question .*no column Question Title/);
  });

  it("of sheets name outcomes, and at most four words that have no number", () => {
    const row = { Question: "Deal", Forecaster: "Ann", Probability: "0.7", Resolved: "yes", Happened: "2031-06-01" };
    expect(importSpreadsheet([row]).outcomes).toMatchObject([
      { verdict: { kind: "yes" }, by: "spreadsheet", reason: "as the spreadsheet states", evidence: "" },
    ]);
    const [reasoned] = importSpreadsheet([{ ...row, Reason: "signed", Evidence: "https://example.org/" }]).outcomes;
    expect(reasoned).toMatchObject({ reason: "signed", evidence: "https://example.org/" });
  });
});

describe("what falls due", () => {
  it("is what is due until the moment itself, overdue only after its own", () => {
    const questions = [question("b", { due: 10 }), question("a", { due: 10 }), question("c", { closes: 20 }), question("d", { due: 21 })];
    const { due, undatedCount } = dueQuestions({ questions, forecasts: [] }, [], { now: 10, until: 20 });
    expect(due.map(({ question: { id }, due: at, isOverdue }) => [id, at, isOverdue])).toEqual([
      ["a", 10, false],
      ["b", 10, false],
      ["c", 20, false],
    ]);
    expect(undatedCount).toBe(0);
  });

  it("is written in lines of 75 octets, characters of one to four octets whole", () => {
    const lineOf = (character: string) => {
      const item = { question: question("q", { text: character.repeat(120) }), due: 0, isOverdue: false, forecastCount: 1 };
      const lines = writeCalendar([item], 0).split("\r\n");
      return lines[lines.findIndex((line) => line.startsWith("SUMMARY:"))] ?? "";
    };
    const octets = (line: string) => new TextEncoder().encode(line).length;
    // "SUMMARY:" has 8: 67 of one octet, 33 of two, 22 of three, 16 of four fit.
    expect(["~", "\u0080", "\u07ff", "\u0800", "\uffee", "😀"].map((character) => octets(lineOf(character)))).toEqual([75, 74, 74, 74, 74, 72]);
    expect(writeCalendar([{ question: question("q", { criteria: "by law" }), due: 0, isOverdue: false, forecastCount: 1 }], 0)).toContain(
      "DESCRIPTION:by law\\n1 forecast waits for the outcome.\r\n",
    );
  });
});
