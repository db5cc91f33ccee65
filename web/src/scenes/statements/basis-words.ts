import type { StatementFilter, StatementsAnswer } from "@rapporteur/app/analysis/figures";
import { formatPercent } from "../../hooks/format.ts";
import { text } from "./strings.ts";

/** How many statements are shown, how many of them are rejected, which no scope and no figure counts, and what they stand on. */
export function basisWords({ count, total, basis, facets }: StatementsAnswer, { chosen }: StatementFilter): string {
  const { review = [] } = chosen;
  const areShown = review.length === 0 || review.includes("rejected");
  const rejected = areShown ? (facets["review"]?.find(({ value }) => value === "rejected")?.count ?? 0) : 0;
  const share = basis.unreviewedShare === null ? null : formatPercent(basis.unreviewedShare);
  return `${text.shown(count, total)}${text.rejected(rejected)} ${text.basis(basis.documents, share)}`;
}
