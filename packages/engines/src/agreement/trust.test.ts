import { describe, expect, it } from "vitest";
import { trustByType } from "./trust.ts";

describe("trustByType", () => {
  it("gives precision and recall with their intervals", () => {
    const [relation] = trustByType([{ type: "relation", right: 8, wrong: 2, missed: 8 }]);
    expect(relation?.precision).toMatchObject({ value: 0.8, right: 8, count: 10 });
    // Wilson 1927 for 8 of 10: 0.490 to 0.943.
    expect(relation?.precision?.interval[0]).toBeCloseTo(0.49, 2);
    expect(relation?.precision?.interval[1]).toBeCloseTo(0.943, 3);
    expect(relation?.recall?.value).toBe(0.5);
  });

  it("leaves open what nobody looked at", () => {
    expect(trustByType([{ type: "cause", right: 0, wrong: 0, missed: null }])).toEqual([{ type: "cause", precision: null, recall: null }]);
    expect(trustByType([{ type: "cause", right: 3, wrong: 0, missed: null }])[0]?.recall).toBeNull();
  });
});
