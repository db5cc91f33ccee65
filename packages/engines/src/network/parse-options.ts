import { nearestName, RapporteurError, ownValue } from "@rapporteur/core/base";
import { type ReviewState, reviewStates } from "@rapporteur/core/model";
import { timeUnits } from "./time/calendar.ts";
import { kernelNames } from "./time/kernel-weight.ts";
import type { KernelOptions } from "./time/kernel.ts";
import { aggregations, duplicateRules, normalizations, type NetworkOptions, type ValueFilter } from "./options.ts";
import type { WindowOptions } from "./time/window-series.ts";

/** Options as a command line, a form or a script of another program gives them. */
export type RawOptions = Readonly<Record<string, string | boolean | number | readonly string[] | undefined>>;

/** What the options describe. */
export interface ParsedNetworkOptions {
  readonly network: NetworkOptions;
  /** Whether the statements themselves are wanted, as a list of events. */
  readonly isEventList: boolean;
  readonly windows: WindowOptions | null;
  readonly kernel: KernelOptions | null;
}

/** Our names, and under each the ones DNA and rDNA use; letters count, case, dots, dashes and underscores do not. */
export const networkOptionNames = {
  networkType: ["type", "network"],
  statementType: [],
  variable1: ["rows", "var1"],
  variable1Document: [],
  variable2: ["columns", "var2"],
  variable2Document: [],
  qualifier: [],
  qualifierDocument: [],
  aggregation: ["qualifierAggregation"],
  normalization: ["normalisation"],
  duplicates: ["duplicate"],
  isolates: ["includeIsolates"],
  from: ["startDate", "start"],
  to: ["stopDate", "stop", "endDate"],
  startTime: [],
  stopTime: [],
  windows: ["timeWindow", "timeWindows", "window"],
  windowSize: ["size", "width"],
  step: [],
  kernel: [],
  indent: ["indentTime"],
  exclude: ["excludeValues"],
  only: ["include"],
  excludeAuthors: [],
  excludeSources: [],
  excludeSections: [],
  excludeTypes: [],
  invertValues: ["invert"],
  invertAuthors: [],
  invertSources: [],
  invertSections: [],
  invertTypes: [],
  review: ["reviewStates"],
  scale: [],
  weekRule: [],
  compatible: [],
} as const satisfies Record<string, readonly string[]>;

export type NetworkOptionName = keyof typeof networkOptionNames;

/** Words of DNA's window for the same settings. */
const valueAliases: Readonly<Record<string, string>> = {
  onemodenetwork: "onemode",
  twomodenetwork: "twomode",
  includeallduplicates: "include",
  ignoreperdocument: "document",
  ignorepercalendarweek: "week",
  ignorepercalendarmonth: "month",
  ignorepercalendaryear: "year",
  ignoreacrossdaterange: "acrossrange",
  none: "no",
  off: "no",
  dna: "dna31",
};

/**
 * Reads options under our names or DNA's, with values as text.
 *
 * Filters: `exclude` and `only` take `field=value`, several of them in a list; DNA's `excludeAuthors` and its fellows take
 * values. Dates are `2020-01-31`, `31.01.2020`, or with a time; a last day without a time is counted to its end.
 * @throws RAP_NETWORK_OPTION for an unknown name or value, with the nearest known one
 */
export function parseNetworkOptions(raw: RawOptions): ParsedNetworkOptions {
  const given = new GivenOptions(raw);
  const type = given.choice("networkType", ["onemode", "twomode", "eventlist"] as const) ?? "onemode";
  const network: NetworkOptions = {
    variable1: given.field("variable1", "variable1Document") ?? "organization",
    variable2: given.field("variable2", "variable2Document") ?? "concept",
    qualifier: noneAsNull(given.field("qualifier", "qualifierDocument")),
    networkType: type === "eventlist" ? "twomode" : type,
    statementType: given.text("statementType"),
    aggregation: given.choice("aggregation", aggregations),
    normalization: given.choice("normalization", normalizations),
    duplicates: given.choice("duplicates", duplicateRules),
    isolates: given.flag("isolates"),
    from: given.date("from", "startTime", false),
    to: given.date("to", "stopTime", true),
    filters: filtersOf(given),
    reviewStates: reviewsOf(given),
    scale: scaleOf(given),
    weekRule: given.choice("weekRule", ["iso", "us"] as const),
    compatible: given.choice("compatible", ["dna-3.1"] as const),
  };
  return { network, isEventList: type === "eventlist", ...seriesOf(given) };
}

