import { quantile, seededRandom, shuffle } from "@rapporteur/core/base";
import { pickRows, type StatementTable } from "@rapporteur/core/model";
import { resolveField } from "../select/field.ts";
import { setting } from "../options.ts";

export interface ResamplingOptions {
  /** What is left out together: single statements, whole documents, or everything one actor said. */
  readonly unit: "statements" | "documents" | "actors";
  /** The variable of the actors, for that unit. */
  readonly actorVariable?: string | undefined;
  /** Share of the units left out in each run, in (0, 1); 0.1 by default. */
  readonly leftOut?: number | undefined;
  /** 200 by default. */
  readonly runs?: number | undefined;
  readonly seed?: number | undefined;
}

/** What a figure owes to the units it stands on. */
export interface Resampling {
  /** On all statements. */
  readonly estimate: number;
  /** 2.5 and 97.5 % points of the figure with the units left out. */
  readonly low: number;
  readonly high: number;
  /** Delete-d jackknife; estimate ± 1.96 standard errors is an interval for other articles like these. */
  readonly standardError: number;
  readonly units: number;
  readonly leftOutUnits: number;
  readonly runs: number;
}

/**
 * Computes a figure again and again with a random part of the statements, documents or actors left out.
 *
 * Formula: standard error √((n − d)/d · mean (θ* − mean θ*)²) for d of n units left out. Source: Shao and Wu 1989, Annals
 * of Statistics 17, 1176–1197. Units are left out, not drawn twice, because a duplicate rule would undo a second copy.
 *
 * @throws RAP_NETWORK_SETTING for a share outside (0, 1) or fewer than two units
 * Cost: runs × the figure. Deterministic for a seed.
 */
export function resampleFigure(table: StatementTable, figure: (part: StatementTable) => number, options: ResamplingOptions): Resampling {
  const { unitOf, unitCount } = unitsOf(table, options);
  const share = options.leftOut ?? 0.1;
  if (!(share > 0 && share < 1) || unitCount < 2)
    throw setting(`leaving out ${share} of ${unitCount} ${options.unit} cannot be done`, "leave out a share between 0 and 1 of at least two");
  const leftOutUnits = Math.min(unitCount - 1, Math.max(1, Math.round(share * unitCount)));
  const runs = options.runs ?? 200;
  const values = new Float64Array(runs);
  const random = seededRandom(options.seed ?? 1);
  const order = Array.from({ length: unitCount }, (_, unit) => unit);
  for (let run = 0; run < runs; run++) {
    const left = new Uint8Array(unitCount);
    for (const unit of shuffle(order, random).slice(0, leftOutUnits)) left[unit] = 1;
    values[run] = figure(withoutUnits(table, unitOf, left));
  }
  const sorted = values.slice().sort();
  const mean = values.reduce((sum, value) => sum + value / runs, 0);
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2 / runs, 0);
  return {
    estimate: figure(table),
    low: quantile(sorted, 0.025),
    high: quantile(sorted, 0.975),
    standardError: Math.sqrt(((unitCount - leftOutUnits) / leftOutUnits) * variance),
    units: unitCount,
    leftOutUnits,
    runs,
  };
}

/** How a figure changes when one unit is left out. */
export interface UnitInfluence {
  /** Statement or document id, or the actor's name. */
  readonly unit: string;
  readonly without: number;
  readonly change: number;
}

/**
 * Leaves out one unit after the other, and lists them by what the figure owes to each, the weightiest first.
 *
 * Cost: units × the figure.
 */
export function unitInfluence(table: StatementTable, figure: (part: StatementTable) => number, options: ResamplingOptions): UnitInfluence[] {
  const { unitOf, unitCount, names } = unitsOf(table, options);
  const estimate = figure(table);
  const influences = Array.from({ length: unitCount }, (_, unit) => {
    const left = new Uint8Array(unitCount);
    left[unit] = 1;
    const without = figure(withoutUnits(table, unitOf, left));
    return { unit: names[unit] ?? "", without, change: estimate - without };
  });
  return influences.sort((a, b) => Math.abs(b.change) - Math.abs(a.change) || (a.unit < b.unit ? -1 : 1));
}

interface Units {
  readonly unitOf: Int32Array;
  readonly unitCount: number;
  readonly names: readonly string[];
}

/** Units in use, numbered by first statement. */
function unitsOf(table: StatementTable, options: ResamplingOptions): Units {
  if (options.unit === "statements")
    return { unitOf: Int32Array.from({ length: table.length }, (_, row) => row), unitCount: table.length, names: table.ids };
  const field = resolveField(table, options.unit === "documents" ? "document:id" : (options.actorVariable ?? "organization"));
  const numbers = new Map<number, number>();
  const unitOf = field.codes.map((code) => {
    const number = numbers.get(code) ?? numbers.size;
    numbers.set(code, number);
    return number;
  });
  return { unitOf, unitCount: numbers.size, names: [...numbers.keys()].map((code) => field.dictionary[code] ?? "") };
}

function withoutUnits(table: StatementTable, unitOf: Int32Array, isLeftOut: Uint8Array): StatementTable {
  const rows = new Int32Array(table.length);
  let count = 0;
  for (let row = 0; row < table.length; row++) if (isLeftOut[unitOf[row] as number] === 0) rows[count++] = row;
  return pickRows(table, rows.slice(0, count));
}
