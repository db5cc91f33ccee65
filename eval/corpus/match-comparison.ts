import type { Readout } from "../../packages/reader/src/readout/readout.ts";
import type { GoldRecord, GoldSpan } from "./corpus-gold.ts";
import type { Tally } from "./match-readout.ts";

interface Pair {
  readonly kind: "agreement" | "disagreement" | "difference of degree";
  readonly left: readonly GoldSpan[];
  readonly right: readonly GoldSpan[];
}

const kinds = { agree: "agreement", degree: "difference of degree", disagree: "disagreement" } as const;

/**
 * The comparisons of a readout against the corpus, as pairs of passages of two authors: one is right where a pair of the corpus has its kind and both its sides overlap. A side that
 * several hold is so many pairs, in the corpus and in the readout. One that the corpus lacks counts as wrong, and only its development part is complete under rule A5: on the others precision is a lower bound.
 * Cost: pairs × pairs.
 */
export function scoreComparison(record: GoldRecord, readout: Readout): Tally {
  const free = goldPairs(record);
  const found = draftPairs(readout);
  const gold = free.length;
  let right = 0;
  for (const pair of found) {
    const at = free.findIndex(
      (one) =>
        one.kind === pair.kind &&
        ((meet(one.left, pair.left) && meet(one.right, pair.right)) || (meet(one.left, pair.right) && meet(one.right, pair.left))),
    );
    if (at < 0) continue;
    free.splice(at, 1);
    right++;
  }
  return { right, found: found.length, gold };
}

function goldPairs({ comparisons, lines }: GoldRecord): Pair[] {
  const spanOf = new Map<number, GoldSpan>(lines.map((line) => [line.line, line]));
  return comparisons.flatMap(({ relation, members }) =>
    members.flatMap((left, at) =>
      members
        .slice(at + 1)
        .filter((right) => relation !== "disagree" || left.side === null || left.side !== right.side)
        .map((right): Pair => {
          const spans = (member: typeof left): GoldSpan[] => member.lines.flatMap((line) => spanOf.get(line) ?? []);
          return { kind: kinds[relation], left: spans(left), right: spans(right) };
        }),
    ),
  );
}

function draftPairs({ comparison, statements, document }: Readout): Pair[] {
  const byId = new Map(statements.map((statement) => [statement.id, statement]));
  const authorOf = (contribution: number | null): string => document.contributions[contribution ?? -1]?.author ?? `${contribution}`;
  return comparison.flatMap(({ kind, sides }) => {
    const held = sides.map(({ statements: ids }) => {
      const own = ids.flatMap((id) => byId.get(id) ?? []);
      return [...Map.groupBy(own, ({ contribution }) => authorOf(contribution)).values()];
    });
    return held.flatMap((some, at) =>
      held.slice(at + 1).flatMap((others) => some.flatMap((left) => others.map((right): Pair => ({ kind, left, right })))),
    );
  });
}

const meet = (left: readonly GoldSpan[], right: readonly GoldSpan[]): boolean =>
  left.some((one) => right.some((other) => one.start < other.end && other.start < one.end));
