import {
  type AgreementResult,
  bootstrapInterval,
  type CodedValue,
  cohenKappa,
  contingencyOf,
  gwetManyCoders,
  krippendorffAlpha,
  type Metric,
  percentAgreement,
  scottPi,
  valueOf,
} from "@rapporteur/engines/agreement";
import { RapporteurError, seededRandom } from "@rapporteur/core/base";
import { parseCsv } from "../../exchange/csv/parse-csv.ts";
import { agreementText, intervalNotes, intervalText, kappaOf, type AgreementPart } from "./agreement-text.ts";
import { count } from "../forecasts/analyse-forecasts.ts";
import { readTextFile } from "@rapporteur/reader/sources";
import { left, right, type Report } from "../report.ts";

export { metrics, type Metric } from "@rapporteur/engines/agreement";

export interface RatingsOptions {
  readonly metric: Metric;
  /** Column that names the unit; told by its name where left out. */
  readonly unit?: string;
  /** What else than an empty cell means "not coded". */
  readonly missing?: string;
  /** Words of an ordered scale, lowest first. */
  readonly order?: readonly string[];
  readonly seed: number;
  readonly samples: number;
  readonly listsDisagreements: boolean;
}

/** A table of ratings: one row a unit, one column a coder. */
interface Ratings {
  readonly coders: readonly string[];
  readonly units: readonly { readonly name: string; readonly values: readonly CodedValue[]; readonly written: readonly string[] }[];
}

/**
 * Agreement in a CSV file with one row a unit and one column a coder.
 * @throws RAP_EXCHANGE_* naming file, row and column; RAP_SERVICE_RATINGS for fewer than two coders
 */
export async function analyseRatings(path: string, options: RatingsOptions): Promise<Report> {
  const ratings = readRatings(await readTextFile(path), path, options);
  const figures = figuresSection(ratings, options);
  const pairs = ratings.coders.length > 2 ? [pairsSection(ratings, options)] : [];
  const disagreements = options.listsDisagreements ? [disagreementsSection(ratings)] : [];
  return {
    sections: [figures, ...pairs, ...disagreements].map(({ section }) => section),
    basis: null,
    result: {
      coders: ratings.coders,
      unitCount: ratings.units.length,
      metric: options.metric,
      seed: options.seed,
      samples: options.samples,
      ...Object.fromEntries([figures, ...pairs, ...disagreements].map(({ name, result }) => [name, result])),
    },
  };
}

function readRatings(text: string, path: string, options: RatingsOptions): Ratings {
  const { header, records, lines } = parseCsv(text, path);
  const unit = unitColumn(header, path, options.unit);
  const columns = header.flatMap((_, column) => (column === unit ? [] : [column]));
  if (columns.length < 2) throw new RapporteurError("RAP_SERVICE_RATINGS", { path, count: columns.length });
  const units = records.map((cells, index) => {
    const row = lines[index] ?? index + 2;
    const written = columns.map((column) => (cells[column] ?? "").trim());
    const values = written.map((cell, place) => ratingOf(cell, { file: path, row, column: header[columns[place] ?? 0] ?? "" }, options));
    return { name: unit === -1 ? `row ${row}` : (cells[unit] ?? `row ${row}`), values, written };
  });
  return { coders: columns.map((column) => header[column] ?? ""), units };
}

/** Index of the column that names units; −1 where there is none. */
function unitColumn(header: readonly string[], path: string, asked: string | undefined): number {
  if (asked === undefined) return /^(?:unit|id|item|document|case|subject|row|)$/i.test(header[0] ?? "") ? 0 : -1;
  const found = header.indexOf(asked);
  if (found === -1) throw new RapporteurError("RAP_EXCHANGE_COLUMN", { file: path, column: asked, cure: `the header has ${header.join(", ")}` });
  return found;
}

interface CellPlace {
  readonly file: string;
  readonly row: number;
  readonly column: string;
}

function ratingOf(cell: string, place: CellPlace, { metric, missing, order }: RatingsOptions): CodedValue {
  if (cell === "" || cell === missing) return null;
  const refuse = (problem: string, cure: string): never => {
    throw new RapporteurError("RAP_EXCHANGE_CELL", { ...place, value: cell, problem, cure });
  };
  if (order !== undefined) {
    const rank = order.findIndex((word) => word.toLowerCase() === cell.toLowerCase());
    return rank === -1 ? refuse("is not in --order", `it has ${order.join(", ")}`) : rank + 1;
  }
  if (metric === "nominal") return cell;
  const value = Number(cell);
  if (!Number.isFinite(value))
    return refuse(`is not a number, which the ${metric} metric needs`, "correct it, use --metric nominal, or give the words in --order");
  return metric === "ratio" && value < 0 ? refuse("is below 0, where a ratio means nothing", "correct it, or use --metric interval") : value;
}

