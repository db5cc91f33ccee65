import { InvalidArgumentError } from "commander";
import { figure, textTable } from "../present/text/text-table.ts";
import type { RelationsReport } from "../service/analyse-relations.ts";
import { basisSentence } from "./analysis-input.ts";

/** A report as text: title, table, what to know of it, what it is based on. */
export function reportText({ title, columns, rows, notes, basis }: RelationsReport, trust: readonly string[] = []): string {
  const cells = rows.map((row) => row.map((cell) => (typeof cell === "string" ? cell : figure(cell, Number.isInteger(cell) ? 0 : 2))));
  const table = rows.length === 0 ? "(nothing)" : textTable(columns, cells);
  return [title, "", table, "", ...notes, basisSentence(basis), ...trust].join("\n");
}

/** "A,B" as two names. */
export function parsePair(text: string): [string, string] {
  const [first, second, ...rest] = text.split(",").map((part) => part.trim());
  if (!first || !second || rest.length > 0) throw new InvalidArgumentError('two names with a comma between them, such as "China,Russia"');
  return [first, second];
}
