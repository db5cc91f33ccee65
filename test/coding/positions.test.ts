import { describe, expect, test } from "vitest";
import type { PositionStatement } from "../../src/model/statement.ts";
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
  ])("%s", (text) => {
    expect(positions(text).map((position) => position.quote)).toEqual([]);
  });
});
