/** Name and value of each label of a sample. Values are route templates, kinds and codes of this program, never what somebody wrote. */
export type Labels = Readonly<Record<string, string>>;

export interface Sample {
  /** Behind the metric's name, for the parts of a histogram. */
  readonly suffix?: "_bucket" | "_sum" | "_count";
  readonly labels: Labels;
  readonly value: number;
}

/** A metric with what it is at this moment, as Prometheus takes it. */
export interface Metric {
  readonly name: string;
  readonly help: string;
  readonly type: "counter" | "gauge" | "histogram";
  readonly samples: readonly Sample[];
}

/** Metrics that are looked up when somebody asks for them. */
export type MetricSource = () => readonly Metric[] | Promise<readonly Metric[]>;

/** A metric of one value without labels. */
export function single(type: "counter" | "gauge", name: string, help: string, value: number): Metric {
  return { name, help, type, samples: [{ labels: {}, value }] };
}
