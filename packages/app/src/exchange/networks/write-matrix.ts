import { guardFormula, writeCsvRow } from "@rapporteur/core/csv";
import { cellFormat, type WrittenNetwork } from "./written-network.ts";

/** The matrix with labels in first row and column, comma-separated, in full precision. */
export function writeMatrixCsv(network: WrittenNetwork): string {
  const { rows, columns, values } = network;
  const lines = [writeCsvRow(["", ...columns], ",")];
  for (const [row, label] of rows.entries()) {
    const cells = Array.from({ length: columns.length }, (_, column) => values[row * columns.length + column] as number);
    lines.push(writeCsvRow([label, ...cells.map((value) => (Number.isNaN(value) ? null : value))], ","));
  }
  return `${lines.join("\n")}\n`;
}

/**
 * The matrix the way DNA 3.1 writes it, byte for byte: semicolons, labels in quotes with inner quotes made single, six decimals unless
 * whole, no line end at the end. A label that a spreadsheet would run gets an apostrophe before it, as in our other CSV files.
 */
export function writeDnaCsv(network: WrittenNetwork): string {
  const { rows, columns } = network;
  const quote = (label: string): string => `"${guardFormula(label.replaceAll('"', "'"))}"`;
  const format = cellFormat(network);
  const lines = rows.map((label, row) => [quote(label), ...cellsOf(network, row).map(format)].join(";"));
  return [['""', ...columns.map(quote)].join(";"), ...lines].join("\n");
}

/** UCINET's DL, full matrix, the way DNA 3.1 writes it: quotes in labels left out. */
export function writeDl(network: WrittenNetwork): string {
  const { rows, columns, isTwoMode } = network;
  const quote = (label: string): string => `"${label.replaceAll('"', "").replace(/\s+/g, " ")}"`;
  const format = cellFormat(network);
  const head = isTwoMode ? `dl nr = ${rows.length}, nc = ${columns.length}, format = fullmatrix` : `dl n = ${rows.length}, format = fullmatrix`;
  const labels = isTwoMode ? ["row labels:", ...rows.map(quote), "col labels:", ...columns.map(quote)] : ["labels:", ...rows.map(quote)];
  const data = rows.map((_, row) => ` ${cellsOf(network, row).map(format).join(" ")}`);
  return [head, ...labels, "data:", ...data].join("\n");
}

function cellsOf({ columns, values }: WrittenNetwork, row: number): number[] {
  return Array.from({ length: columns.length }, (_, column) => values[row * columns.length + column] as number);
}
