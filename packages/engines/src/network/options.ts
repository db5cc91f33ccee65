import { RapporteurError, type Warning } from "@rapporteur/core/base";
import type { ReviewState } from "@rapporteur/core/model";
import { conventionsOf, type Compatibility, type Conventions } from "./conventions.ts";

export const networkTypes = ["onemode", "twomode"] as const;
export type NetworkType = (typeof networkTypes)[number];

export const aggregations = ["ignore", "combine", "congruence", "conflict", "subtract"] as const;
export type Aggregation = (typeof aggregations)[number];

export const twoModeNormalizations = ["no", "activity", "prominence"] as const;
export const oneModeNormalizations = ["no", "average", "jaccard", "cosine", "profileCosine", "setJaccard", "correlation", "phi", "hamming"] as const;
export const normalizations = [...twoModeNormalizations, ...oneModeNormalizations.slice(1)] as const;
export type Normalization = (typeof normalizations)[number] | "no";

export const duplicateRules = ["include", "document", "week", "month", "year", "acrossrange"] as const;
export type DuplicateRule = (typeof duplicateRules)[number];

/** Keeps (`only`) or drops (`exclude`) the statements whose field has one of the values. */
export interface ValueFilter {
  /** A variable, or a document field as `document:author`. */
  readonly field: string;
  readonly values: readonly string[];
  readonly mode: "exclude" | "only";
}

/** Which statements count. */
export interface SelectionOptions {
  readonly variable1: string;
  /** Left out for bar-plot counts only. */
  readonly variable2?: string | undefined;
  readonly qualifier?: string | null | undefined;
  /** Only statements of this type; without it, of every type that uses the variables. */
  readonly statementType?: string | undefined;
  /** First and last instant, both included, in ms since 1970 UTC. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  readonly filters?: readonly ValueFilter[] | undefined;
  readonly duplicates?: DuplicateRule | undefined;
  /** Review states that count; accepted alone by default. */
  readonly reviewStates?: readonly ReviewState[] | undefined;
  readonly compatible?: Compatibility | undefined;
  /** Whose weeks a `week` rule counts when it follows DNA, which takes the machine's: Monday's (iso) or Sunday's (us). */
  readonly weekRule?: "iso" | "us" | undefined;
}

export interface NetworkOptions extends SelectionOptions {
  readonly variable2: string;
  readonly networkType?: NetworkType | undefined;
  readonly aggregation?: Aggregation | undefined;
  readonly normalization?: Normalization | undefined;
  /** Keeps the labels that filters and duplicates removed. */
  readonly isolates?: boolean | undefined;
  /** Fixed ends of the qualifier's scale; without them, the lowest and highest level in the date range. */
  readonly scale?: { readonly low: number; readonly high: number } | undefined;
}

/** Options with every default in place and every meaningless pair refused or, following DNA, replaced. */
export interface Settings extends NetworkOptions {
  readonly networkType: NetworkType;
  readonly aggregation: Aggregation;
  readonly normalization: Normalization;
  readonly duplicates: DuplicateRule;
  readonly isolates: boolean;
  readonly qualifier: string | null;
  readonly conventions: Conventions;
  readonly warnings: readonly Warning[];
}

/**
 * Fills in defaults and checks that the settings mean something together.
 *
 * Defaults: one-mode, ignore, no normalization, one statement a document, accepted statements, no isolates.
 * @throws RAP_NETWORK_SETTING where two settings have no meaning together (with `compatible`, a warning and DNA's fallback)
 */
export function settleOptions(options: NetworkOptions): Settings {
  const conventions = conventionsOf(options.compatible);
  const warnings: Warning[] = [];
  const networkType = options.networkType ?? "onemode";
  const qualifier = options.qualifier ?? null;
  if (options.variable1 === options.variable2) throw setting("both variables are the same", "choose two different variables");
  const replace = <T>(problem: string, cure: string, value: T): T => {
    if (!conventions.lenientSettings) throw setting(problem, cure);
    warnings.push({ code: "network-setting-replaced", message: `${problem}; "${String(value)}" was used, as DNA does` });
    return value;
  };
  const aggregation = settleAggregation(options.aggregation ?? "ignore", networkType, qualifier, replace);
  const normalization = settleNormalization(options.normalization ?? "no", networkType, replace);
  if (networkType === "onemode") checkProfileMeasure(normalization, aggregation);
  if (aggregation === "combine" && normalization !== "no")
    warnings.push({ code: "network-combine-normalized", message: "normalized combine codes cannot be interpreted" });
  return {
    ...options,
    networkType,
    qualifier,
    aggregation,
    normalization,
    duplicates: options.duplicates ?? "document",
    isolates: options.isolates ?? false,
    conventions,
    warnings,
  };
}

type Replace = <T>(problem: string, cure: string, value: T) => T;

function settleAggregation(asked: Aggregation, type: NetworkType, qualifier: string | null, replace: Replace): Aggregation {
  if (asked === "ignore") return asked;
  if (qualifier === null) return replace(`"${asked}" needs a qualifier`, "name a qualifier, or aggregate with ignore", "ignore");
  if (type === "twomode" && (asked === "congruence" || asked === "conflict"))
    return replace(`"${asked}" compares two actors and has no two-mode form`, "use subtract or combine, or a one-mode network", "ignore");
  return asked;
}

function settleNormalization(asked: Normalization, type: NetworkType, replace: Replace): Normalization {
  const allowed: readonly Normalization[] = type === "onemode" ? oneModeNormalizations : twoModeNormalizations;
  if (allowed.includes(asked)) return asked;
  return replace(`"${asked}" is not a normalization of a ${type} network`, `choose one of ${allowed.join(", ")}`, "no");
}

/** Measures of whole profiles need an aggregation that says what a profile is. */
const profileAggregations: Readonly<Partial<Record<Normalization, readonly Aggregation[]>>> = {
  profileCosine: ["ignore", "congruence", "subtract", "conflict"],
  correlation: ["ignore", "congruence", "subtract"],
  setJaccard: ["ignore", "congruence"],
  phi: ["ignore", "congruence"],
  hamming: ["ignore", "congruence"],
};

function checkProfileMeasure(normalization: Normalization, aggregation: Aggregation): void {
  const allowed = profileAggregations[normalization];
  if (allowed === undefined || allowed.includes(aggregation)) return;
  throw setting(`"${normalization}" compares profiles, and "${aggregation}" gives none`, `aggregate with one of ${allowed.join(", ")}`);
}

export function setting(problem: string, cure: string): RapporteurError {
  return new RapporteurError("RAP_NETWORK_SETTING", { problem, cure });
}
