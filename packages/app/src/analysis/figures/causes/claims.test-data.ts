import { randomBelow, seededRandom } from "@rapporteur/core/base";
import type { StatementTable, TextColumn } from "@rapporteur/core/model";

/** Accepted causal claims by ten speakers over so many concepts, the first ones most; no concept is its own cause. Seeded. */
export function generateClaims(count: number, conceptCount: number): StatementTable {
  const random = seededRandom(5);
  const pairs = Array.from({ length: count }, () => {
    const cause = Math.floor(conceptCount * random() ** 2);
    return [cause, (cause + 1 + randomBelow(random, conceptCount - 1)) % conceptCount] as const;
  });
  const codes = (codeOf: (row: number) => number): Int32Array => Int32Array.from({ length: count }, (_, row) => codeOf(row));
  const names = (prefix: string, size: number): string[] => Array.from({ length: size }, (_, code) => `${prefix}-${String(code).padStart(3, "0")}`);
  const concept = (end: 0 | 1): TextColumn => ({
    kind: "entity",
    codes: codes((row) => pairs[row]?.[end] ?? 0),
    dictionary: names("concept:c", conceptCount),
  });
  const number = (of: () => number) => ({ kind: "number" as const, values: Float64Array.from({ length: count }, of) });
  return {
    length: count,
    ids: names("s", count),
    types: new Uint16Array(count),
    typeNames: ["cause"],
    documentOf: codes((row) => Math.floor(row / 10)),
    documents: { ids: names("d", Math.ceil(count / 10)), fields: {} },
    starts: new Int32Array(count),
    ends: new Int32Array(count).fill(10),
    times: new Float64Array(count).fill(Number.NaN),
    reviews: new Uint8Array(count).fill(1),
    reviewedByPerson: new Uint8Array(count).fill(1),
    variables: {
      cause: concept(0),
      effect: concept(1),
      speaker: { kind: "entity", codes: codes(() => randomBelow(random, 10)), dictionary: names("person:p", 10) },
      sign: number(() => (random() < 0.7 ? 1 : -1)),
      strength: number(() => 0.1 + 0.9 * random()),
    },
  };
}
