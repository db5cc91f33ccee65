import { describe, expect, it } from "vitest";
import { importFatebook } from "./import-fatebook.ts";
import { importMetaculus } from "./import-metaculus.ts";
import { parseVerdict } from "./import-rows.ts";
import { importSpreadsheet } from "./import-spreadsheet.ts";

const fatebookRow = {
  "Question title": "Will it rain?",
  "Multiple choice option": "",
  "Forecast created by": "Ann",
  "Forecast (scale = 0-1)": "0.7",
  "Forecast created at": "2031-03-14 10:00:00",
  "Question created at": "2031-03-01 09:00:00",
  "Question resolve by": "2031-04-01 00:00:00",
  Resolution: "YES",
  "Resolved at": "2031-03-30 12:00:00",
  "Question notes": "in Bern",
};

describe("Fatebook", () => {
  it("reads questions, forecasts and outcomes", () => {
    const { ledger, outcomes, warnings } = importFatebook([
      fatebookRow,
      { ...fatebookRow, "Forecast created by": "Bob", "Forecast (scale = 0-1)": "" },
    ]);
    expect(ledger.questions).toMatchObject([{ text: "Will it rain?", criteria: "in Bern", due: Date.parse("2031-04-01") }]);
    expect(ledger.forecasts).toMatchObject([{ forecaster: "Ann", chance: { low: 0.7, high: 0.7 }, stated: Date.parse("2031-03-14T10:00:00Z") }]);
    expect(outcomes).toMatchObject([{ verdict: { kind: "yes" }, happened: Date.parse("2031-03-30T12:00:00Z") }]);
    expect(warnings.map(({ code }) => code)).toEqual(["forecast-without-number"]);
  });

  it("reads times without a zone as UTC, wherever it runs", () => {
    const former = process.env["TZ"];
    process.env["TZ"] = "America/New_York";
    try {
      expect(importFatebook([fatebookRow]).ledger.forecasts).toMatchObject([{ stated: Date.parse("2031-03-14T10:00:00Z") }]);
    } finally {
      if (former === undefined) Reflect.deleteProperty(process.env, "TZ");
      else process.env["TZ"] = former;
    }
  });

  it("makes a question of each option", () => {
    const { ledger } = importFatebook([
      { ...fatebookRow, "Multiple choice option": "heavily" },
      { ...fatebookRow, "Multiple choice option": "lightly", Resolution: "NO" },
    ]);
    expect(ledger.questions.map(({ text }) => text)).toEqual(["Will it rain?: heavily", "Will it rain?: lightly"]);
  });

  it("refuses a contradiction, with both rows", () => {
    expect(() => importFatebook([fatebookRow, { ...fatebookRow, Resolution: "NO" }])).toThrow(
      /row 3: the question resolves to no here and to yes in row 2/,
    );
  });

  it("refuses what is no probability, no date, no such file", () => {
    expect(() => importFatebook([{ ...fatebookRow, "Forecast (scale = 0-1)": "70" }])).toThrow(/row 2: “70” is not a probability.*0.7 or 70%/);
    expect(() => importFatebook([{ ...fatebookRow, "Forecast created at": "last week" }])).toThrow(
      /“last week” in Forecast created at is not a date/,
    );
    expect(() => importFatebook([{ a: "1" }])).toThrow(/no column Question title/);
    expect(() => importFatebook([])).toThrow(/no row to score/);
  });
});

