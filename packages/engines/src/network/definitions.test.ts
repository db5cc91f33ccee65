import { expect, test } from "vitest";
import { seededRandom } from "@rapporteur/core/base";
import { buildNetwork } from "./build/build-network.ts";
import { exampleTable, type ExampleStatement } from "./example.test-data.ts";
import type { Network } from "./network.ts";
import type { Aggregation, NetworkOptions, Normalization } from "./options.ts";
import { buildKernelNetworks } from "./time/kernel.ts";
import { kernelNames } from "./time/kernel-weight.ts";
import { buildWindowNetworks } from "./time/windows.ts";

// Every matrix against its formula, counted statement by statement: slow, and without the engine's cells, tiles and layers.

type Qualifier = "agreement" | "intensity" | "frame";

interface Statement {
  readonly actor: string;
  readonly column: string;
  readonly level: boolean | number | string;
  /** √ζ and ζ, and ζ against the kernel's peak. */
  readonly root: number;
  readonly mass: number;
  readonly presence: number;
}

const rows: ExampleStatement[] = [
  ["d1", "Acme", "tax", true, 1, -2, "money"],
  ["d1", "Acme", "tax", true, 2, 3, "pride"],
  ["d1", "Acme", "tax", false, 2, 0, "money"],
  ["d1", "Acme", "ban", true, 3, 1, "safety"],
  ["d2", "Bund", "tax", false, 3, 3, "money"],
  ["d2", "Bund", "tax", false, 4, 3, "money"],
  ["d2", "Bund", "ban", false, 5, -2, "safety"],
  ["d2", "Bund", "war", true, 5, 1, "pride"],
  ["d3", "Civic", "tax", true, 6, 0, "pride"],
  ["d3", "Civic", "ban", true, 6, 1, "safety"],
  ["d3", "Civic", "war", true, 8, 1, "money"],
  ["d3", "Civic", "war", false, 9, -2, "safety"],
  ["d4", "Dawn", "war", true, 9, 3, "pride"],
  ["d4", "Dawn", "ban", false, 10, 0, "money"],
  ["d4", "Dawn", "war", true, 10, 1, "pride"],
  ["d4", "Ebb", "aid", true, 11, 1, "safety"],
];

function statementsOf(given: readonly ExampleStatement[], qualifier: Qualifier, zeta: (day: number) => number = () => 1, peak = 1): Statement[] {
  return given.flatMap(([, actor, column, agreement, day = 1, intensity = 0, frame = "money"]) => {
    const weight = zeta(day);
    const level = qualifier === "agreement" ? agreement === true : qualifier === "intensity" ? intensity : frame;
    return weight > 0 ? [{ actor, column, level, root: Math.sqrt(weight), mass: weight, presence: weight / peak }] : [];
  });
}

const ends = { low: -2, high: 3 };

function pairWeight(aggregation: Aggregation, a: Statement["level"], b: Statement["level"]): number {
  const alike = typeof a === "number" && typeof b === "number" ? 1 - Math.abs(a - b) / (ends.high - ends.low) : Number(a === b);
  if (aggregation === "congruence") return alike;
  return aggregation === "conflict" ? 1 - alike : aggregation === "subtract" ? 2 * alike - 1 : 1;
}

function sumOver<T>(list: readonly T[], term: (one: T) => number): number {
  return list.reduce((sum, one) => sum + term(one), 0);
}

function product(a: readonly Statement[], b: readonly Statement[], aggregation: Aggregation): number {
  return sumOver(a, (one) =>
    sumOver(b, (other) => (one.column === other.column ? one.root * other.root * pairWeight(aggregation, one.level, other.level) : 0)),
  );
}

interface Places {
  readonly columns: readonly string[];
  readonly levels: readonly Statement["level"][];
}

/** The highest presence at each place: columns under ignore, columns and levels otherwise. */
function presences(own: readonly Statement[], { columns, levels }: Places, aggregation: Aggregation): number[] {
  const highest = (among: readonly Statement[]) => Math.max(0, ...among.map(({ presence }) => presence));
  return columns.flatMap((column) => {
    const here = own.filter((one) => one.column === column);
    return aggregation === "ignore" ? [highest(here)] : levels.map((level) => highest(here.filter((one) => one.level === level)));
  });
}