function seriesOf(given: GivenOptions): Pick<ParsedNetworkOptions, "windows" | "kernel"> {
  const unit = given.choice("windows", ["no", ...timeUnits] as const) ?? "no";
  const kernel = given.choice("kernel", ["no", ...kernelNames] as const) ?? "no";
  if (unit === "no" && kernel !== "no") throw refusal("kernel", kernel, `name the unit of time with windows, one of ${timeUnits.join(", ")}`);
  if (unit === "no") return { windows: null, kernel: null };
  const size = given.number("windowSize") ?? 1;
  const shared = { unit: unit, size, step: given.number("step"), indent: given.flag("indent") };
  return kernel === "no" ? { windows: shared, kernel: null } : { windows: null, kernel: { ...shared, kernel } };
}

function filtersOf(given: GivenOptions): ValueFilter[] {
  const filters: ValueFilter[] = [];
  for (const name of ["exclude", "only"] as const) {
    const isInverted = name === "exclude" && given.flag("invertValues") === true;
    const byField = new Map<string, string[]>();
    for (const pair of given.list(name)) {
      const split = pair.indexOf("=");
      if (split < 1) throw refusal(name, pair, "write field=value, e.g. concept=Taxes");
      const field = pair.slice(0, split).trim();
      byField.set(field, [...(byField.get(field) ?? []), pair.slice(split + 1)]);
    }
    for (const [field, values] of byField) filters.push({ field, values, mode: name === "only" || isInverted ? "only" : "exclude" });
  }
  const documentFields = [
    ["author", "excludeAuthors", "invertAuthors"],
    ["source", "excludeSources", "invertSources"],
    ["section", "excludeSections", "invertSections"],
    ["type", "excludeTypes", "invertTypes"],
  ] as const;
  for (const [field, exclude, invert] of documentFields) {
    const values = given.list(exclude);
    if (values.length > 0) filters.push({ field: `document:${field}`, values, mode: given.flag(invert) === true ? "only" : "exclude" });
  }
  return filters;
}

function reviewsOf(given: GivenOptions): ReviewState[] | undefined {
  const states = given.list("review").flatMap((text) => text.split(","));
  if (states.length === 0) return undefined;
  return states.map((state) => matchChoice("review", state.trim(), reviewStates));
}

function scaleOf(given: GivenOptions): { low: number; high: number } | undefined {
  const text = given.text("scale");
  if (text === undefined) return undefined;
  const [low, high] = text.split(/[:…]|\.\.+/).map(Number);
  if (low === undefined || high === undefined || !(high > low)) throw refusal("scale", text, "write its ends as low:high, e.g. -2:2");
  return { low, high };
}

function noneAsNull(name: string | undefined): string | null {
  return name === undefined || name === "" || foldName(name) === "none" || foldName(name) === "no" ? null : name;
}

/** Looks options up under their canonical names. */
class GivenOptions {
  private readonly values = new Map<NetworkOptionName, string | boolean | number | readonly string[]>();

  constructor(raw: RawOptions) {
    for (const [name, value] of Object.entries(raw)) {
      const canonical = networkOptionName(name);
      if (canonical === null) throw unknownOption(name, [...Object.keys(networkOptionNames), ...Object.values(networkOptionNames).flat()]);
      if (value !== undefined) this.values.set(canonical, value);
    }
  }

  text(name: NetworkOptionName): string | undefined {
    const value = this.values.get(name);
    return value === undefined || value === "" ? undefined : String(Array.isArray(value) ? (value as readonly string[]).at(-1) : value);
  }

  list(name: NetworkOptionName): readonly string[] {
    const value = this.values.get(name);
    if (value === undefined || value === false || value === "") return [];
    return Array.isArray(value) ? (value as readonly string[]) : [String(value)];
  }

