import type { Statement } from "../../model/statement.ts";
import type { CodingInput } from "../coding-input.ts";

/** What contributions say in their own voice, not what they report of others. */
export function ownStatements({ contributions }: Pick<CodingInput, "contributions">, statements: readonly Statement[]): Statement[] {
  return statements.filter(
    (statement) =>
      statement.contribution !== null &&
      statement.reportedBy.length === 0 &&
      statement.speaker === (contributions[statement.contribution]?.author ?? null),
  );
}
