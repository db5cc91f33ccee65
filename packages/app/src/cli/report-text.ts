import { figure, textTable } from "../present/text/text-table.ts";
import { basisSentence } from "./analysis-input.ts";
import type { Report, ReportSection } from "../analysis/report.ts";

/** A report as text: its tables below each other, what to know of them, what they are based on. */
export function reportText({ sections, basis }: Report, trust: readonly string[] = []): string {
  const tables = sections.map(sectionText).join("\n\n");
  const based = basis === null ? [] : [...(sections.length > 1 ? [""] : []), basisSentence(basis)];
  return [tables, ...based, ...trust].join("\n");
}

function sectionText({ title, columns, rows, notes }: ReportSection): string {
  const cells = rows.map((row) => row.map((cell) => (typeof cell === "string" ? cell : figure(cell, Number.isInteger(cell) ? 0 : 2))));
  if (columns.length === 0) return [title, "", ...notes].join("\n");
  return [title, "", rows.length === 0 ? "(nothing)" : textTable(columns, cells), "", ...notes].join("\n");
}
