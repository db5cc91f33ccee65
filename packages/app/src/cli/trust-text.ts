import type { MeasuredShare, Trust } from "../analysis/agreement/audit.ts";
import { figure, textTable } from "../present/text/text-table.ts";

const share = (measured: MeasuredShare | null): string =>
  measured === null
    ? "nobody looked"
    : `${figure(measured.value)} (${measured.right} of ${measured.count}; ${figure(measured.interval[0])} to ${figure(measured.interval[1])})`;

/** Precision and recall by type, with counts and 95 % intervals. */
export function trustRows(trust: readonly Trust[]): string {
  return textTable(
    [{ title: "drafts of type" }, { title: "precision" }, { title: "recall" }],
    trust.map(({ type, precision, recall }) => [type, share(precision), share(recall)]),
  );
}

/** One line for the foot of a figure. */
export function trustSentence(trust: Trust): string {
  return `Drafts of type ${trust.type} on your documents: precision ${share(trust.precision)}, recall ${share(trust.recall)}.`;
}
