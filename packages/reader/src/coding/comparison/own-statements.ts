import type { Statement } from "@rapporteur/core/model";
import type { CodingInput } from "../coding-input.ts";

/** Entity ids of those who sign contributions. */
export function authorsOf({ contributions }: Pick<CodingInput, "contributions">): Set<string> {
  return new Set(contributions.flatMap(({ author }) => (author === null ? [] : [author])));
}

/** What contributions say in their own voice, not what they report of others. Cost: O(statements). */
export function ownStatements({ contributions }: Pick<CodingInput, "contributions">, statements: readonly Statement[]): Statement[] {
  return statements.filter(
    (statement) =>
      statement.contribution !== null &&
      statement.reportedBy.length === 0 &&
      statement.speaker === (contributions[statement.contribution]?.author ?? null),
  );
}
