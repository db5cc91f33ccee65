import { wilsonInterval } from "@rapporteur/core/base";

/** A share with what stands behind it. */
export interface MeasuredShare {
  readonly value: number;
  readonly right: number;
  readonly count: number;
  /** 95 %, Wilson. */
  readonly interval: readonly [number, number];
}

/** How far drafts of one type can be trusted, by people who looked. Null where nothing was looked at. */
export interface Trust {
  readonly type: string;
  /** Share of the drafts looked at that are right. */
  readonly precision: MeasuredShare | null;
  /** Share of what stands in the passages looked at that was drafted rightly. */
  readonly recall: MeasuredShare | null;
}

/** What a person found for one type: drafts that were right and wrong, and what was missed (null where they did not look for it). */
export interface TrustCount {
  readonly type: string;
  readonly right: number;
  readonly wrong: number;
  readonly missed: number | null;
}

/**
 * Precision = right / (right + wrong); recall = right / (right + missed), by type.
 *
 * Reviews alone give precision of what was reviewed, which people choose; only passages drawn at random say something of
 * the rest, and only they give recall.
 */
export function trustByType(counts: readonly TrustCount[]): Trust[] {
  return counts.map(({ type, right, wrong, missed }) => ({
    type,
    precision: measuredShare(right, right + wrong),
    recall: missed === null ? null : measuredShare(right, right + missed),
  }));
}

function measuredShare(right: number, count: number): MeasuredShare | null {
  return count === 0 ? null : { value: right / count, right, count, interval: wilsonInterval(right, count) };
}
