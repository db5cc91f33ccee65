import type { CodedStatement } from "./coded-statement.ts";

/** A position that a coder of the tests found in the document "d". */
export function exampleStatement(
  id: string,
  coder: string,
  [start, end]: readonly [start: number, end: number],
  more: Partial<CodedStatement> = {},
): CodedStatement {
  return { id, coder, document: "d", type: "position", start, end, values: {}, ...more };
}
