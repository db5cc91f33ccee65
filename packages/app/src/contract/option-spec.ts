import { z } from "zod";

/** What an option of an analysis takes, and the sentence that help and the API's description print. `fallback` holds where it is not given. */
export type OptionSpec = {
  readonly says: string;
  /** What stands for the value in help: "a,b", "n"; the kind's own word unless told. */
  readonly takes?: string;
} & (
  | { readonly kind: "text"; readonly fallback?: string }
  | { readonly kind: "choice"; readonly choices: readonly string[]; readonly fallback?: string }
  | NumberSpec
  | { readonly kind: "flag"; readonly fallback?: boolean }
  | { readonly kind: "pair" }
  | { readonly kind: "day" }
);

export interface NumberSpec {
  readonly kind: "number";
  readonly minimum: number;
  readonly maximum?: number;
  /** The most that a served library may be asked for: it has other readers. The command has no such bound. */
  readonly servedMaximum?: number;
  readonly isWhole?: boolean;
  readonly fallback?: number;
}

export type OptionSpecs = Readonly<Record<string, OptionSpec>>;

/** Options of an analysis as a client gives them: by the names of the command line, without dashes at the front. */
export type GivenOptions = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;

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
/** The options as they hold, days as the moment they begin, ms since 1970 UTC. */
export type OptionValues<Specs extends OptionSpecs> = { readonly [Name in keyof Specs]: Settled<Specs[Name]> };

export const anyOption = z.union([z.string().max(2000), z.number().min(-1e12).max(1e12), z.boolean(), z.array(z.string().max(2000)).max(500)]);

/**
 * The schema of an analysis' options: each by its name, with what it takes. Other spellings ("leave-one-out", DNA's names) and unknown names pass, and are
 * read or refused with the nearest name by `readOptions`.
 */
export function optionsSchema(specs: OptionSpecs) {
  const known = Object.fromEntries(Object.entries(specs).map(([option, spec]) => [option, schemaOf(spec).optional().describe(sentenceOf(spec))]));
  return z.object(known).catchall(anyOption);
}

function schemaOf(spec: OptionSpec): z.ZodType<GivenOptions[string]> {
  switch (spec.kind) {
    case "choice":
      return z.enum(spec.choices);
    case "number": {
      const number = spec.isWhole === true ? z.int() : z.number();
      return number.min(spec.minimum).max(spec.servedMaximum ?? spec.maximum ?? 1e12);
    }
    case "flag":
      return z.boolean();
    case "pair":
      return z.union([z.string().max(2000), z.array(z.string().max(2000)).length(2)]);
    case "day":
      return z.iso.date();
    case "text":
      return z.string().max(2000);
  }
}

function sentenceOf(spec: OptionSpec): string {
  return "fallback" in spec && spec.fallback !== undefined && spec.fallback !== "" ? `${spec.says}; ${String(spec.fallback)} unless told` : spec.says;
}