describe("Metaculus", () => {
  const questions = [
    {
      "Question ID": "1",
      "Question Title": "Deal?",
      "Question Type": "binary",
      Resolution: "yes",
      "Open Time": "2031-01-01 00:00:00+00:00",
      "Scheduled Close Time": "2031-06-01 00:00:00+00:00",
      "Resolution Known Time": "2031-05-01 08:00:00+00:00",
      "Question URL": "https://www.metaculus.com/questions/1/",
    },
    {
      "Question ID": "2",
      "Question Title": "Who?",
      "Question Type": "multiple_choice",
      Resolution: "it's blue",
      "MC Options (All)": `['red', "it's blue"]`,
      "Scheduled Close Time": "2031-06-01 00:00:00+00:00",
    },
    { "Question ID": "3", "Question Title": "How many?", "Question Type": "numeric", Resolution: "above_upper_bound" },
    {
      "Question ID": "4",
      "Question Title": "Void?",
      "Question Type": "binary",
      Resolution: "annulled",
      "Scheduled Close Time": "2031-06-01 00:00:00+00:00",
    },
  ];
  const forecasts = [
    {
      "Question ID": "1",
      "Forecaster Username": "ann",
      "Start Time": "2031-02-01 00:00:00+00:00",
      "Forecaster Count": "",
      "Probability Yes": "0.8",
      "Probability Yes Per Category": "",
    },
    {
      "Question ID": "2",
      "Forecaster Username": "ann",
      "Start Time": "2031-02-01 00:00:00+00:00",
      "Forecaster Count": "",
      "Probability Yes": "",
      "Probability Yes Per Category": "[0.25, 0.75]",
    },
    {
      "Question ID": "3",
      "Forecaster Username": "ann",
      "Start Time": "2031-02-01 00:00:00+00:00",
      "Forecaster Count": "",
      "Probability Yes": "",
      "Probability Yes Per Category": "",
    },
    {
      "Question ID": "1",
      "Forecaster Username": "",
      "Start Time": "2031-02-01 00:00:00+00:00",
      "Forecaster Count": "12",
      "Probability Yes": "0.6",
      "Probability Yes Per Category": "",
    },
  ];

  it("reads both tables and says what it left out", () => {
    const { ledger, outcomes, warnings } = importMetaculus(questions, forecasts);
    expect(ledger.questions.map(({ kind }) => kind)).toEqual(["binary", "options", "number", "binary"]);
    expect(ledger.forecasts.map(({ chance, optionChances }) => chance?.low ?? optionChances)).toEqual([0.8, [0.25, 0.75]]);
    expect(outcomes.map(({ question, verdict }) => [question, verdict])).toEqual([
      ["1", { kind: "yes" }],
      ["2", { kind: "option", option: "it's blue" }],
      ["4", { kind: "annulled" }],
    ]);
    expect(outcomes[0]?.evidence).toBe("https://www.metaculus.com/questions/1/");
    expect(warnings.map(({ code }) => code)).toEqual(["forecast-aggregate", "forecast-without-number"]);
  });

  it("refuses chances that do not add up, and unknown questions", () => {
    expect(() =>
      importMetaculus(questions, [{ ...(forecasts[1] as Record<string, string>), "Probability Yes Per Category": "[0.25, 0.5]" }]),
    ).toThrow(/row 2: the chances of the options add up to 0.75/);
    expect(() => importMetaculus(questions, [{ ...(forecasts[0] as Record<string, string>), "Question ID": "9" }])).toThrow(
      /question 9 is not in the table/,
    );
  });
});

describe("spreadsheets", () => {
  const row = { Event: "Deal signed", Expert: "Ann", Chance: "likely", Date: "2031-03-14", Due: "2031-06-30", Outcome: "", Happened: "" };

  it("reads words on a scale, percentages, and leaves other words without number", () => {
    const { ledger, warnings } = importSpreadsheet([row, { ...row, Expert: "Bob", Chance: "70 %" }, { ...row, Expert: "Cleo", Chance: "perhaps" }]);
    expect(ledger.forecasts.map(({ chance }) => chance)).toEqual([
      { low: 0.55, high: 0.8, term: "likely", scale: "icd203" },
      { low: 0.7, high: 0.7, term: null, scale: null },
      null,
    ]);
    expect(warnings.map(({ message }) => message)).toEqual([expect.stringContaining("Row 4: “perhaps” has no number on ICD 203")]);
    expect(ledger.questions).toHaveLength(1);
  });

  it.each(["Probability", "chance", "FORECAST", "p", "confidence"])("finds the chances in a column %s", (name) => {
    expect(importSpreadsheet([{ Prediction: "Deal", Who: "Ann", [name]: "0.7" }]).ledger.forecasts[0]?.chance?.low).toBe(0.7);
  });

  it("reads a column of percents", () => {
    const { ledger } = importSpreadsheet([{ question: "Deal", forecaster: "Ann", "Probability (%)": "70" }]);
    expect(ledger.forecasts[0]?.chance?.low).toBeCloseTo(0.7, 12);
  });

  it("refuses an outcome before its forecast, without a day, or without sense", () => {
    expect(() => importSpreadsheet([{ ...row, Outcome: "yes", Happened: "2031-01-01" }])).toThrow(/row 2: its outcome lies before the forecast/);
    expect(() => importSpreadsheet([{ ...row, Outcome: "yes", Due: "" }])).toThrow(/no day on which it came to be/);
    expect(() => importSpreadsheet([{ ...row, Outcome: "sort of" }])).toThrow(/“sort of” is not an outcome/);
    expect(() => importSpreadsheet([{ ...row, Event: "" }])).toThrow(/row 2: it names no question/);
    expect(() => importSpreadsheet([{ Event: "x", Chance: "0.5" }])).toThrow(/no column forecaster/);
  });
});

describe("outcomes as files write them", () => {
  it.each([
    ["", null],
    [" Open ", null],
    ["TRUE", { kind: "yes" }],
    ["0", { kind: "no" }],
    ["N/A", { kind: "annulled" }],
    ["Ambiguous", { kind: "ambiguous" }],
    ["12.5", { kind: "number", value: 12.5 }],
  ])("%j", (cell, verdict) => {
    expect(parseVerdict(cell, 2)).toEqual(verdict);
  });

  it("are options where the question has them, also those that look like yes or a number", () => {
    expect(parseVerdict("yes", 2, ["yes", "1"])).toEqual({ kind: "option", option: "yes" });
    expect(parseVerdict("1", 2, ["yes", "1"])).toEqual({ kind: "option", option: "1" });
    expect(() => parseVerdict("no", 2, ["yes", "1"])).toThrow(/“no” is not an outcome/);
    expect(() => parseVerdict("12.5", 2, ["yes", "1"])).toThrow(/“12.5” is not an outcome/);
  });
});
