import { InvalidArgumentError } from "commander";
import { figure, textTable } from "../present/text/text-table.ts";
import type { ReportSection, SectionedReport } from "../analysis/forecasts/forecasts-score.ts";
import type { RelationsReport } from "../analysis/relations/analyse-relations.ts";
import { basisSentence } from "./analysis-input.ts";

/** A report as text: title, table, what to know of it, what it is based on. */
export function reportText(report: RelationsReport, trust: readonly string[] = []): string {
  return [sectionText(report), basisSentence(report.basis), ...trust].join("\n");
}

/** Several tables below each other, and what they are based on. */
export function sectionsText({ sections, basis }: SectionedReport, trust: readonly string[] = []): string {
  return [sections.map(sectionText).join("\n\n"), ...(basis === null ? [] : ["", basisSentence(basis)]), ...trust].join("\n");
}

function sectionText({ title, columns, rows, notes }: ReportSection): string {
  const cells = rows.map((row) => row.map((cell) => (typeof cell === "string" ? cell : figure(cell, Number.isInteger(cell) ? 0 : 2))));
  if (columns.length === 0) return [title, "", ...notes].join("\n");
  return [title, "", rows.length === 0 ? "(nothing)" : textTable(columns, cells), "", ...notes].join("\n");
}

/** "A,B" as two names. */
export function parsePair(text: string): [string, string] {
  const [first, second, ...rest] = text.split(",").map((part) => part.trim());
  if (!first || !second || rest.length > 0) throw new InvalidArgumentError('two names with a comma between them, such as "China,Russia"');
  return [first, second];
}
