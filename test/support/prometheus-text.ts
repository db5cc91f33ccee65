/** A sample of a page of metrics. */
export interface ReadSample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** A metric of a page, with its samples in the page's order. */
export interface ReadMetric {
  readonly help: string;
  readonly type: string;
  readonly samples: readonly ReadSample[];
}

const namePattern = "[a-zA-Z_:][a-zA-Z0-9_:]*";
const parts = ["_bucket", "_sum", "_count"];

/**
 * Reads a page in the text format of Prometheus, version 0.0.4, by its rules: HELP then TYPE then samples, once a metric; labels quoted and escaped; no sample
 * twice; the buckets of a histogram ascend, are cumulative, and end with +Inf, which is the count.
 *
 * @throws with the line that breaks a rule
 */
export function parsePrometheus(page: string): Map<string, ReadMetric> {
  const metrics = new Map<string, { help: string; type: string; samples: ReadSample[] }>();
  if (page !== "" && !page.endsWith("\n")) throw new Error("the last line has no end");
  let current = "";
  for (const line of page.split("\n").slice(0, -1)) {
    const comment = new RegExp(`^# (HELP|TYPE) (${namePattern}) (.*)$`).exec(line);
    if (comment === null) {
      const sample = readSample(line);
      const metric = metrics.get(current);
      if (metric === undefined || metric.type === "" || !belongs(sample.name, current, metric.type)) throw new Error(`outside its metric: ${line}`);
      metric.samples.push(sample);
      continue;
    }
    const [, keyword, name = "", text = ""] = comment;
    if (keyword === "HELP") {
      if (metrics.has(name)) throw new Error(`twice: ${line}`);
      current = name;
      metrics.set(name, { help: text.replace(/\\(n|\\)/g, (_, sign) => (sign === "n" ? "\n" : "\\")), type: "", samples: [] });
    } else {
      const metric = metrics.get(name);
      if (name !== current || metric === undefined || metric.type !== "" || metric.samples.length > 0) throw new Error(`TYPE out of place: ${line}`);
      if (!["counter", "gauge", "histogram"].includes(text)) throw new Error(`unknown type: ${line}`);
      metric.type = text;
    }
  }
  for (const [name, metric] of metrics) checkMetric(name, metric);
  return metrics;
}

function belongs(sample: string, name: string, type: string): boolean {
  return type === "histogram" ? parts.some((part) => sample === `${name}${part}`) : sample === name;
}

function readSample(line: string): ReadSample {
  const head = new RegExp(`^${namePattern}`).exec(line)?.[0];
  if (head === undefined) throw new Error(`no name: ${line}`);
  let rest = line.slice(head.length);
  const labels: Record<string, string> = {};
  if (rest.startsWith("{")) {
    rest = rest.slice(1);
    while (!rest.startsWith("}")) {
      const label = /^([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\]|\\["\\n])*)"(,?)/.exec(rest);
      const [whole = "", key = "", value = "", comma = ""] = label ?? [];
      if (label === null || key in labels || (comma === "" && rest[whole.length] !== "}")) throw new Error(`labels: ${line}`);
      labels[key] = value.replace(/\\(.)/g, (_, sign: string) => (sign === "n" ? "\n" : sign));
      rest = rest.slice(whole.length);
    }
    rest = rest.slice(1);
  }
  const value = /^ (\+Inf|-Inf|NaN|-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)$/.exec(rest)?.[1];
  if (value === undefined) throw new Error(`value: ${line}`);
  return { name: head, labels, value: value.endsWith("Inf") ? Number(value.replace("Inf", "Infinity")) : Number(value) };
}

function checkMetric(name: string, { type, samples }: ReadMetric): void {
  if (type === "") throw new Error(`no TYPE: ${name}`);
  if (type === "counter" && !name.endsWith("_total")) throw new Error(`a counter ends in _total: ${name}`);
  const keys = samples.map((sample) => `${sample.name} ${JSON.stringify(Object.entries(sample.labels).sort())}`);
  if (new Set(keys).size < keys.length) throw new Error(`a sample stands twice in ${name}`);
  if (type !== "gauge" && samples.some(({ value }) => value < 0)) throw new Error(`below 0: ${name}`);
  if (type !== "histogram") return;
  for (const series of Map.groupBy(samples, ({ labels }) =>
    JSON.stringify(
      Object.entries(labels)
        .filter(([label]) => label !== "le")
        .sort(),
    ),
  ).values())
    checkSeries(name, series);
}

function checkSeries(name: string, series: readonly ReadSample[]): void {
  const named = (part: string): ReadSample[] => series.filter((sample) => sample.name === `${name}${part}`);
  const buckets = named("_bucket");
  const bounds = buckets.map(({ labels: { le = "" } }) => (le === "+Inf" ? Infinity : Number(le)));
  const isAscending = (values: readonly number[], least: number): boolean =>
    values.every((value, at) => at === 0 || value - (values[at - 1] ?? 0) >= least);
  if (bounds.some(Number.isNaN) || !isAscending(bounds, Number.MIN_VALUE)) throw new Error(`buckets of ${name} do not ascend`);
  if (
    !isAscending(
      buckets.map(({ value }) => value),
      0,
    )
  )
    throw new Error(`buckets of ${name} are not cumulative`);
  const [count, ...more] = named("_count");
  if (bounds.at(-1) !== Infinity || count === undefined || more.length > 0 || named("_sum").length !== 1)
    throw new Error(`parts of ${name} are missing`);
  if (buckets.at(-1)?.value !== count.value) throw new Error(`+Inf of ${name} is not the count`);
}

/** The value of the one sample with these labels; 0 where there is none yet. */
export function valueOf(metrics: ReadonlyMap<string, ReadMetric>, metric: string, labels: Readonly<Record<string, string>> = {}, part = ""): number {
  const found = metrics
    .get(metric)
    ?.samples.filter((sample) => sample.name === `${metric}${part}` && Object.entries(labels).every(([key, value]) => sample.labels[key] === value));
  if (found === undefined) throw new Error(`no metric ${metric}`);
  return found.reduce((sum, { value }) => sum + value, 0);
}
