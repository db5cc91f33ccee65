import fc from "fast-check";
import { expect, test } from "vitest";
import type { StatementTable } from "@rapporteur/core/model";
import { buildNetwork } from "./build/build-network.ts";
import { exampleTable, type ExampleStatement } from "./example.test-data.ts";
import type { Network } from "./network.ts";
import type { Aggregation, DuplicateRule, NetworkOptions, Normalization } from "./options.ts";
import { buildKernelNetworks } from "./time/kernel.ts";
import { buildWindowNetworks } from "./time/windows.ts";
import { times } from "../../../../test/support/effort.ts";

const statement = fc.tuple(
  fc.constantFrom("d1", "d2", "d3", "d4"),
  fc.constantFrom("Acme", "Bund", "Civic", "Dawn", "Ebb"),
  fc.constantFrom("tax", "trade", "ban"),
  fc.boolean(),
  fc.integer({ min: 1, max: 28 }),
  fc.integer({ min: -2, max: 3 }),
  fc.constantFrom("money", "safety", "pride"),
);
const statements = fc.array(statement, { minLength: 1, maxLength: 40 }) as fc.Arbitrary<ExampleStatement[]>;

const base: NetworkOptions = { variable1: "organization", variable2: "concept", qualifier: "agreement", duplicates: "include" };
const settings = fc.record({
  qualifier: fc.constantFrom("agreement", "intensity", "frame"),
  aggregation: fc.constantFrom<Aggregation>("ignore", "congruence", "conflict", "subtract"),
  normalization: fc.constantFrom<Normalization>("no", "average", "jaccard", "cosine"),
  duplicates: fc.constantFrom<DuplicateRule>("include", "document", "week", "month", "year", "acrossrange"),
  compatible: fc.constantFrom(undefined, "dna-3.1" as const),
});

function rounded(network: Network): unknown {
  return [network.rows, Array.from(network.values, (value) => Number(value.toPrecision(10)))];
}

/** Rows of a table in another order, ids and places as they were. */
function reordered(rows: readonly ExampleStatement[], order: readonly number[]): StatementTable {
  const table = exampleTable(rows);
  const shuffled = exampleTable(order.map((at) => rows[at] as ExampleStatement));
  return { ...shuffled, ids: order.map((at) => table.ids[at] ?? ""), starts: Int32Array.from(order, (at) => table.starts[at] ?? 0) };
}

test("the order of statements never matters", () => {
  const shuffledPair = statements.chain((rows) =>
    fc.tuple(fc.constant(rows), fc.shuffledSubarray(Array.from(rows.keys()), { minLength: rows.length, maxLength: rows.length })),
  );
  fc.assert(
    fc.property(shuffledPair, settings, ([rows, order], chosen) => {
      const options = { ...base, ...chosen };
      expect(rounded(buildNetwork(reordered(rows, order), options))).toEqual(rounded(buildNetwork(exampleTable(rows), options)));
    }),
  );
});

test("congruence and conflict add up to ignore for booleans when duplicates are included", () => {
  fc.assert(
    fc.property(statements, (rows) => {
      const values = (aggregation: Aggregation) => buildNetwork(exampleTable(rows), { ...base, aggregation }).values;
      const conflict = values("conflict");
      expect(values("congruence").map((value, at) => value + (conflict[at] ?? 0))).toEqual(values("ignore"));
    }),
  );
});

test("over a whole-number scale every cell is the quotient of an exact sum", () => {
  const counted = fc.constantFrom<Aggregation>("congruence", "conflict", "subtract");
  fc.assert(
    fc.property(fc.array(statement, { minLength: 20, maxLength: 60 }) as fc.Arbitrary<ExampleStatement[]>, counted, (rows, aggregation) => {
      const { values } = buildNetwork(exampleTable(rows), { ...base, qualifier: "intensity", aggregation, scale: { low: -2, high: 3 } });
      expect(values).toEqual(values.map((value) => Math.round(value * 5) / 5));
    }),
  );
});

test("evidence adds up to the numerator of every cell", () => {
  fc.assert(
    fc.property(statements, settings, fc.constantFrom("onemode" as const, "twomode" as const), (rows, chosen, networkType) => {
      const isTwoMode = networkType === "twomode";
      const aggregation = isTwoMode && chosen.aggregation !== "subtract" ? "ignore" : chosen.aggregation;
      const network = buildNetwork(exampleTable(rows), {
        ...base,
        ...chosen,
        aggregation,
        networkType,
        normalization: "no",
        scale: { low: -2, high: 3 },
      });
      for (let i = 0; i < network.rows.length; i++)
        for (let j = 0; j < network.columns.length; j++) {
          const { parts, numerator } = network.evidence(i, j);
          expect(parts.reduce((sum, part) => sum + part.contribution, 0)).toBeCloseTo(numerator, 9);
        }
    }),
  );
});

