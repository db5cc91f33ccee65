import type { AnalysisReport } from "@rapporteur/app/contract";
import { formatPercent } from "../hooks/format.ts";
import { strings } from "../strings/strings.ts";

export type BasisFigures = NonNullable<AnalysisReport["basis"]>;

/** What a figure rests on: how many statements from how many documents, the share no person has reviewed, and how far the user's reviews say to trust it. */
export function Basis({ basis }: { readonly basis: BasisFigures }) {
  const { statements, documents, unreviewedShare, precision } = basis;
  const parts = [strings.parts.basis(statements, documents)];
  if (unreviewedShare !== null) parts.push(strings.parts.unreviewed(formatPercent(unreviewedShare)));
  if (precision === null) parts.push(strings.parts.noPrecision);
  else {
    const { value, low, high, n } = precision;
    parts.push(strings.parts.precision(formatPercent(value), formatPercent(low), formatPercent(high), n));
  }
  return <p className="basis">{parts.join(" · ")}</p>;
}
