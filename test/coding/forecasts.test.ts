import { describe, expect, test } from "vitest";
import type { ForecastStatement } from "../../packages/core/src/model/statement.ts";
import { codePassage } from "../support/code-passage.ts";

function forecasts(text: string): ForecastStatement[] {
  return codePassage(text, "2031-10-03").statements.filter((statement) => statement.type === "forecast");
}

function only(text: string): ForecastStatement {
  const found = forecasts(text);
  expect(found.map((forecast) => forecast.quote)).toHaveLength(1);
  return found[0] as ForecastStatement;
}

describe("direction and chance of the affirmative event", () => {
  test.each<[string, 1 | 0 | -1, string | null, number | null, number | null]>([
    ["Congress will approve the package.", 1, null, null, null],
    ["Congress will not approve the package.", -1, null, null, null],
    ["Congress will probably approve the package.", 1, "probably", 0.55, 0.8],
    ["Congress will probably not approve the package.", -1, "probably not", 0.2, 0.45],
    ["Congress is unlikely to approve the package.", -1, "unlikely", 0.2, 0.45],
    ["Congress is not likely to approve the package.", -1, "not likely", 0.2, 0.45],
    ["Congress is very likely to approve the package.", 1, "very likely", 0.8, 0.95],
    ["Congress is highly likely to approve the package.", 1, "highly likely", null, null],
    ["Congress is almost certain to approve the package.", 1, "almost certain", 0.95, 0.99],
    ["I would not expect Congress to approve the package.", -1, "not expect", null, null],
    ["I doubt that Congress will approve the package.", -1, "doubt", null, null],
    ["I do not believe that Congress will approve the package.", -1, "not believe", null, null],
    ["There is almost no chance that Congress will approve the package.", -1, "almost no chance", 0.01, 0.05],
    ["There is little prospect of a ceasefire.", -1, "little prospect", null, null],
    ["There is a 70 percent chance that Congress will approve the package.", 1, "a 70 percent", 0.7, 0.7],
    ["I put the odds of a ceasefire at one in three.", -1, "one in three", 0.3333, 0.3333],
    ["The army could collapse.", 0, "could", null, null],
    ["The army may well collapse.", 0, "may well", null, null],
    ["Don't expect Putin to sue for peace anytime soon.", -1, "not expect", null, null],
    ["Retaliation is a near certainty.", 1, "a near certainty", null, null],
    ["The next package of sanctions is all but dead.", -1, "all but dead", null, null],
    ["The bank stands to lose the most.", 1, null, null, null],
    ["I'd put it at 85 percent that Seoul stays non-nuclear.", 1, "85 percent", 0.85, 0.85],
    ["I put the chance of a deal at better than even.", 1, "better than even", 0.5, 1],
    ["Russia will probably nationalize what remains of the firm.", 1, "probably", 0.55, 0.8],
    ["The effect could be enormous.", 0, "could", null, null],
    ["Ghana and Benin could well be next.", 0, "could well", null, null],
    ["Blanket sanctions would only hurt traders.", 1, null, null, null],
    ["A nuclear South Korea would face a boycott.", 1, null, null, null],
    ["Restarting the plants would lower demand for oil.", 1, null, null, null],
    ["Neither is likely before the next crisis.", -1, "likely not", 0.2, 0.45],
  ])("%s", (text, direction, term, low, high) => {
    const forecast = only(text);
    expect(forecast.direction).toBe(direction);
    expect(forecast.probability?.term ?? null).toBe(term);
    expect([forecast.probability?.low ?? null, forecast.probability?.high ?? null]).toEqual([low, high]);
  });
});

describe("event, horizon and condition", () => {
  test("the event is put affirmatively", () => {
    expect(only("Putin is unlikely to feel much pressure.").event.text).toBe("Putin will feel much pressure");
    expect(only("No country will send troops.").event.text).toBe("Any country will send troops");
    expect(only("I would not expect this arrangement to last beyond January.").event.text).toBe("this arrangement will last");
  });

  test("a horizon leaves the event and is resolved against the document's date", () => {
    const [forecast] = forecasts("The alliance will send more ships to the Black Sea within two years, and nobody doubts it.");
    expect(forecast?.horizon).toMatchObject({ text: "within two years", from: "2031-10-03", to: "2033-10-03" });
    expect(forecast?.event.text).not.toMatch(/within/);
  });

  test("a condition leaves the event", () => {
    const forecast = only("If Congress approves the package, Kyiv will hold the line.");
    expect(forecast.condition?.text).toBe("If Congress approves the package");
    expect(forecast.event.text).toBe("Kyiv will hold the line");
    expect(forecast.status).toBe("hypothetical");
  });

  test("coordinated verbs are forecasts of their own", () => {
    expect(forecasts("China will suspend the talks and threaten the firms.")).toHaveLength(2);
  });

  test("an echo takes the event of the forecast before", () => {
    const found = forecasts("The corridor will close. The odds of that are about one in four.");
    expect(found.map((forecast) => [forecast.event.text, forecast.direction])).toEqual([
      ["The corridor will close", 1],
      ["The corridor will close", -1],
    ]);
  });
});

describe("what is no forecast", () => {
  test.each([
    "Europe should finance new routes.",
    "Europe must finance new routes.",
    "Will Europe finance new routes?",
    "The minister said in May that Europe would finance new routes.",
    "I hope that Europe will finance new routes.",
    "Whether Europe will finance new routes depends on Berlin.",
    "The deal reduces the risk of a war.",
    "Europe was likely to finance new routes.",
    "The army could not find the bridge.",
    "He may be right.",
    "The deal would last, he thought in May.",
    "Everyone knew what he would do.",
  ])("%s", (text) => {
    expect(forecasts(text).map((forecast) => forecast.quote)).toEqual([]);
  });
});

test("others' expectations are theirs", () => {
  const [forecast] = forecasts("Russia expects Ukraine to accept the plan.");
  expect(forecast?.speaker).toBe("state:RUS");
});