/** What the actor says on balance, by place. */
function profile(own: readonly Statement[], { columns, levels }: Places, aggregation: Aggregation): number[] {
  const sign = ({ level }: Statement) =>
    aggregation === "subtract" ? (typeof level === "boolean" ? (level ? 1 : -1) : typeof level === "number" ? level : 1) : 1;
  return columns.flatMap((column) => {
    const here = own.filter((one) => one.column === column);
    if (aggregation === "congruence")
      return levels.map((level) =>
        sumOver(
          here.filter((one) => one.level === level),
          ({ root }) => root,
        ),
      );
    return [sumOver(here, (one) => sign(one) * one.root)];
  });
}

function pearson(a: readonly number[], b: readonly number[]): number {
  const mean = (values: readonly number[]) => sumOver(values, (value) => value) / values.length;
  const [meanA, meanB] = [mean(a), mean(b)];
  const dot = (x: readonly number[], mx: number, y: readonly number[], my: number) =>
    x.reduce((sum, value, at) => sum + (value - mx) * ((y[at] ?? 0) - my), 0);
  const spread = Math.sqrt(dot(a, meanA, a, meanA) * dot(b, meanB, b, meanB));
  return spread < 1e-9 ? 0 : dot(a, meanA, b, meanB) / spread;
}

/** The statements of both on places that only one uses, and the products on shared ones. */
function cellCount(a: readonly Statement[], b: readonly Statement[]): number {
  const isShared = (one: Statement, others: readonly Statement[]) => others.some(({ column, level }) => column === one.column && level === one.level);
  const alone = (own: readonly Statement[], others: readonly Statement[]) =>
    sumOver(
      own.filter((one) => !isShared(one, others)),
      ({ mass }) => mass,
    );
  const shared = sumOver(a, (one) =>
    sumOver(
      b.filter(({ column, level }) => column === one.column && level === one.level),
      (other) => one.root * other.root,
    ),
  );
  return alone(a, b) + alone(b, a) + shared;
}

function slowTie(
  a: readonly Statement[],
  b: readonly Statement[],
  places: Places,
  by: { aggregation: Aggregation; normalization: Normalization },
): number {
  const { aggregation, normalization } = by;
  const numerator = product(a, b, aggregation);
  const quotient = (divisor: number) => (Math.abs(divisor) < 1e-12 ? 0 : numerator / divisor);
  switch (normalization) {
    case "average":
      return quotient(sumOver([...a, ...b], ({ mass }) => mass) / 2);
    case "cosine":
      return quotient(sumOver(a, ({ root }) => root) * sumOver(b, ({ root }) => root));
    case "jaccard":
      return quotient(cellCount(a, b));
    case "profileCosine": {
      const own = aggregation === "conflict" ? "congruence" : aggregation;
      return quotient(Math.sqrt(product(a, a, own) * product(b, b, own)));
    }
    case "correlation":
      return pearson(profile(a, places, aggregation), profile(b, places, aggregation));
    case "phi":
      return pearson(presences(a, places, aggregation), presences(b, places, aggregation));
    case "setJaccard":
    case "hamming": {
      const [one, other] = [presences(a, places, aggregation), presences(b, places, aggregation)];
      const both = one.reduce((sum, value, at) => sum + Math.min(value, other[at] ?? 0), 0);
      const either = one.reduce((sum, value, at) => sum + Math.max(value, other[at] ?? 0), 0);
      return normalization === "setJaccard" ? (either === 0 ? 0 : both / either) : 1 - (either - both) / one.length;
    }
    default:
      return numerator;
  }
}

function expectTies(
  network: Network,
  statements: readonly Statement[],
  places: Places,
  by: { aggregation: Aggregation; normalization: Normalization },
): void {
  const size = network.rows.length;
  const of = (name: string | undefined) => statements.filter(({ actor }) => actor === name);
  for (let i = 0; i < size; i++)
    for (let h = 0; h < size; h++) {
      const expected = i === h ? 0 : slowTie(of(network.rows[i]), of(network.rows[h]), places, by);
      if (i !== h) expect(network.values[i * size + h], `${network.rows[i]} ${network.rows[h]}`).toBeCloseTo(expected, 9);
      else if (by.normalization !== "hamming" && by.normalization !== "setJaccard") expect(network.values[i * size + h]).toBe(0);
    }
}

function placesOf(statements: readonly Statement[]): Places {
  const used = new Set(statements.map(({ level }) => level));
  return { columns: [...new Set(statements.map(({ column }) => column))], levels: used.has(true) || used.has(false) ? [false, true] : [...used] };
}

