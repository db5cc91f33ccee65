import fc from "fast-check";
import { expect, it } from "vitest";
import { valueOf } from "./agreement-result.ts";
import { contingencyFrom } from "./contingency.ts";
import { alignUnits } from "./gamma/align-units.ts";
import { combinedDissimilarity, dissimilarityOf, type GammaUnit } from "./gamma/dissimilarity.ts";
import { krippendorffAlpha } from "./krippendorff-alpha.ts";
import { cohenKappa } from "./two-coders.ts";
import { unitizingAlpha } from "./unitizing-alpha.ts";
import { metrics } from "./value-metrics.ts";

const codings = fc.array(fc.array(fc.option(fc.integer({ min: 0, max: 4 }), { freq: 4 }), { minLength: 3, maxLength: 3 }), {
  minLength: 1,
  maxLength: 15,
});

it("alpha agrees with a slow count over all pairs of values", () => {
  fc.assert(
    fc.property(codings, fc.constantFrom("nominal", "interval"), (units, metric) => {
      const pairable = units.map((unit) => unit.filter((value) => value !== null)).filter((unit) => unit.length > 1);
      const distance = (a: number, b: number): number => (metric === "nominal" ? Number(a !== b) : (a - b) ** 2);
      const all = pairable.flat();
      let [observed, expected] = [0, 0];
      for (const unit of pairable)
        for (const [i, a] of unit.entries()) for (const [j, b] of unit.entries()) if (i !== j) observed += distance(a, b) / (unit.length - 1);
      for (const [i, a] of all.entries()) for (const [j, b] of all.entries()) if (i !== j) expected += distance(a, b);
      const slow = expected === 0 ? null : 1 - (observed / all.length) * ((all.length * (all.length - 1)) / expected);
      const found = valueOf(krippendorffAlpha(units, { metric }));
      if (slow === null) expect(found).toBeNull();
      else expect(found).toBeCloseTo(slow, 9);
    }),
  );
});

it("alpha does not depend on the order of units or coders, nor nominal alpha on names", () => {
  fc.assert(
    fc.property(codings, fc.constantFrom(...metrics), (units, metric) => {
      const turned = [...units].reverse().map((unit) => [...unit].reverse());
      const found = krippendorffAlpha(units, { metric });
      const other = krippendorffAlpha(turned, { metric });
      expect(other.kind).toBe(found.kind);
      expect(valueOf(other) ?? 0).toBeCloseTo(valueOf(found) ?? 0, 9);
      const renamed = units.map((unit) => unit.map((value) => (value === null ? null : `name${4 - value}`)));
      expect(valueOf(krippendorffAlpha(renamed)) ?? 0).toBeCloseTo(valueOf(krippendorffAlpha(units)) ?? 0, 9);
    }),
  );
});

it("kappa never passes 1 nor the greatest the margins allow, and is symmetric in the coders", () => {
  const table = fc.array(fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 3, maxLength: 3 }), { minLength: 3, maxLength: 3 });
  fc.assert(
    fc.property(table, (rows) => {
      const kappa = valueOf(cohenKappa(contingencyFrom(rows)));
      const turned = valueOf(cohenKappa(contingencyFrom(rows.map((_, row) => rows.map((line) => line[row] ?? 0)))));
      expect(kappa === null).toBe(turned === null);
      expect(kappa ?? 0).toBeLessThanOrEqual(1 + 1e-12);
      expect(kappa ?? 0).toBeCloseTo(turned ?? 0, 9);
    }),
  );
});

const span = fc.record({ coder: fc.constantFrom("a", "b", "c"), start: fc.integer({ min: 0, max: 35 }), length: fc.integer({ min: 1, max: 6 }) });

it("unitizing alpha agrees with Krippendorff's sums over sections", () => {
  fc.assert(
    fc.property(fc.array(span, { maxLength: 10 }), (raw) => {
      const kept = raw.filter(
        (one, index) =>
          !raw
            .slice(0, index)
            .some((other) => other.coder === one.coder && other.start < one.start + one.length && one.start < other.start + other.length),
      );
      const coders = ["a", "b", "c"];
      const length = 41;
      const result = unitizingAlpha({
        spans: kept.map(({ coder, start, length: size }) => ({ coder, document: "d", category: "x", start, end: start + size })),
        documents: [{ id: "d", length }],
        coders,
      });
      if (kept.length === 0) return;
      const sections = coders.map((coder) =>
        sectionsOf(
          kept.filter((one) => one.coder === coder),
          length,
        ),
      );
      let observed = 0;
      for (const [i, own] of sections.entries())
        for (const [j, other] of sections.entries()) if (i !== j) for (const g of own) for (const h of other) observed += difference(g, h);
      observed /= coders.length * (coders.length - 1) * length ** 2;
      const found = result.overall;
      expect(found.kind === "value" ? found.observed : 0).toBeCloseTo(observed, 12);
    }),
  );
});

