import { baselineScore, brierScore, chanceOfOutcome, logScore } from "./binary-scores.ts";

export const scoreRules = ["brier", "brier-two-sided", "log", "baseline"] as const;
export type ScoreRuleId = (typeof scoreRules)[number];

/** A rule for one event, with the words that must be printed next to any number it gives. */
export interface ScoreRule {
  readonly id: ScoreRuleId;
  /** Name and scale, e.g. "Brier, 0–1, lower is better". */
  readonly label: string;
  readonly better: "lower" | "higher";
  readonly score: (p: number, y: 0 | 1) => number;
}

const rules: Readonly<Record<ScoreRuleId, ScoreRule>> = {
  brier: { id: "brier", label: "Brier (one-sided), 0–1, lower is better", better: "lower", score: brierScore },
  "brier-two-sided": {
    id: "brier-two-sided",
    label: "Brier (sum over both outcomes), 0–2, lower is better",
    better: "lower",
    score: (p, y) => 2 * brierScore(p, y),
  },
  log: { id: "log", label: "log score ln p, −∞–0, higher is better", better: "higher", score: logScore },
  baseline: {
    id: "baseline",
    label: "baseline score, 0 for an even split, at most 100, higher is better",
    better: "higher",
    score: (p, y) => baselineScore(chanceOfOutcome(p, y)),
  },
};

/** The scoring rule of that id, with its formula and its range. */
export function scoreRule(id: ScoreRuleId): ScoreRule {
  return rules[id];
}

/** True where score a is better than b under the rule. */
export function isBetter(rule: ScoreRule, a: number, b: number): boolean {
  return rule.better === "lower" ? a < b : a > b;
}
