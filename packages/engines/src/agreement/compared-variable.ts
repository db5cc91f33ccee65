import type { Metric } from "./value-metrics.ts";

/** One variable of one statement type, and how its values are compared. */
export interface ComparedVariable {
  readonly type: string;
  readonly variable: string;
  readonly metric: Metric;
}
