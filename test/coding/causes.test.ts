import { describe, expect, test } from "vitest";
import { readFileSync } from "node:fs";
import { buildCausalMap, linksOfStatements, whatIf } from "../../packages/engines/src/causal/index.ts";
import type { CauseStatement } from "../../packages/core/src/model/statement.ts";
import { codePassage } from "../support/code-passage.ts";

function causes(text: string): CauseStatement[] {
  return codePassage(text).statements.filter((statement) => statement.type === "cause");
}

describe("sides, sign and status", () => {
  test.each<[string, string, string, 1 | -1]>([
    ["Silence encouraged Moscow to test the alliance.", "Silence", "Moscow to test the alliance", 1],
    ["Chinese restraint was driven by economic weakness.", "economic weakness", "Chinese restraint", 1],
    ["Prices rose because of the embargo.", "embargo", "Prices", 1],
    ["Subsidies keep emissions high.", "Subsidies", "emissions", 1],
    ["Fear of unrest, not trust in diplomacy, drove Tehran to the table.", "Fear of unrest", "Tehran to the table", 1],
  ])("%s", (text, cause, effect, sign) => {
    const found = causes(text);
    expect(found.map((link) => [link.cause.text, link.effect.text, link.sign ?? 1])).toContainEqual([cause, effect, sign]);
  });

  test("a denied link is denied, a denied effect is not", () => {
    expect(causes("The sanctions have not weakened the army.")[0]?.status).toBe("denied");
    expect(causes("The ministries did not pay because budgets were exhausted.")[0]?.status).toBe("actual");
  });
});

describe("what is no cause", () => {
  test.each([
    "If the deal fails, prices will rise.",
    "Since 2022 the army has lost four generals.",
    "The leaders met to discuss trade.",
    "Germany cut its imports.",
  ])("%s", (text) => {
    expect(causes(text).map((link) => link.quote)).toEqual([]);
  });
});

test("what follows from a push of a bundled example moves as its words say", () => {
  const example = readFileSync(new URL("../../examples/oped.md", import.meta.url), "utf8");
  const words = /The closure raised freight costs[^.]*\./.exec(example)?.[0].replace(/\s+/g, " ") ?? "";
  const { links } = linksOfStatements(causes(words), null, { review: ["draft", "accepted"] });
  const map = buildCausalMap(links);
  const { concepts } = whatIf(map, [{ concept: map.concepts.find((one) => one.includes("closure")) ?? "", value: 1 }]);
  const moves = (word: string) => concepts.find(({ concept }) => concept.includes(word))?.direction;
  expect([moves("freight"), moves("inflation")]).toEqual(["rises", "rises"]);
});
