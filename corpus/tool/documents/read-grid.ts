export const splits = ["train", "development", "test"] as const;

/** One row of `grid.tsv`: what a document was to be. */
export interface GridRow {
  readonly id: string;
  readonly split: string;
  readonly genre: string;
  readonly region: string;
  readonly decade: string;
  readonly english: string;
  readonly words: number;
  readonly tone: string;
  readonly layout: string;
  readonly topic: string;
}

/** @throws if a row lacks a column */
export function parseGrid(source: string): GridRow[] {
  const [head = "", ...rows] = source.trim().split(/\r?\n/);
  const columns = head.split("\t");
  return rows.map((row, index) => {
    const cells = row.split("\t");
    const cell = (name: string): string => {
      const value = cells[columns.indexOf(name)];
      if (value === undefined) throw new Error(`grid.tsv:${index + 2}: the column ${name} is missing`);
      return value;
    };
    return {
      id: cell("id"),
      split: cell("split"),
      genre: cell("genre"),
      region: cell("region"),
      decade: cell("decade"),
      english: cell("english"),
      words: Number(cell("words")),
      tone: cell("tone"),
      layout: cell("layout"),
      topic: cell("topic"),
    };
  });
}