const qualifiers: readonly Qualifier[] = ["agreement", "intensity", "frame"];
const plain: readonly Normalization[] = ["no", "average", "cosine", "jaccard"];
const kinds: readonly (readonly [Aggregation, readonly Normalization[]])[] = [
  ["ignore", [...plain, "profileCosine", "correlation", "setJaccard", "phi", "hamming"]],
  ["congruence", [...plain, "profileCosine", "correlation", "setJaccard", "phi", "hamming"]],
  ["conflict", [...plain, "profileCosine"]],
  ["subtract", [...plain, "profileCosine", "correlation"]],
];
const cases = qualifiers.flatMap((qualifier) => kinds.map(([aggregation, normalizations]) => ({ qualifier, aggregation, normalizations })));
const base: NetworkOptions = { variable1: "organization", variable2: "concept", duplicates: "include", scale: ends };

test.each(cases)("one-mode ties: $aggregation over $qualifier", ({ qualifier, aggregation, normalizations }) => {
  const statements = statementsOf(rows, qualifier);
  for (const normalization of normalizations) {
    const network = buildNetwork(exampleTable(rows), {
      ...base,
      scale: qualifier === "intensity" ? ends : undefined,
      qualifier,
      aggregation,
      normalization,
    });
    expect([network.rows, network.statementCount]).toEqual([["Acme", "Bund", "Civic", "Dawn", "Ebb"], 16]);
    expectTies(network, statements, placesOf(statements), { aggregation, normalization });
  }
});

const kernels = kernelNames.flatMap((kernel) => cases.slice(0, 8).map((one) => ({ ...one, kernel })));

function zetaOf(kernel: (typeof kernelNames)[number], centre: number, width: number): (day: number) => number {
  return (day) => {
    const z = (2 * (day - centre)) / width;
    if (kernel === "gaussian") return Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
    if (Math.abs(z) > 1) return 0;
    return kernel === "uniform" ? 0.5 : kernel === "triangular" ? 1 - Math.abs(z) : 0.75 * (1 - z * z);
  };
}

test.each(kernels)("one-mode ties with a $kernel kernel: $aggregation over $qualifier", ({ qualifier, aggregation, normalizations, kernel }) => {
  const places = placesOf(statementsOf(rows, qualifier));
  for (const normalization of normalizations) {
    const options = { ...base, scale: qualifier === "intensity" ? ends : undefined, qualifier, aggregation, normalization };
    const networks = [...buildKernelNetworks(exampleTable(rows), options, { unit: "days", size: 5, kernel, step: 3 })];
    // Half a width, made whole, from both ends: the 4th and the 7th.
    expect(networks.map(({ period }) => period.centre)).toEqual([Date.UTC(2020, 0, 4), Date.UTC(2020, 0, 7)]);
    for (const [at, network] of networks.entries()) {
      const zeta = zetaOf(kernel, 4 + 3 * at, 5);
      expectTies(network, statementsOf(rows, qualifier, zeta, zeta(4 + 3 * at)), places, { aggregation, normalization });
    }
  }
});

test("combine counts the columns on which two made the same set of levels", () => {
  const network = buildNetwork(exampleTable(rows), { ...base, scale: undefined, qualifier: "agreement", aggregation: "combine" });
  const tie = (a: string, b: string) => network.values[network.rows.indexOf(a) * 5 + network.rows.indexOf(b)];
  // Tax: Acme both, Bund against, Civic for. Ban: Acme and Civic for, Bund and Dawn against. War: Bund and Dawn for, Civic both.
  expect([tie("Acme", "Civic"), tie("Civic", "Acme"), tie("Bund", "Dawn"), tie("Acme", "Bund"), tie("Bund", "Civic"), tie("Acme", "Ebb")]).toEqual([
    1, 1, 2, 0, 0, 0,
  ]);
});

