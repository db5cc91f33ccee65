import { buildStatementTable, type StatementTable } from "@rapporteur/core/model";

export type Passage = readonly [start: number, end: number];
const kinds = {
  speaker: "entity",
  concept: "entity",
  agreement: "boolean",
  intensity: "number",
  rank: "integer",
  day: "date",
  "a note": "text",
} as const;

/** Statements with a variable of each kind, in words that formats like to lose, at these passages of these documents. */
export function tableOf(documents: Readonly<Record<string, readonly Passage[]>>): StatementTable {
  const rows = Object.entries(documents).flatMap(([document, passages]) =>
    passages.map(([start, end], at) => ({
      id: `${document} s${at}`,
      type: at % 2 === 0 ? "position" : "my type",
      document,
      start,
      end,
      time: at === 0 ? null : Date.UTC(2031, 4, at),
      review: at % 3 === 0 ? ("accepted" as const) : ("draft" as const),
      reviewedByPerson: at % 3 === 0,
      values: {
        speaker: at % 2 === 0 ? "Ada & Co" : null,
        concept: `c"[${at}]|;*_->\\ 😀`,
        agreement: at % 2 === 0,
        intensity: at / 4 + 0.5,
        rank: at,
        day: Date.UTC(2031, 0, 1 + at),
        "a note": ` two\n lines\t<${at}> `.repeat(20),
      },
    })),
  );
  const listed = Object.keys(documents).map((id) => ({ id, values: { title: `On ${id}`, url: "https://example.org/?a=1&b=2" } }));
  return buildStatementTable({ variables: kinds, documentFields: { title: "text", url: "text" } }, rows, listed);
}
