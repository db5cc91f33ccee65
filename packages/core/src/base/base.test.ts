import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { errorCatalogue } from "./error-catalogue.ts";
import { RapporteurError } from "./errors.ts";
import { firstIndex } from "./first-index.ts";
import { nearestName } from "./nearest.ts";
import { seededRandom, shuffle } from "./random.ts";

describe("RapporteurError", () => {
  it("is one sentence with the cure, and shows a detail that was forgotten", () => {
    const error = new RapporteurError("RAP_CLI_OUT", { path: "a.html" });
    expect(error.message).toBe("cannot write a.html: {reason}; choose another place with --out, or make the folder writable");
    expect(error.kind).toBe("environment");
  });

  it("has a text and a cure for every code, without a full stop of its own", () => {
    for (const [code, entry] of Object.entries(errorCatalogue)) {
      expect(entry.text, code).toMatch(/\S/);
      expect(entry.cure, code).toMatch(/\S/);
      expect(entry.cure.endsWith("."), code).toBe(false);
    }
  });
});

test("firstIndex is the first place of those that a search one by one finds, or the end", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 9 })), fc.integer({ min: -1, max: 10 }), (values, least) => {
      const sorted = values.toSorted((a, b) => a - b);
      const found = sorted.findIndex((value) => value >= least);
      expect(firstIndex(sorted.length, (at) => (sorted[at] as number) >= least)).toBe(found === -1 ? sorted.length : found);
    }),
  );
});

describe("nearestName", () => {
  it("finds a slip of the fingers and refuses what is far off", () => {
    expect(nearestName("fromat", ["format", "out", "scale"])).toBe("format");
    expect(nearestName("Agreemnt", ["agreement", "concept"])).toBe("agreement");
    expect(nearestName("banana", ["format", "out"])).toBeNull();
  });
});

describe("seededRandom", () => {
  it("repeats itself for a seed and stays in [0, 1)", () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const [a, b] = [seededRandom(seed), seededRandom(seed)];
        for (let draw = 0; draw < 20; draw++) {
          const value = a();
          expect(value).toBe(b());
          expect(value >= 0 && value < 1).toBe(true);
        }
      }),
    );
  });

  it("shuffles without losing anything", () => {
    expect(shuffle([1, 2, 3, 4, 5], seededRandom(1)).sort()).toEqual([1, 2, 3, 4, 5]);
  });
});
