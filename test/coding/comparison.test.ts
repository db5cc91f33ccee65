import { describe, expect, test } from "vitest";
import { codeText } from "../../eval/reading/code-text.ts";

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

  test("causal claims with opposite signs", () => {
    const [strengthened, weakened] = [
      "Sanctions have strengthened the regime in every year since 2030.",
      "Sanctions have weakened the regime, whatever its television says.",
    ];
    expect(compare(strengthened, weakened)).toEqual(["disagreement on regime: 0 / 1"]);
  });

  test("what only one speaks of is not compared", () => {
    expect(compare("The tariffs are a mistake.", "The visit was a success.")).toEqual([]);
  });
});