  flag(name: NetworkOptionName): boolean | undefined {
    const text = this.text(name)?.toLowerCase();
    if (text === undefined) return undefined;
    if (["true", "yes", "1", "on"].includes(text)) return true;
    if (["false", "no", "0", "off"].includes(text)) return false;
    throw refusal(name, text, "say yes or no");
  }

  number(name: NetworkOptionName): number | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    const value = Number(text);
    if (!(value > 0)) throw refusal(name, text, "give a number above 0");
    return value;
  }

  choice<T extends string>(name: NetworkOptionName, allowed: readonly T[]): T | undefined {
    const text = this.text(name);
    return text === undefined ? undefined : matchChoice(name, text, allowed);
  }

  field(name: NetworkOptionName, documentFlag: NetworkOptionName): string | undefined {
    const text = this.text(name);
    if (text === undefined || this.flag(documentFlag) !== true || text.startsWith("document:")) return text;
    return `document:${text}`;
  }

  date(name: NetworkOptionName, timeName: NetworkOptionName, isEnd: boolean): number | undefined {
    const text = this.text(name);
    return text === undefined ? undefined : parseInstant(name, text, this.text(timeName) ?? (isEnd ? "23:59:59.999" : "00:00:00"));
  }
}

function matchChoice<T extends string>(option: string, text: string, allowed: readonly T[]): T {
  const folded = ownValue(valueAliases, foldName(text)) ?? foldName(text);
  const found = allowed.find((value) => foldName(value) === folded);
  if (found !== undefined) return found;
  const nearest = nearestName(text, allowed);
  throw refusal(option, text, nearest === null ? `choose one of ${allowed.join(", ")}` : `did you mean ${nearest}?`);
}

/** `2020-01-31`, `31.01.2020`, each with or without a time of day. */
function parseInstant(option: string, text: string, dayTime: string): number {
  const german = /^(\d{1,2})\.(\d{1,2})\.(\d{4})(?:[ T](.+))?$/.exec(text.trim());
  const iso = /^(\d{4})-(\d{2})-(\d{2})(?:[ T](.+?)Z?)?$/.exec(text.trim());
  const [year, month, day, time] =
    german !== null ? [german[3], german[2], german[1], german[4]] : iso !== null ? [iso[1], iso[2], iso[3], iso[4]] : [];
  const stamp = `${year}-${month?.padStart(2, "0")}-${day?.padStart(2, "0")}`;
  const instant = Date.parse(`${stamp}T${withSeconds(time ?? dayTime)}Z`);
  // A day that the month does not have would otherwise roll over into the next.
  if (Number.isNaN(instant) || new Date(instant).toISOString().slice(0, 10) !== stamp)
    throw refusal(option, text, "write a date as 2020-01-31 or 31.01.2020");
  return instant;
}

function withSeconds(time: string): string {
  return /^\d{1,2}:\d{2}$/.test(time) ? `${time.padStart(5, "0")}:00` : time;
}

const canonicalNames: ReadonlyMap<string, NetworkOptionName> = new Map(
  Object.entries(networkOptionNames).flatMap(([name, aliases]) =>
    [name, ...aliases].map((alias) => [foldName(alias), name as NetworkOptionName] as const),
  ),
);

/** The option that a name of ours, or one of DNA's, stands for; null where it is neither. */
export function networkOptionName(name: string): NetworkOptionName | null {
  return canonicalNames.get(foldName(name)) ?? null;
}

function foldName(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, "");
}

function unknownOption(name: string, known: readonly string[]): RapporteurError {
  const nearest = nearestName(name, known);
  const cure = nearest === null ? `known are ${Object.keys(networkOptionNames).join(", ")}` : `did you mean ${nearest}?`;
  return new RapporteurError("RAP_NETWORK_OPTION", { option: "an option", value: name, cure });
}

function refusal(option: string, value: string, cure: string): RapporteurError {
  return new RapporteurError("RAP_NETWORK_OPTION", { option, value, cure });
}
