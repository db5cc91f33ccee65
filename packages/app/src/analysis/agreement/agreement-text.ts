import { type AgreementResult, type BootstrapInterval, type CodedValue, cohenKappa, contingencyOf, fleissKappa } from "@rapporteur/engines/agreement";
import type { ReportSection } from "../report.ts";

/** A table by its name in the JSON result. */
export interface AgreementPart {
  readonly name: string;
  readonly section: ReportSection;
  readonly result: unknown;
}

/** A figure with two decimals, or plainly why there is none. */
export function agreementText(result: AgreementResult): string {
  return result.kind === "value" ? numberText(result.value) : `undefined: ${result.reason}`;
}

/** Two decimals; a dash where there is no figure. */
export function numberText(value: number | null): string {
  return value === null ? "–" : value.toFixed(2).replace("-", "−");
}

/** "0.31 to 0.92"; a star where many samples gave no figure. */
export function intervalText(interval: BootstrapInterval | null): string {
  if (interval === null) return "–";
  return `${interval.low.toFixed(2)} to ${interval.high.toFixed(2)}${interval.undefinedShare > 0.05 ? "*" : ""}`.replaceAll("-", "−");
}

/** What must be said of intervals: how they were drawn, and which are not to be trusted. */
export function intervalNotes(
  intervals: readonly (BootstrapInterval | null)[],
  drawn: string,
  { samples, seed }: { samples: number; seed: number },
): string[] {
  if (samples === 0) return [];
  const shaky = intervals.some((one) => (one?.undefinedShare ?? 0) > 0.05);
  return [
    `95 % intervals: bootstrap over ${drawn}, ${samples} samples, seed ${seed}.`,
    ...(shaky ? ["* More than 5 % of the samples gave no figure; such an interval is not to be trusted."] : []),
  ];
}

/** Cohen's κ of two coders, Fleiss' of more over the units that all of them coded. */
export function kappaOf(units: readonly (readonly CodedValue[])[], coderCount: number): AgreementResult {
  if (coderCount === 2) {
    return cohenKappa(
      contingencyOf(
        units.map(([first = null]) => first),
        units.map(([, second = null]) => second),
      ),
    );
  }
  const complete = units.filter((unit) => unit.every((value) => value !== null));
  const categories = [...new Set(complete.flat())];
  return complete.length === 0
    ? { kind: "undefined", reason: "no pairable values", unitCount: 0 }
    : fleissKappa(complete.map((unit) => categories.map((category) => unit.filter((value) => value === category).length))).kappa;
}
