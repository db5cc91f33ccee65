import type { StatementTable } from "@rapporteur/core/model";

/** Numbers of the rows that count: accepted ones, and drafts where asked; rejected ones never. Cost: O(rows). */
export function countedRows({ length, reviews }: StatementTable, countsDrafts: boolean): number[] {
  const rows: number[] = [];
  for (let row = 0; row < length; row++) if (reviews[row] === 1 || (countsDrafts && reviews[row] === 0)) rows.push(row);
  return rows;
}
