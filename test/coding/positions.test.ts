import { describe, expect, test } from "vitest";
import type { PositionStatement } from "../../packages/core/src/model/statement.ts";
import { codePassage } from "../support/code-passage.ts";

function positions(text: string): PositionStatement[] {
  return codePassage(text).statements.filter((statement) => statement.type === "position");
}

describe("stance and topic", () => {
  test.each<[string, RegExp, number]>([
    ["The agreement is a breakthrough.", /agreement/, 0.7],
    ["The agreement is hardly a breakthrough.", /agreement/, -0.5],
    ["The accord is a sham.", /accord/, -0.9],
    ["The so-called inspection changes nothing.", /inspection/, -0.5],
    ["Moscow's denial deserves no credit.", /denial/, -0.7],
    ["The Commission made a serious mistake.", /commission/i, -0.7],
    ["The minister governed badly.", /minister/, -0.5],
    ["The walkout made matters worse.", /walkout/, -0.6],
    ["Its threats have become a joke.", /threat/, -0.7],
    ["The regional bloc bears part of the blame.", /bloc/, -0.6],
    ["Far better to freeze the assets.", /freezing/, 0.6],
    ["The only remedy is diversification.", /diversification/, 0.6],
    ["The tariffs should go.", /tariffs/, -0.6],
    ["The legal objections never held water.", /objection/, -0.7],
    ["I have no sympathy for the rebels.", /rebel/, -0.6],
    ["I share her admiration for the mediators.", /mediator/, 0.6],
    ["I agree with the generals.", /general/, 0.5],
    ["Kyiv would do better to invest in drones than to wait.", /invest/, 0.6],
    ["Western governments should escort the ships.", /ship.*escorting/, 0.6],
    ["Western governments should not escort the ships.", /ship.*escorting/, -0.6],
  ])("%s", (text, concept, intensity) => {
    const found = positions(text);
    expect(found.map((position) => position.intensity)).toEqual([intensity]);
    expect(found[0]?.concept).toMatch(concept);
    expect(found[0]?.agreement).toBe(intensity > 0);
  });

  test("a named holder speaks, reported by the author", () => {
    const [position] = positions("Turkey opposes the plan.");
    expect(position).toMatchObject({ speaker: "state:TUR", agreement: false });
  });
});

describe("what is no position", () => {
  test.each([
    "Is the agreement a breakthrough?",
    "The ships left the port.",
    "If the deal is a mistake, we will learn it.",
    "Prices should fall by winter.",
    "The east fears Russia more than it resents Kyiv.",
    "Its chance is better than even.",
    "Should no agreement be reached, the talks end.",
    "Don't panic.",
    "If they made a mistake, they will learn.",
  ])("%s", (text) => {
    expect(positions(text).map((position) => position.quote)).toEqual([]);
  });
});