test("kernel evidence adds up as well", () => {
  fc.assert(
    fc.property(statements, fc.constantFrom<Aggregation>("ignore", "congruence", "subtract"), (rows, aggregation) => {
      const kernel = { unit: "days", size: 6, kernel: "epanechnikov", indent: false } as const;
      for (const network of buildKernelNetworks(exampleTable(rows), { ...base, aggregation }, kernel))
        for (let i = 0; i < network.rows.length; i++) {
          const { parts, numerator } = network.evidence(0, i);
          expect(parts.reduce((sum, part) => sum + part.contribution, 0)).toBeCloseTo(numerator, 9);
        }
    }),
    { numRuns: times(10, 25) },
  );
});

test("without a duplicate rule, filters commute with time", () => {
  fc.assert(
    fc.property(statements, fc.integer({ min: 1, max: 20 }), (rows, day) => {
      const from = Date.UTC(2020, 0, day);
      const to = Date.UTC(2020, 0, day + 7);
      const isInside = ([, , , , at = 1]: ExampleStatement) => at >= day && at <= day + 7;
      const filters = [{ field: "concept", values: ["tax"], mode: "exclude" as const }];
      const inside = rows.filter(isInside).filter(([, , concept]) => concept !== "tax");
      if (inside.length === 0) return;
      const both = buildNetwork(exampleTable(rows), { ...base, aggregation: "congruence", from, to, filters });
      expect(rounded(both)).toEqual(rounded(buildNetwork(exampleTable(inside), { ...base, aggregation: "congruence" })));
    }),
  );
});

test("sliding windows equal windows counted one by one", () => {
  fc.assert(
    fc.property(statements, settings, fc.integer({ min: 2, max: 12 }), fc.boolean(), (rows, chosen, size, isolates) => {
      const options = { ...base, ...chosen, isolates, scale: { low: -2, high: 3 } };
      const table = exampleTable(rows);
      const windows = { unit: "days", size, indent: false } as const;
      for (const network of buildWindowNetworks(table, { ...options, duplicates: "include" }, windows)) {
        const { from, to, includesEnd } = network.period;
        const inWindow = rows.filter(([, , , , day = 1]) => {
          const time = Date.UTC(2020, 0, day);
          return time >= from && (includesEnd ? time <= to : time < to);
        });
        expect(network.statementCount).toBe(inWindow.length);
        if (inWindow.length === 0 || isolates || chosen.compatible !== undefined) continue;
        expect(rounded(network)).toEqual(rounded(buildNetwork(exampleTable(inWindow), { ...options, duplicates: "include" })));
      }
    }),
  );
});

test("actors correlate by the concepts that they share and those that they do not, by hand", () => {
  const says = (actor: string, ...concepts: string[]): ExampleStatement[] => concepts.map((concept) => [`${actor}-${concept}`, actor, concept, true]);
  const table = exampleTable([...says("Acme", "tax", "ban"), ...says("Bund", "tax", "cap"), ...says("Civic", "tax", "ban")]);
  const network = buildNetwork(table, { ...base, normalization: "correlation", aggregation: "ignore" });
  const tie = (a: string, b: string): number | undefined => network.values[network.rows.indexOf(a) * network.rows.length + network.rows.indexOf(b)];
  // (1, 1, 0) and (1, 0, 1): (3 · 1 − 2 · 2) / (3 · 2 − 2²).
  expect(tie("Acme", "Bund")).toBeCloseTo(-0.5, 12);
  expect(tie("Acme", "Civic")).toBeCloseTo(1, 12);
});

test("a uniform kernel gives the plain network of its window under every normalization", () => {
  const measures = fc.constantFrom<Normalization>("average", "jaccard", "cosine", "profileCosine", "setJaccard", "correlation", "phi", "hamming");
  fc.assert(
    fc.property(statements, measures, fc.constantFrom<Aggregation>("ignore", "congruence"), (rows, normalization, aggregation) => {
      const options = { ...base, normalization, aggregation };
      const kernel = { unit: "days", size: 200, kernel: "uniform", indent: false } as const;
      const plain = buildNetwork(exampleTable(rows), options);
      for (const network of buildKernelNetworks(exampleTable(rows), options, kernel))
        for (const [at, value] of network.values.entries()) expect(value).toBeCloseTo(plain.values[at] ?? Number.NaN, 10);
    }),
    { numRuns: times(15, 50) },
  );
});
