import type { StatementTable } from "../../packages/core/src/model/statement-table.ts";
import { sliceDistances, type SliceMeasure } from "../../packages/engines/src/network/time/slice-distances.ts";
import { seriesOf } from "./compare-series.ts";
import { Differences } from "./compare.ts";
import { readRows, type ManifestEntry } from "./manifest.ts";

/** Distances between the networks of a series: as DNA runs them, or (…-intended) as it documents them. */
export function compareDistances(table: StatementTable, entry: ManifestEntry, folder: string): Differences {
  const differences = new Differences();
  const series = seriesOf(table, entry);
  const size = series[0]?.rows.length ?? 0;
  const ours = sliceDistances(
    series.map((network) => network.values),
    size,
    measureOf(entry.file),
    entry.normalizeToOne ?? false,
  );
  const body = numbersOf(readRows(folder, entry.file));
  differences.equal("slices", series.length, body.length);
  for (const [i, row] of body.entries())
    for (const [h, theirs] of row.entries()) differences.close(`slices ${i + 1} and ${h + 1}`, ours[i * series.length + h] ?? Number.NaN, theirs);
  return differences;
}

function measureOf(file: string): SliceMeasure {
  if (file.includes("absdiff")) return "absdiff";
  return file.includes("intended") ? "spectral" : "degree";
}

/** The square of numbers in a file, without a header or labels where it has them. */
function numbersOf(rows: readonly (readonly string[])[]): number[][] {
  const [first = []] = rows;
  const hasHeader = first[0] === "" || Number.isNaN(Number(first.at(-1)));
  const body = hasHeader ? rows.slice(1) : rows;
  return body.map((row) => row.slice(row.length - body.length).map(Number));
}
