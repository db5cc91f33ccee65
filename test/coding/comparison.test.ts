import { describe, expect, test } from "vitest";
import { codeText } from "../../eval/code-text.ts";

/** A page with one paragraph by each of two authors, and what the coder compares. */
function compare(first: string, second: string): string[] {
  const page = `The corridor reopens: What now?\n\nTwo experts weigh in.\n\nA first view\n\n${first}\n\nLeyla Demir is a senior fellow at the Bosporus Policy Centre.\n\nA second view\n\n${second}\n\nTomasz Wrona is a retired rear admiral of the Polish navy.\n`;
  const { coded } = codeText(new TextEncoder().encode(page), "page.txt");
  for (const { sides } of coded.comparison) for (const side of sides) expect(side.contributions).toHaveLength(1);
  const names = new Map(coded.entities.map((entity) => [entity.id, entity.name]));
  return coded.comparison.map(
    ({ about, kind, sides }) => `${kind} on ${names.get(about)}: ${sides.map((side) => side.contributions.join()).join(" / ")}`,
  );
}

describe("on the same matter", () => {
  test("stances on different sides", () => {
    expect(compare("The tariffs are a mistake.", "The tariffs are a success.")).toEqual(["disagreement on tariffs: 1 / 0"]);
  });

  test("forecasts on different sides, by other words and a pronoun", () => {
    expect(compare("The agreement is modest. It will survive the winter.", "I would not expect this arrangement to last.")).toEqual([
      "disagreement on agreement: 0 / 1",
    ]);
  });

  test("chances that do not meet differ in degree", () => {
    expect(compare("An invasion is unlikely.", "An invasion is almost impossible. There is a 1 percent chance of an invasion.")).toEqual([
      "difference of degree on invasion: 0 / 1",
    ]);
  });

  test("causal claims with opposite signs", () => {
    expect(compare("Sanctions strengthen the regime.", "Sanctions weaken the regime.")).toEqual(["disagreement on regime: 0 / 1"]);
  });

  test("what only one speaks of is not compared", () => {
    expect(compare("The tariffs are a mistake.", "The visit was a success.")).toEqual([]);
  });
});

describe("what authors say of one another", () => {
  test("agreement by name", () => {
    expect(compare("The mission is useful.", "I agree with Leyla Demir that the mission matters.")).toContainEqual(
      expect.stringMatching(/^agreement on mission: (?:0 \/ 1|1 \/ 0)$/),
    );
  });

  test("disagreement by the first name", () => {
    expect(compare("The ceasefire will last.", "I am less hopeful than Leyla about the ceasefire. It may not survive.")).toContainEqual(
      expect.stringMatching(/^disagreement on ceasefire/),
    );
  });

  test("what is shared is the matter, and never the other author", () => {
    expect(compare("Prices rose.", "I share Leyla Demir's alarm.")).toEqual([expect.stringMatching(/^agreement on .*alarm: 1 \/ 0$/)]);
    expect(compare("The war will end. I admire Leyla Demir.", "The war will end. I share Leyla Demir's view.")).not.toContainEqual(
      expect.stringContaining("on Leyla Demir"),
    );
  });

  test("a bare ordinal counts what was counted before", () => {
    const page = "The first stage is almost certain to be completed. I am less pessimistic than Leyla Demir about the second.";
    expect(compare("The second stage is unlikely to be completed.", page)).toContain("disagreement on stage: 1 / 0");
  });

  test("agreement with what was not drafted is told by its matter", () => {
    expect(compare("Prices rose.", "I agree with Leyla Demir that the mission matters.")).toEqual(["agreement on mission: 1 / 0"]);
  });
});
