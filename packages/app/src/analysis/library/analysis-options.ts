import { nearestName, RapporteurError } from "@rapporteur/core/base";

/** Options of an analysis as a client gives them: by the names of the command line, without dashes at the front. */
export type GivenOptions = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/** What an option takes. `fallback` holds where it is not given. */
export type OptionSpec =
  | { readonly kind: "text"; readonly fallback?: string }
  | { readonly kind: "choice"; readonly choices: readonly string[]; readonly fallback?: string }
  | { readonly kind: "number"; readonly minimum: number; readonly maximum?: number; readonly isWhole?: boolean; readonly fallback?: number }
  | { readonly kind: "flag"; readonly fallback?: boolean }
  | { readonly kind: "pair" }
  | { readonly kind: "day" };

export type OptionSpecs = Readonly<Record<string, OptionSpec>>;

type ValueOf<S extends OptionSpec> = S extends { kind: "choice"; choices: readonly (infer C)[] }
  ? C
  : S extends { kind: "text" }
    ? string
    : S extends { kind: "flag" }
      ? boolean
      : S extends { kind: "pair" }
        ? readonly [string, string]
        : number;
type Settled<S extends OptionSpec> = S extends { fallback: string | number | boolean } ? ValueOf<S> : ValueOf<S> | undefined;
export type OptionValues<Specs extends OptionSpecs> = { readonly [Name in keyof Specs]: Settled<Specs[Name]> };

/**
 * Reads the options of an analysis. "leave-one-out" and "leaveOneOut" are the same; days become the moment they begin, UTC.
 *
 * @throws RAP_LIBRARY_OPTION naming the option, with the nearest name or what it takes
 */
export function readAnalysisOptions<const Specs extends OptionSpecs>(analysis: string, given: GivenOptions, specs: Specs): OptionValues<Specs> {
  const values: Record<string, unknown> = {};
  for (const [name, spec] of Object.entries<OptionSpec>(specs)) if ("fallback" in spec) values[name] = spec.fallback;
  for (const [written, value] of Object.entries(given)) {
    const name = camelCase(written);
    // "constructor" is no option, though every object has one.
    const spec = Object.hasOwn(specs, name) ? specs[name] : undefined;
    if (spec === undefined) {
      const near = nearestName(name, Object.keys(specs));
      const cure = near === null ? `it has ${Object.keys(specs).map(dashed).join(", ")}` : `did you mean ${dashed(near)}?`;
      throw new RapporteurError("RAP_LIBRARY_OPTION", { analysis, problem: `there is no option ${written}`, cure });
    }
    const read = readValue(spec, value);
    if ("must" in read)
      throw new RapporteurError("RAP_LIBRARY_OPTION", {
        analysis,
        problem: `${dashed(name)} is ${JSON.stringify(value)}`,
        cure: `give ${read.must}`,
      });
    values[name] = read.value;
  }
  return values as OptionValues<Specs>;
}

function camelCase(name: string): string {
  return name.replace(/^-+/, "").replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

function dashed(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

type Read = { readonly value: unknown } | { readonly must: string };

function readValue(spec: OptionSpec, given: GivenOptions[string]): Read {
  switch (spec.kind) {
    case "text":
      return typeof given === "string" ? { value: given } : { must: "words" };
    case "choice":
      return spec.choices.includes(String(given)) ? { value: String(given) } : { must: `one of ${spec.choices.join(", ")}` };
    case "flag": {
      const known = new Map<unknown, boolean>([
        [true, true],
        ["true", true],
        ["yes", true],
        [false, false],
        ["false", false],
        ["no", false],
      ]).get(given);
      return known === undefined ? { must: "true or false" } : { value: known };
    }
    case "pair":
      return readPair(given);
    case "day": {
      const time = typeof given === "string" && /^\d{4}-\d{2}-\d{2}$/.test(given) ? Date.parse(given) : Number.NaN;
      return Number.isNaN(time) ? { must: "a day as YYYY-MM-DD" } : { value: time };
    }
    case "number":
      return readNumber(spec, given);
  }
}

function readPair(given: GivenOptions[string]): Read {
  const parts = (typeof given === "string" ? given.split(",") : Array.isArray(given) ? given : []).map((part) => String(part).trim());
  return parts.length === 2 && parts.every((part) => part !== "") ? { value: parts } : { must: 'two names, such as "China,Russia"' };
}

function readNumber({ minimum, maximum, isWhole }: Extract<OptionSpec, { kind: "number" }>, given: GivenOptions[string]): Read {
  const value = typeof given === "number" ? given : typeof given === "string" && given.trim() !== "" ? Number(given) : Number.NaN;
  const isFit =
    Number.isFinite(value) && value >= minimum && value <= (maximum ?? Number.POSITIVE_INFINITY) && (isWhole !== true || Number.isInteger(value));
  const range = maximum === undefined ? `from ${minimum}` : `from ${minimum} to ${maximum}`;
  return isFit ? { value } : { must: `a ${isWhole === true ? "whole " : ""}number ${range}` };
}
