import { describe, expect, test } from "vitest";
import type { ForecastStatement } from "../../packages/core/src/model/statement.ts";
import { codeText } from "../../eval/reading/code-text.ts";
import { codePassage } from "../support/code-passage.ts";
import { ferryPact } from "../support/published-site.ts";

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
    ["Congress will not approve the package before the summer.", -1, null, null, null],
    ["Congress will probably approve the package.", 1, "probably", 0.55, 0.8],
    ["Congress is unlikely to approve the package.", -1, "unlikely", 0.2, 0.45],
    ["Congress is not likely to approve the package.", -1, "not likely", 0.2, 0.45],
    ["Congress is very likely to approve the package.", 1, "very likely", 0.8, 0.95],
    ["Congress is highly likely to approve the package.", 1, "highly likely", null, null],
    ["Congress is almost certain to approve the package.", 1, "almost certain", 0.95, 0.99],
    ["I would not expect Congress to approve the package.", -1, "would not expect", null, null],
    ["I doubt that Congress will approve the package.", -1, "doubt", null, null],
    ["I do not believe that Congress will approve the package.", -1, "do not believe", null, null],
    ["I put the odds of a ceasefire at one in three.", -1, "one in three", 0.3333, 0.3333],
    ["The Bank expects that the fees will not cover the cost of the mill.", -1, "expects", null, null],
    ["The army could collapse.", 0, "could", null, null],
    ["The army may well collapse.", 0, "may well", null, null],
    ["Don't expect Putin to sue for peace anytime soon.", -1, "don't expect", null, null],
    ["The bank stands to lose the most.", 1, null, null, null],
    ["I put the chance of a deal at better than even.", 1, "better than even", 0.5, 1],
    ["Russia will probably nationalize what remains of the firm.", 1, "probably", 0.55, 0.8],
    ["The army could well collapse.", 0, "could well", null, null],
    ["Blanket sanctions would only hurt traders.", 1, null, null, null],
    ["A nuclear South Korea would face a boycott.", 1, null, null, null],
    ["Restarting the plants would lower demand for oil.", 1, null, null, null],
  ])("%s", (text, direction, term, low, high) => {
    const forecast = only(text);
    expect(forecast.direction).toBe(direction);
    expect(forecast.probability?.term ?? null).toBe(term);
    expect([forecast.probability?.low ?? null, forecast.probability?.high ?? null]).toEqual([low, high]);
  });
});

describe("chances in figures are forecasts, whatever their words", () => {
  test.each<[string, string, 1 | 0 | -1, number, number]>([
    ["There is a 70 percent chance that Congress approves the package.", "Congress approves the package", 1, 0.7, 0.7],
    ["I'd put it at 85 percent that Seoul stays non-nuclear.", "Seoul stays non-nuclear", 1, 0.85, 0.85],
    ["The odds of a truce before Easter are one in three.", "a truce", -1, 0.3333, 0.3333],
    ["A coup in Bamako is more likely than not.", "A coup in Bamako", 1, 0.5, 1],
    ["There is an even chance that Norland leaves the pact.", "Norland leaves the pact", 0, 0.5, 0.5],
  ])("%s", (text, event, direction, low, high) => {
    const [forecast] = forecasts(text);
    expect(forecast).toMatchObject({ event: { text: event }, direction, probability: { low, high, basis: "stated" } });
  });

  test.each(["I would give it seventy per cent.", "Some 30 percent of voters stayed at home."])("nothing is expected by name in: %s", (text) => {
    expect(forecasts(text)).toEqual([]);
  });
});

describe("horizon and condition", () => {
  test("a horizon is resolved against the document's date", () => {
    const [forecast] = forecasts("The alliance will send more ships to the Black Sea within two years, and nobody doubts it.");
    expect(forecast?.horizon).toMatchObject({ text: "within two years", from: "2031-10-03", to: "2033-10-03" });
  });

  test("a condition leaves the event", () => {
    const forecast = only("If Congress approves the package, Kyiv will hold the line.");
    expect(forecast.condition?.text).toBe("If Congress approves the package");
    expect(forecast.event.text).toBe("Kyiv will hold the line");
  });

  test("a stated number tells the side of even", () => {
    expect(forecasts("I put the chance of a deal at better than even.").map(({ direction }) => direction)).toEqual([1]);
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
    "The army could not find the bridge.",
    "He may be right.",
    "Everyone knew what he would do.",
  ])("%s", (text) => {
    expect(forecasts(text).map((forecast) => forecast.quote)).toEqual([]);
  });
});

test("others' expectations are theirs", () => {
  const [forecast] = forecasts("Russia expects Ukraine to accept the plan.");
  expect(forecast?.speaker).toBe("state:RUS");
});

test("a forecast is of something, also where most speaks for nothing", { tags: "long" }, () => {
  const { statements } = codeText(new TextEncoder().encode(ferryPact), "page.md").coded;
  const events = statements.flatMap((statement) => (statement.type === "forecast" ? [statement.event.text] : []));
  expect(events).toContain("Norway will leave the ferry pact");
});
