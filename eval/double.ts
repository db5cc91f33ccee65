import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { cohenKappa, contingencyOf, krippendorffAlpha, valueOf } from "../packages/engines/src/agreement/index.ts";
import type { Figure } from "./figure.ts";
import { type GoldLine, parseGoldLines } from "./statements/statements-gold.ts";

/*
 * How far two readers who did not see each other's work agree, on the documents in data/statements/second. Lines of one kind are
 * matched where the fields that tell the passage share at least half of the words of the shorter one, best first, each once;
 * F1 of the match says how often both saw a statement. Over the matched ones each variable has its chance-corrected
 * agreement: Cohen's kappa for names, Krippendorff's alpha for the ordered side of a forecast.
 */

interface Variable {
  readonly name: string;
  readonly field: number;
  readonly scale: "nominal" | "ordinal" | "same words";
}

interface Kind {
  /** Fields whose words are compared, and fields that have to be equal. */
  readonly words: readonly number[];
  readonly equal: readonly number[];
  readonly variables: readonly Variable[];
}

const kinds: Readonly<Record<string, Kind>> = {
  quote: {
    words: [2],
    equal: [],
    variables: [
      { name: "kind", field: 1, scale: "nominal" },
      { name: "speaker", field: 0, scale: "same words" },
    ],
  },
  relation: {
    words: [4],
    equal: [],
    variables: [
      { name: "source", field: 0, scale: "same words" },
      { name: "action", field: 1, scale: "nominal" },
      { name: "target", field: 2, scale: "same words" },
      { name: "status", field: 3, scale: "nominal" },
    ],
  },
  forecast: {
    words: [2],
    equal: [],
    variables: [
      { name: "speaker", field: 0, scale: "same words" },
      { name: "side", field: 1, scale: "ordinal" },
      { name: "range", field: 3, scale: "nominal" },
      { name: "horizon", field: 4, scale: "same words" },
    ],
  },
  cause: { words: [1, 2], equal: [], variables: [{ name: "sign", field: 0, scale: "nominal" }] },
  position: {
    words: [3],
    equal: [],
    variables: [
      { name: "speaker", field: 0, scale: "same words" },
      { name: "concept", field: 1, scale: "same words" },
      { name: "side", field: 2, scale: "nominal" },
    ],
  },
  answer: { words: [2], equal: [0, 1], variables: [] },
  compare: { words: [1], equal: [2], variables: [{ name: "kind", field: 0, scale: "nominal" }] },
};

type Pair = readonly [readonly string[], readonly string[]];

/** Agreement of the two readers, by kind of statement and variable. */
export async function measure(): Promise<Figure[]> {
  const folder = fileURLToPath(new URL("data/statements/second/", import.meta.url));
  const [first = "", second = ""] = readdirSync(folder).sort();
  const documents = readdirSync(folder + first).filter((name) => readdirSync(folder + second).includes(name));
  const read = (reader: string, name: string): GoldLine[] => parseGoldLines(readFileSync(`${folder}${reader}/${name}`, "utf8"));
  const figures = Object.entries(kinds).flatMap(([kind, rules]) => {
    const pairs: Pair[] = [];
    let lineCount = 0;
    for (const name of documents) {
      const [a, b] = [first, second].map((reader) => linesOf(read(reader, name), kind)) as [string[][], string[][]];
      lineCount += a.length + b.length;
      pairs.push(...matched(a, b, rules));
    }
    return lineCount === 0 ? [] : figuresOf(kind, rules, { pairs, lineCount, data: `two readers, ${documents.length} documents` });
  });
  return Promise.resolve(figures);
}

function linesOf(lines: readonly GoldLine[], kind: string): string[][] {
  return lines.filter((line) => line.kind === kind).map((line) => line.fields.map((field) => field.replace(/^\d:/, "")));
}

function wordsOf(field: string): string[] {
  return field
    .toLowerCase()
    .split(/[^\p{L}\p{N}@]+/u)
    .filter((word) => word.length > 2 || /^@?\d+$/.test(word) || field.length < 4);
}

/** Share of the words of the shorter text that stand in the other. */
function overlap(a: string, b: string): number {
  const [shorter, longer] = [wordsOf(a), wordsOf(b)].toSorted((x, y) => x.length - y.length) as [string[], string[]];
  if (shorter.length === 0) return 0;
  const known = new Set(longer);
  return shorter.filter((word) => known.has(word)).length / shorter.length;
}

function digitsOf(field: string): string {
  return (field.match(/\d+/g) ?? []).toSorted().join(" ");
}

function matched(a: readonly string[][], b: readonly string[][], { words, equal }: Kind): Pair[] {
  const candidates = a
    .flatMap((one, i) =>
      b.map((other, j) => {
        const isEqual = equal.every((field) => digitsOf(one[field] ?? "") === digitsOf(other[field] ?? ""));
        const shares = words.map((field) => overlap(one[field] ?? "", other[field] ?? ""));
        return { i, j, score: isEqual && shares.every((share) => share >= 0.5) ? shares.reduce((sum, share) => sum + share, 0) : 0 };
      }),
    )
    .filter(({ score }) => score > 0)
    .sort((x, y) => y.score - x.score || x.i - y.i || x.j - y.j);
  const used = { a: new Set<number>(), b: new Set<number>() };
  return candidates.flatMap(({ i, j }): Pair[] => {
    if (used.a.has(i) || used.b.has(j)) return [];
    used.a.add(i);
    used.b.add(j);
    return [[a[i] ?? [], b[j] ?? []]];
  });
}

interface Counted {
  readonly pairs: readonly Pair[];
  readonly lineCount: number;
  readonly data: string;
}

function figuresOf(kind: string, { variables }: Kind, { pairs, lineCount, data }: Counted): Figure[] {
  const figure = (name: string, value: number, n: number): Figure => ({
    name,
    value: Math.round(value * 1000) / 1000,
    unit: "",
    must: null,
    aim: null,
    better: "higher",
    n,
    data,
  });
  const own = variables.flatMap(({ name, field, scale }) => {
    const values = pairs.map(([a, b]) => [a[field] ?? "-", b[field] ?? "-"] as const);
    if (values.length < 2) return [];
    if (scale === "same words") {
      const same = values.filter(([a, b]) => a === b || overlap(a, b) >= 0.5).length;
      return [figure(`${kind}, ${name}: same`, same / values.length, values.length)];
    }
    const coefficient =
      scale === "ordinal"
        ? alphaOf(values)
        : valueOf(
            cohenKappa(
              contingencyOf(
                values.map(([a]) => a),
                values.map(([, b]) => b),
              ),
            ),
          );
    const called = scale === "ordinal" ? "Krippendorff's alpha" : "Cohen's kappa";
    return [
      figure(`${kind}, ${name}: same`, values.filter(([a, b]) => a === b).length / values.length, values.length),
      ...(coefficient === null ? [] : [figure(`${kind}, ${name}: ${called}`, coefficient, values.length)]),
    ];
  });
  return [figure(`${kind}: F1 of what both saw`, (2 * pairs.length) / lineCount, lineCount), ...own];
}

const sides: Readonly<Record<string, number>> = { "-": -1, "0": 0, "+": 1 };

function alphaOf(values: readonly (readonly [string, string])[]): number | null {
  const codings = values.map((pair) => pair.map((side) => sides[side] ?? null));
  return valueOf(krippendorffAlpha(codings, { metric: "ordinal" }));
}