function figuresSection({ coders, units }: Ratings, options: RatingsOptions): AgreementPart {
  const { metric, samples, seed } = options;
  const codings = units.map(({ values }) => values);
  const coefficients = coefficientsOf(metric, coders.length);
  const found = Object.entries(coefficients).map(([figure, compute]) => {
    const interval =
      samples === 0 ? null : bootstrapInterval(codings, (drawn) => valueOf(compute(drawn)), { random: seededRandom(seed), sampleCount: samples });
    return { figure, result: compute(codings), interval };
  });
  const pairable = codings.filter((unit) => unit.filter((value) => value !== null).length > 1);
  const alike = pairable.filter((unit) => new Set(unit.filter((value) => value !== null)).size === 1).length;
  const rows = found.map(({ figure, result, interval }) => [figure, agreementText(result), intervalText(interval), result.unitCount]);
  return {
    name: "figures",
    section: {
      title: `Agreement of ${coders.join(", ")} on ${count(units.length, "unit")}, ${metric}`,
      columns: [left("figure"), right("value"), right("95 %"), right("n")],
      rows,
      notes: [
        `Based on ${count(pairable.length, "unit")} with at least two values; in ${alike} of them all values are alike.`,
        ...(units.length > pairable.length ? [`${count(units.length - pairable.length, "unit")} with fewer than two values: left out.`] : []),
        ...intervalNotes(
          found.map(({ interval }) => interval),
          "units",
          options,
        ),
      ],
    },
    result: { found, pairableUnits: pairable.length, alikeUnits: alike },
  };
}

type Coefficient = (units: readonly (readonly CodedValue[])[]) => AgreementResult;

/** The coefficients that exist for a metric and a number of coders, by name. */
function coefficientsOf(metric: Metric, coderCount: number): Record<string, Coefficient> {
  const table = (units: readonly (readonly CodedValue[])[]): ReturnType<typeof contingencyOf> =>
    contingencyOf(
      units.map(([first = null]) => first),
      units.map(([, second = null]) => second),
    );
  const alpha: Coefficient = (units) => krippendorffAlpha(units, { metric });
  const name = `Krippendorff α (${metric})`;
  if (metric === "nominal" && coderCount === 2) {
    return {
      [name]: alpha,
      "Cohen κ": (units) => cohenKappa(table(units)),
      "Scott π": (units) => scottPi(table(units)),
      "Gwet AC1": (units) => gwetManyCoders(units),
    };
  }
  if (metric === "nominal")
    return { [name]: alpha, "Fleiss κ (complete units)": (units) => kappaOf(units, coderCount), "Gwet AC1": (units) => gwetManyCoders(units) };
  if (metric === "ordinal" && coderCount === 2) {
    return {
      [name]: alpha,
      "weighted κ (linear)": (units) => cohenKappa(table(units), "linear"),
      "weighted κ (quadratic)": (units) => cohenKappa(table(units), "quadratic"),
    };
  }
  return { [name]: alpha };
}

function pairsSection({ coders, units }: Ratings, { metric }: RatingsOptions): AgreementPart {
  const found = coders.flatMap((first, index) =>
    coders.slice(index + 1).map((second, step) => {
      const pair = units.map(({ values }) => [values[index] ?? null, values[index + 1 + step] ?? null]);
      const table = contingencyOf(
        pair.map(([one = null]) => one),
        pair.map(([, other = null]) => other),
      );
      const kappa = metric === "nominal" ? cohenKappa(table) : metric === "ordinal" ? cohenKappa(table, "quadratic") : null;
      return { first, second, alpha: krippendorffAlpha(pair, { metric }), kappa, alike: percentAgreement(table), unitCount: table.total };
    }),
  );
  const rows = found.map((one) => [
    `${one.first} – ${one.second}`,
    one.unitCount,
    one.alike === null ? "–" : `${Math.round(one.alike * 100)} %`,
    agreementText(one.alpha),
    ...(one.kappa === null ? [] : [agreementText(one.kappa)]),
  ]);
  const kappa = metric === "nominal" ? [right("Cohen κ")] : metric === "ordinal" ? [right("weighted κ (quadratic)")] : [];
  return {
    name: "pairs",
    section: { title: "Pairs of coders", columns: [left("pair"), right("n"), right("alike"), right("α"), ...kappa], rows, notes: [] },
    result: found,
  };
}

function disagreementsSection({ coders, units }: Ratings): AgreementPart {
  const unlike = units.filter(({ values }) => new Set(values.filter((value) => value !== null)).size > 1);
  return {
    name: "disagreements",
    section: {
      title: `To be settled: ${count(unlike.length, "unit")}`,
      columns: [left("unit"), ...coders.map(left)],
      rows: unlike.map(({ name, written }) => [name, ...written]),
      notes: [],
    },
    result: unlike.map(({ name, values }) => ({
      unit: name,
      values: Object.fromEntries(coders.map((coder, index) => [coder, values[index] ?? null])),
    })),
  };
}