interface Section {
  readonly start: number;
  readonly length: number;
  readonly isUnit: boolean;
}

function sectionsOf(units: readonly { readonly start: number; readonly length: number }[], length: number): Section[] {
  const sections: Section[] = [];
  let at = 0;
  for (const unit of [...units].sort((a, b) => a.start - b.start)) {
    if (unit.start > at) sections.push({ start: at, length: unit.start - at, isUnit: false });
    sections.push({ ...unit, isUnit: true });
    at = unit.start + unit.length;
  }
  if (at < length) sections.push({ start: at, length: length - at, isUnit: false });
  return sections;
}

/** Krippendorff 2004, p. 252. */
function difference(g: Section, h: Section): number {
  const apart = g.start - h.start;
  if (g.isUnit && h.isUnit && -g.length < apart && apart < h.length) return apart ** 2 + (apart + g.length - h.length) ** 2;
  if (g.isUnit && !h.isUnit && h.length - g.length >= apart && apart >= 0) return g.length ** 2;
  if (!g.isUnit && h.isUnit && h.length - g.length <= apart && apart <= 0) return h.length ** 2;
  return 0;
}

it("the alignment has the least disorder of all", () => {
  const unit = fc
    .record({ start: fc.integer({ min: 0, max: 12 }), length: fc.integer({ min: 1, max: 8 }), category: fc.constantFrom("x", "y") })
    .map(({ start, length, category }): GammaUnit => ({ start, end: start + length, category }));
  fc.assert(
    fc.property(fc.array(fc.array(unit, { maxLength: 3 }), { minLength: 2, maxLength: 3 }), (coders) => {
      fc.pre(coders.some((units) => units.length > 0));
      const dissimilarity = dissimilarityOf({ alpha: 2 });
      const found = alignUnits(coders, dissimilarity);
      const count = coders.reduce((sum, units) => sum + units.length, 0);
      expect(found.isExact).toBe(true);
      expect(found.disorder).toBeCloseTo(
        (leastCost(
          coders,
          coders.map((units) => units.map((_, index) => index)),
          dissimilarity,
        ) *
          coders.length) /
          count,
        9,
      );
      const members = found.groups
        .flatMap((group) => group.members.map((member, coder) => (member < 0 ? "" : `${coder}:${member}`)))
        .filter((name) => name !== "");
      expect(new Set(members).size).toBe(count);
      expect(members).toHaveLength(count);
    }),
    { numRuns: 60 },
  );
});

/** Every partition, by brute force: the first free passage joins any choice of one free passage or none of each later coder. */
function leastCost(
  coders: readonly (readonly GammaUnit[])[],
  free: readonly (readonly number[])[],
  dissimilarity: ReturnType<typeof dissimilarityOf>,
): number {
  const first = free.findIndex((list) => list.length > 0);
  if (first < 0) return 0;
  let best = Number.POSITIVE_INFINITY;
  const choose = (coder: number, members: readonly number[]): void => {
    if (coder === coders.length) {
      const rest = free.map((list, index) => list.filter((member) => member !== members[index]));
      best = Math.min(best, costOf(coders, members, dissimilarity) + leastCost(coders, rest, dissimilarity));
      return;
    }
    if (coder < first) return choose(coder + 1, [...members, -1]);
    if (coder === first) return choose(coder + 1, [...members, free[first]?.[0] ?? -1]);
    for (const member of [-1, ...(free[coder] ?? [])]) choose(coder + 1, [...members, member]);
  };
  choose(0, []);
  return best;
}

function costOf(coders: readonly (readonly GammaUnit[])[], members: readonly number[], dissimilarity: ReturnType<typeof dissimilarityOf>): number {
  let [sum, pairs] = [0, 0];
  for (let a = 0; a < members.length; a++) {
    for (let b = a + 1; b < members.length; b++) {
      const [first, second] = [coders[a]?.[members[a] ?? -1], coders[b]?.[members[b] ?? -1]];
      sum += first && second ? combinedDissimilarity(first, second, dissimilarity) : dissimilarity.emptyCost;
      pairs++;
    }
  }
  return sum / pairs;
}
