import type { Figure } from "../figure.ts";
import type { Judged } from "./score-statements.ts";

const bands = [
  [0, 0.6],
  [0.6, 0.7],
  [0.7, 0.8],
  [0.8, 0.9],
  [0.9, 1.01],
] as const;

/**
 * Whether confidences mean what they say: for each band the share of drafts that were right beside their mean confidence; for
 * each type the mean confidence, the share right and the gap that is left when each document is held against the
 * shares of all the others (so that no document vouches for itself).
 */
export function reliabilityFigures(data: string, judged: readonly Judged[]): Figure[] {
  const figures: Figure[] = [];
  for (const [low, high] of bands) {
    const inside = judged.filter(({ confidence }) => confidence >= low && confidence < high);
    if (inside.length === 0) continue;
    figures.push(
      toFigure(`reliability: right of drafts marked ${low}–${Math.min(1, high)} (mean ${meanConfidence(inside).toFixed(2)})`, data, {
        value: shareRight(inside),
        n: inside.length,
      }),
    );
  }
  for (const type of new Set(judged.map((draft) => draft.type))) {
    const ofType = judged.filter((draft) => draft.type === type);
    figures.push(
      toFigure(`reliability: right of ${type} drafts (mean ${meanConfidence(ofType).toFixed(2)})`, data, {
        value: shareRight(ofType),
        n: ofType.length,
      }),
    );
    figures.push({
      ...toFigure(`reliability: gap of ${type}, each document against the others`, data, { value: leftOutGap(ofType), n: ofType.length }),
      better: "lower",
    });
  }
  return figures;
}

function shareRight(drafts: readonly Judged[]): number {
  return drafts.filter(({ isRight }) => isRight).length / drafts.length;
}

function meanConfidence(drafts: readonly Judged[]): number {
  return drafts.reduce((sum, { confidence }) => sum + confidence, 0) / drafts.length;
}

/**
 * Mean gap, over the bands of each left-out document weighted by its drafts, between what the other documents say of a
 * band (the share right, drawn toward the mean confidence by two imagined drafts) and the confidence that was printed.
 */
function leftOutGap(drafts: readonly Judged[]): number {
  let sum = 0;
  for (const document of new Set(drafts.map((draft) => draft.document)))
    for (const [low, high] of bands) {
      const isInside = ({ confidence }: Judged): boolean => confidence >= low && confidence < high;
      const own = drafts.filter((draft) => draft.document === document && isInside(draft));
      const others = drafts.filter((draft) => draft.document !== document && isInside(draft));
      if (own.length === 0) continue;
      const mean = meanConfidence(own);
      const told = (others.filter(({ isRight }) => isRight).length + 2 * mean) / (others.length + 2);
      sum += own.length * Math.abs(told - mean);
    }
  return sum / drafts.length;
}

function toFigure(name: string, data: string, { value, n }: { value: number; n: number }): Figure {
  return { name, value: Math.round(value * 1000) / 1000, unit: "", must: null, aim: null, better: "higher", n, data };
}
