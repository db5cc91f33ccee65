/** One measured figure, as `npm run eval` and `npm run bench` print it. */
export interface Figure {
  /** What was measured, e.g. "LAS". */
  readonly name: string;
  readonly value: number;
  /** "%", "ms", "tokens/s", "F1" … */
  readonly unit: string;
  /** The value that may not be missed, or null where none is set; see `better`. */
  readonly must: number | null;
  readonly aim: number | null;
  /** Whether a higher or a lower value is better. */
  readonly better: "higher" | "lower";
  /** Number of items behind the value (sentences, pairs, runs). */
  readonly n: number;
  /** The data set it was measured on, or the shape of the generated input. */
  readonly data: string;
  /** What others reached on the same, in a few words with the source; or absent. */
  readonly comparison?: string;
}

export interface MeasureOptions {
  /** Other data of the same format, from `--data`. */
  readonly data?: string;
  /** Further `--name value` options, by name. */
  readonly options: Readonly<Record<string, string>>;
}

/** What a file of `eval/` or `bench/` exports under the name `measure`. */
export type Measure = (options: MeasureOptions) => Promise<Figure[]>;
