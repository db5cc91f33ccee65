import type { NetworkBasis } from "../analysis/network/network-basis.ts";
import type { NetworkReport } from "../analysis/network/analyse-network.ts";
import { reportText } from "./report-text.ts";

export interface NetworkTextOptions {
  /** Files that were written. */
  readonly written: readonly string[] | null;
  readonly trust: readonly string[];
  readonly isFileAlone: boolean;
  readonly explains: boolean;
}

/** A report on a network: files, tables, options explained, what it stands on. */
export function networkText(report: NetworkReport, { written, trust, isFileAlone, explains }: NetworkTextOptions): string {
  const blocks = [
    ...(written === null ? [] : [writtenText(written)]),
    ...(isFileAlone ? [] : [reportText({ sections: report.sections, basis: null, result: null }).trimEnd()]),
    ...(explains ? [explainedText(report)] : []),
    [...report.warnings, ...basisText(report.basis), ...trust].join("\n"),
  ];
  return blocks.join("\n\n");
}

function writtenText(paths: readonly string[]): string {
  if (paths.length <= 3) return `Wrote ${paths.join(", ")}.`;
  return `Wrote ${paths.length} files, ${paths[0]} to ${paths.at(-1)}.`;
}

function explainedText({ explained }: NetworkReport): string {
  const lines = explained.flatMap(({ option, setting, sentence, formula }) => [`${option}: ${setting}`, `  ${sentence}`, `  ${formula}`]);
  const symbols =
    "a(i,j,k): kept statements of actor i on column j at level k; N(i): all statements of i; σ: how alike two levels are. A divisor of 0 gives 0.";
  return ["Options in use", "", ...lines, "", symbols].join("\n");
}

/** Statements, documents and the share that no person has reviewed; and what every filter dropped. */
function basisText({ statements, documents, reviewed, loaded, steps }: NetworkBasis): string[] {
  const unreviewed = statements - reviewed;
  const share = statements === 0 ? 0 : Math.round((100 * unreviewed) / statements);
  const counts = `${statements} ${statements === 1 ? "statement" : "statements"} in ${documents} ${documents === 1 ? "document" : "documents"}`;
  const dropped = steps.map(({ step, dropped: count }) => `${step} dropped ${count}`);
  return [
    `Based on ${counts}; ${unreviewed} of them (${share} %) not reviewed by a person.`,
    ...(dropped.length === 0 ? [] : [`Of ${loaded} statements, ${dropped.join(", ")}.`]),
  ];
}
