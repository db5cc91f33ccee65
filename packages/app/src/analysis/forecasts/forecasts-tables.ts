import { wilsonInterval } from "@rapporteur/core/base";
import { calibrationTable, equalBins, murphyDecomposition, type ScoreRange, type TrackRecord } from "@rapporteur/engines/forecast";
import { termUses } from "@rapporteur/engines/forecast/unstable";
import { count } from "./analyse-forecasts.ts";
import { left, right, type ReportSection } from "../report.ts";

/** Three decimals, one above ten; “−∞” is a score. */
export function scoreText(value: number | null | undefined): string {
  if (value === null || value === undefined || Number.isNaN(value)) return "–";
  if (!Number.isFinite(value)) return value < 0 ? "−∞" : "∞";
  return value.toFixed(Math.abs(value) >= 10 ? 1 : 3).replace("-", "−");
}

/** “best to worst”. */
export function spanText(range: ScoreRange | null): string {
  if (range === null) return "–";
  return range.best === range.worst ? scoreText(range.best) : `${scoreText(range.best)} to ${scoreText(range.worst)}`;
}

type Scored = TrackRecord["scored"];
/** A table by its name in the JSON result. */
export interface ReportPart {
  readonly name: string;
  readonly section: ReportSection;
  readonly result: unknown;
}

const percent = (share: number): string => `${Math.round(share * 100)} %`;
const intervalText = ([low, high]: readonly [number, number]): string => `${percent(low)} to ${percent(high)}`;

function middles(scored: Scored): { p: number[]; y: number[] } {
  return { p: scored.map(({ low, high }) => (low + high) / 2), y: scored.map(({ outcome }) => outcome) };
}

const asMiddle = (scored: Scored): string[] =>
  scored.some(({ low, high }) => low < high) ? ["Ranges are shown by their middle here, which is a choice; the table of words shows both ends."] : [];

/** Chances given against how often it came so, by bin. */
export function calibrationSection(scored: Scored, bins: number): ReportPart {
  const { p, y } = middles(scored);
  const found = calibrationTable(p, y, equalBins(bins));
  const rows = found.bins
    .filter((bin) => bin.count > 0)
    .map((bin) => [
      `${percent(bin.from)} to ${percent(bin.to)}`,
      bin.count,
      bin.happened,
      bin.meanChance === null ? "–" : percent(bin.meanChance),
      bin.frequency === null ? "–" : percent(bin.frequency),
      bin.interval === null ? "–" : intervalText(bin.interval),
    ]);
  return {
    name: "calibration",
    section: {
      title: "Calibration: chances given, and how often it came so",
      columns: [left("chance"), right("n"), right("came so"), right("mean chance"), right("share"), right("95 % interval")],
      rows,
      notes: ["Every forecast counts once; read the interval, not the share, where n is small.", ...asMiddle(scored)],
    },
    result: found,
  };
}

/** Each word of probability: its range, and how often what it was said of came so; null where only numbers were stated. */
export function wordSection(scored: Scored): ReportPart | null {
  const uses = termUses(scored.map((one) => ({ ...one, weight: 1 })));
  if (uses.length === 0) return null;
  const found = uses.map(({ key, low, high, hits, misses }) => ({
    term: key.split("|")[0] ?? "",
    low,
    high,
    count: hits + misses,
    happened: hits,
    interval: wilsonInterval(hits, hits + misses),
  }));
  const rows = found.map(({ term, low, high, count, happened, interval }) => [
    term.replace(/^([^:]*):(.*)$/, "$2 ($1)"),
    `${percent(low)} to ${percent(high)}`,
    count,
    happened,
    intervalText(interval),
  ]);
  return {
    name: "words",
    section: {
      title: "Words: the range of each, and how often it came so",
      columns: [left("word (scale)"), right("range"), right("n"), right("came so"), right("95 % interval")],
      rows,
      notes: ["A word said of what is not expected is counted with its mirror image."],
    },
    result: found,
  };
}

/** What the Brier score of all forecasts is made of, or why that is not told. */
export function murphySection(scored: Scored, isBrier: boolean): ReportPart {
  const title = "Murphy’s decomposition of the Brier score";
  if (!isBrier) {
    return {
      name: "murphy",
      section: { title, columns: [], rows: [], notes: ["It exists for Brier scores only; ask with --rule brier."] },
      result: null,
    };
  }
  const { p, y } = middles(scored);
  const found = murphyDecomposition(p, y);
  const rows = [
    ["reliability (0 is best)", scoreText(found.reliability)],
    ["− resolution (higher is better)", scoreText(found.resolution)],
    ["+ uncertainty (of the questions)", scoreText(found.uncertainty)],
    ["= Brier, 0–1", scoreText(found.brier)],
  ];
  const notes = [
    `Exact, over ${count(found.count, "forecast")} in ${count(found.groupCount, "group")} of equal chance; every forecast counts once.`,
    ...asMiddle(scored),
  ];
  return { name: "murphy", section: { title, columns: [left("part"), right("value")], rows, notes }, result: found };
}
