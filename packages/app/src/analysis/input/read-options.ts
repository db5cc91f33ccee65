import { nearestName, RapporteurError } from "@rapporteur/core/base";
import type { GivenOptions, NumberSpec, OptionSpec, OptionSpecs, OptionValues } from "../../contract/option-spec.ts";

/**
 * Reads what a client asks of a served library. "leave-one-out" and "leaveOneOut" are the same; days become the moment they begin, UTC.
 *
 * @throws RAP_LIBRARY_OPTION naming the option, with the nearest name or what it takes
 */
export function readOptions<const Specs extends OptionSpecs>(analysis: string, given: GivenOptions, specs: Specs): OptionValues<Specs> {
  const values: Record<string, unknown> = {};
  for (const [written, value] of Object.entries(given)) {
    if (value === undefined) continue;
    const name = camelCase(written);
    // "constructor" is no option, though every object has one.
    const spec = Object.hasOwn(specs, name) ? specs[name] : undefined;
    if (spec === undefined) {
      const near = nearestName(name, Object.keys(specs));
      const cure = near === null ? `it has ${Object.keys(specs).map(dashed).join(", ")}` : `did you mean ${dashed(near)}?`;
      throw new RapporteurError("RAP_LIBRARY_OPTION", { analysis, problem: `there is no option ${written}`, cure });
    }
    const read = readOption(spec, value);
    if ("must" in read)
      throw new RapporteurError("RAP_LIBRARY_OPTION", {
        analysis,
        problem: `${dashed(name)} is ${JSON.stringify(value)}`,
        cure: `give ${read.must}`,
      });
    values[name] = read.value;
  }
  return withFallbacks(specs, values);
}

/** Options that were read one by one, with what holds where nothing was given; others of the same record are left out. */
export function withFallbacks<const Specs extends OptionSpecs>(specs: Specs, read: Readonly<Record<string, unknown>>): OptionValues<Specs> {
  const settled = Object.entries<OptionSpec>(specs).map(([name, spec]) => [name, read[name] ?? ("fallback" in spec ? spec.fallback : undefined)]);
  return Object.fromEntries(settled) as OptionValues<Specs>;
}

function camelCase(name: string): string {
  return name.replace(/^-+/, "").replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

function dashed(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

type Read = { readonly value: unknown } | { readonly must: string };

/** One option as a client or a command line gives it, or what it must be. @param isServed whether the bounds of a served library hold */
export function readOption(spec: OptionSpec, given: GivenOptions[string], isServed = true): Read {
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
    case "day":
      return readDay(given);
    case "number":
      return readNumber(spec, given, isServed);
  }
}

/** A day as the moment it begins, UTC. */
function readDay(given: GivenOptions[string]): Read {
  const value = typeof given === "string" && /^\d{4}-\d{2}-\d{2}$/.test(given) ? Date.parse(given) : Number.NaN;
  // 30 February is read as 1 March.
  const isDay = !Number.isNaN(value) && new Date(value).toISOString().slice(0, 10) === given;
  return isDay ? { value } : { must: "a day as YYYY-MM-DD" };
}

function readPair(given: GivenOptions[string]): Read {
  const parts = (typeof given === "string" ? given.split(",") : Array.isArray(given) ? given : []).map((part) => String(part).trim());
  return parts.length === 2 && parts.every((part) => part !== "") ? { value: parts } : { must: 'two names, such as "China,Russia"' };
}

function readNumber({ minimum, maximum: most, servedMaximum: served, isWhole }: NumberSpec, given: GivenOptions[string], isServed: boolean): Read {
  const bounds = [most, isServed ? served : undefined].filter((bound) => bound !== undefined);
  const maximum = bounds.length === 0 ? undefined : Math.min(...bounds);
  const value = typeof given === "number" ? given : typeof given === "string" && given.trim() !== "" ? Number(given) : Number.NaN;
  const isFit =
    Number.isFinite(value) && value >= minimum && value <= (maximum ?? Number.POSITIVE_INFINITY) && (isWhole !== true || Number.isInteger(value));
  const range = maximum === undefined ? `from ${minimum}` : `from ${minimum} to ${maximum}`;
  return isFit ? { value } : { must: `a ${isWhole === true ? "whole " : ""}number ${range}` };
}
