import { expect, it } from "vitest";
import type { Readout } from "../../packages/reader/src/readout/readout.ts";
import type { GoldRecord } from "./corpus-gold.ts";
import { scoreComparison } from "./match-comparison.ts";

const line = (number: number) => ({ line: number, role: "body", start: number * 10, end: number * 10 + 9 });

/** Two for the lease and one against it, each in a line. */
function record(): GoldRecord {
  const member = (section: number, side: string) => ({ section: `C${section}`, side, lines: [section] });
  return {
    lines: [line(1), line(2), line(3)],
    comparisons: [{ relation: "disagree", members: [member(1, "for"), member(2, "for"), member(3, "against")] }],
  } as unknown as GoldRecord;
}

function readout(...sides: (readonly number[])[]): Readout {
  const statements = [1, 2, 3].map((number) => ({ ...line(number), id: `s${number}`, contribution: number - 1 }));
  const comparison = [
    {
      about: "concept:lease",
      kind: "disagreement",
      sides: sides.map((side) => ({ contributions: side.map((number) => number - 1), statements: side.map((number) => `s${number}`) })),
    },
  ];
  return { document: { contributions: [{ author: "a" }, { author: "b" }, { author: "c" }] }, statements, comparison } as unknown as Readout;
}

it("counts a side that two hold as two pairs, as the corpus does", () => {
  expect(scoreComparison(record(), readout([1, 2], [3]))).toEqual({ right: 2, found: 2, gold: 2 });
});

it("counts what only one of them is found to hold as half", () => {
  expect(scoreComparison(record(), readout([1], [3]))).toEqual({ right: 1, found: 1, gold: 2 });
});