test("two-mode cells count, weigh or code the levels, and share a row's or a column's statements", () => {
  const network = (options: Partial<NetworkOptions>) => {
    const {
      rows: actors,
      columns,
      values,
    } = buildNetwork(exampleTable(rows), { ...base, scale: undefined, networkType: "twomode", qualifier: "agreement", ...options });
    return (actor: string, column: string) => values[actors.indexOf(actor) * columns.length + columns.indexOf(column)];
  };
  const count = network({});
  expect([count("Acme", "tax"), count("Acme", "war"), count("Civic", "war")]).toEqual([3, 0, 2]);
  const net = network({ aggregation: "subtract" });
  expect([net("Acme", "tax"), net("Bund", "tax"), net("Civic", "war")]).toEqual([1, -2, 0]);
  const intensity = network({ aggregation: "subtract", qualifier: "intensity" });
  expect([intensity("Acme", "tax"), intensity("Bund", "tax"), intensity("Dawn", "war")]).toEqual([1, 6, 4]);
  expect(network({ aggregation: "subtract", qualifier: "frame" })("Acme", "tax")).toBe(3);
  // Against is 2¹, for 2⁰.
  const code = network({ aggregation: "combine" });
  expect([code("Acme", "tax"), code("Bund", "tax"), code("Civic", "tax"), code("Ebb", "tax")]).toEqual([3, 2, 1, 0]);
  // Acme has 4 statements, tax 6; of 4 and 3 places that are used.
  expect(network({ normalization: "activity" })("Acme", "tax")).toBe(3 / 4);
  expect(network({ normalization: "prominence" })("Acme", "tax")).toBe(3 / 6);
  expect(network({ normalization: "prominence", aggregation: "subtract" })("Bund", "tax")).toBe(-2 / 6);
  expect(network({ aggregation: "combine", normalization: "activity" })("Acme", "tax")).toBe(3 / 2);
  expect(network({ aggregation: "combine", normalization: "prominence" })("Acme", "tax")).toBe(3 / 3);
  expect(network({ normalization: "activity" })("Ebb", "tax")).toBe(0);
});

/** Seventy actors: more than two tiles of the sliding sums. */
const many: ExampleStatement[] = (() => {
  const random = seededRandom(12);
  return Array.from({ length: 420 }, (_, at) => {
    const actor = `Org ${String(Math.floor(70 * random())).padStart(2, "0")}`;
    return [`d${at}`, actor, `concept ${Math.floor(5 * random())}`, random() < 0.6, 1 + Math.floor(at / 14), Math.floor(6 * random()) - 2];
  });
})();

test.each([
  { qualifier: "agreement", aggregation: "congruence", normalization: "average" },
  { qualifier: "agreement", aggregation: "subtract", normalization: "cosine" },
  { qualifier: "intensity", aggregation: "conflict", normalization: "no" },
  { qualifier: "intensity", aggregation: "subtract", normalization: "average" },
  { qualifier: "intensity", aggregation: "ignore", normalization: "cosine" },
] as const)("windows that slide: $aggregation over $qualifier by $normalization", ({ qualifier, ...by }) => {
  const options = { ...base, scale: qualifier === "intensity" ? ends : undefined, qualifier, ...by };
  const networks = [...buildWindowNetworks(exampleTable(many), options, { unit: "days", size: 14 })];
  expect(networks).toHaveLength(17);
  expect(networks.slice(0, 3).map(({ rows: actors }) => actors.length)).toSatisfy((counts: readonly number[]) => counts.every((count) => count > 64));
  for (const [at, network] of networks.entries()) {
    if (at % 4 > 0) continue;
    const inside = many.filter(([, , , , day = 1]) => day > at && day <= at + 14);
    expect(network.statementCount).toBe(inside.length);
    expect(network.rows).toEqual([...new Set(inside.map(([, actor]) => actor))].sort());
    const statements = statementsOf(inside, qualifier);
    const byActor = Map.groupBy(statements, ({ actor }) => actor);
    const size = network.rows.length;
    // Every seventh pair of each row: all tiles, both sides of the diagonal.
    for (let i = 0; i < size; i++)
      for (let h = i % 7; h < size; h += 7) {
        const [a, b] = [byActor.get(network.rows[i] ?? "") ?? [], byActor.get(network.rows[h] ?? "") ?? []];
        const expected = i === h ? 0 : slowTie(a, b, placesOf(statements), by);
        if (Math.abs((network.values[i * size + h] ?? Number.NaN) - expected) > 1e-9)
          expect(network.values[i * size + h], `${at} ${i} ${h}`).toBe(expected);
      }
    expect(network.numerators[1]).toBeCloseTo(
      product(byActor.get(network.rows[0] ?? "") ?? [], byActor.get(network.rows[1] ?? "") ?? [], by.aggregation),
      9,
    );
  }
});

test.each([2, 3, 4])("levels on a scale of %i steps are as alike as they are near", (steps) => {
  const table = exampleTable([
    ["d1", "Acme", "tax", null, 1, 0],
    ["d2", "Bund", "tax", null, 2, 1],
  ]);
  const alike = buildNetwork(table, { ...base, qualifier: "intensity", aggregation: "congruence", scale: { low: 0, high: steps } });
  expect(alike.values[1]).toBeCloseTo(1 - 1 / steps, 12);
});
