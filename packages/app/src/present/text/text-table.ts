import stringWidth from "string-width";

export interface TextColumn {
  readonly title: string;
  readonly align?: "left" | "right";
}

/** Rows as aligned columns, two blanks apart, with a head. Widths count terminal columns, so wide letters line up too. */
export function textTable(columns: readonly TextColumn[], rows: readonly (readonly string[])[]): string {
  const widths = columns.map(({ title }, column) => Math.max(stringWidth(title), ...rows.map((row) => stringWidth(row[column] ?? ""))));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => {
        const blanks = " ".repeat(Math.max(0, (widths[column] ?? 0) - stringWidth(cell)));
        return columns[column]?.align === "right" ? blanks + cell : cell + blanks;
      })
      .join("  ")
      .trimEnd();
  return [line(columns.map(({ title }) => title)), line(widths.map((width) => "─".repeat(width))), ...rows.map(line)].join("\n");
}

/** A figure with a fixed number of decimals; "–" where it is undefined. */
export function figure(value: number | null, decimals = 2): string {
  if (value === null || Number.isNaN(value)) return "–";
  return value.toFixed(decimals).replace("-", "−");
}
