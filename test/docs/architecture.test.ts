import { describe, expect, it } from "vitest";
import { readArchitecture } from "../../scripts/architecture/read-architecture.ts";
import { depthsOf, reduceArrows } from "../../scripts/architecture/reduce-arrows.ts";

const arrows = (...pairs: string[]) => pairs.map((pair) => ({ from: pair[0] ?? "", to: pair[1] ?? "" }));

describe("the picture of the architecture", () => {
  const { parts, partArrows, roomArrows } = readArchitecture();

  it("has the packages and the workbench, and the arrows that the rule allows", () => {
    expect(parts.map(({ name }) => name)).toEqual(["core", "engines", "reader", "app", "rapporteur", "english", "web"]);
    expect(reduceArrows(partArrows).map(({ from, to }) => `${from} → ${to}`)).toEqual([
      "app → engines",
      "app → reader",
      "engines → core",
      "rapporteur → app",
      "reader → core",
      "reader → english",
      "web → app",
    ]);
    expect(roomArrows).toContainEqual({ from: "reader/reading", to: "reader/coding" });
    expect(roomArrows).not.toContainEqual({ from: "reader/coding", to: "reader/reading" });
  });

  it("leaves out arrows that follow from others", () => {
    expect(reduceArrows(arrows("ab", "bc", "ac", "ad"))).toEqual(arrows("ab", "bc", "ad"));
    expect(reduceArrows(arrows("ab", "ac", "bc", "cb"))).toEqual(arrows("ac", "bc", "cb"));
    expect([...depthsOf(["a", "b", "c"], arrows("ab", "bc", "ac"))].sort()).toEqual([
      ["a", 2],
      ["b", 1],
      ["c", 0],
    ]);
  });
});
