import { expect, test } from "vitest";
import { parsePrometheus, valueOf } from "../../../../test/support/prometheus-text.ts";
import { counter } from "./counter.ts";
import { formatMetrics } from "./format-metrics.ts";
import { histogram } from "./histogram.ts";

test("what is written is read back: signs in help and labels, buckets, infinities", () => {
  const hits = counter("hits_total", "One line\nand a \\ sign.");
  hits.add({ route: 'a "b" \\ c\nd' });
  hits.add({ route: 'a "b" \\ c\nd' });
  hits.add({ route: "{x},y=1" });
  const sizes = histogram("sizes", "Sizes.", [1, 2.5]);
  for (const value of [0.5, 1, 2, 1e9]) sizes.observe(value, { kind: "k" });
  const odd = {
    name: "odd",
    help: "Odd.",
    type: "gauge",
    samples: [Infinity, -Infinity, 1e-7].map((value, at) => ({ labels: { at: `${at}` }, value })),
  } as const;
  const page = formatMetrics([hits.read(), sizes.read(), odd]);
  const read = parsePrometheus(page);
  expect(read.get("hits_total")?.help).toBe("One line\nand a \\ sign.");
  expect(valueOf(read, "hits_total", { route: 'a "b" \\ c\nd' })).toBe(2);
  expect(valueOf(read, "hits_total", { route: "{x},y=1" })).toBe(1);
  expect(read.get("sizes")?.samples.map(({ value }) => value)).toEqual([2, 3, 4, 1_000_000_003.5, 4]);
  expect(read.get("odd")?.samples.map(({ value }) => value)).toEqual([Infinity, -Infinity, 1e-7]);
});

test.each([
  "x 1\n",
  "# HELP x X.\nx 1\n",
  "# HELP x X.\n# TYPE x gauge\nx 1",
  '# HELP x X.\n# TYPE x gauge\nx{a="1" 1\n',
  "# HELP x X.\n# TYPE x gauge\nx 1\nx 2\n",
  "# HELP x X.\n# TYPE x counter\nx 1\n",
  '# HELP x X.\n# TYPE x histogram\nx_bucket{le="1"} 2\nx_bucket{le="+Inf"} 1\nx_sum 1\nx_count 1\n',
])("the reader of the tests refuses %j", (page) => {
  expect(() => parsePrometheus(page)).toThrow();
});
