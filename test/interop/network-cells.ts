import type { Network } from "@rapporteur/engines/network";

/** A cell of a matrix that is not 0, as other engines give it: the window and its first instant, labels, numerator and value. */
export type NetworkCell = readonly [window: number, from: number | null, row: string, column: string, numerator: number, value: number];

export function cellsOf(network: Network, window: number, from: number | null): NetworkCell[] {
  const width = network.columns.length;
  const cells = network.rows.flatMap((row, i) =>
    network.columns.map((column, j): NetworkCell => [
      window,
      from,
      row,
      column,
      network.numerators[i * width + j] ?? 0,
      network.values[i * width + j] ?? 0,
    ]),
  );
  return cells.filter(([, , , , numerator]) => numerator !== 0);
}
