import { buildStatementTable, type StatementRow, type StatementTable } from "@rapporteur/core/model";

/** A statement of the tests: [document, organization, concept, agreement, day of January 2020, intensity, frame]. */
export type ExampleStatement = readonly [
  document: string,
  organization: string,
  concept: string,
  agreement: boolean | null,
  day?: number,
  intensity?: number,
  frame?: string,
];

/** A table of position statements from short tuples; ids are their numbers from 1. */
export function exampleTable(statements: readonly ExampleStatement[]): StatementTable {
  const rows = statements.map(([document, organization, concept, agreement, day = 1, intensity = 0, frame = "money"], index): StatementRow => {
    const values = { organization, concept, agreement, intensity, frame };
    return { id: String(index + 1), type: "position", document, start: index * 10, end: index * 10 + 5, time: Date.UTC(2020, 0, day), values };
  });
  return buildStatementTable(
    {
      variables: { organization: "entity", concept: "entity", agreement: "boolean", intensity: "integer", frame: "text" },
      documentFields: { source: "text" },
    },
    rows,
    [...new Set(statements.map(([document]) => document))].map((id) => ({ id, values: { source: id < "d3" ? "Times" : "Post" } })),
  );
}
