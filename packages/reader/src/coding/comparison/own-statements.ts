import type { Statement } from "@rapporteur/core/model";
import type { CodingInput } from "../coding-input.ts";

/** Entity ids of those who sign contributions. */
export function authorsOf({ contributions }: Pick<CodingInput, "contributions">): Set<string> {
  return new Set(contributions.flatMap(({ author }) => (author === null ? [] : [author])));
}

/** What contributions say in their own voice or for the state that their author speaks for, not what they report of others. Cost: O(statements). */
export function ownStatements(
  { contributions }: Pick<CodingInput, "contributions">,
  statements: readonly Statement[],
  spokespeople: ReadonlyMap<string, string>,
): Statement[] {
  return statements.filter(({ contribution, reportedBy, speaker }) => {
    if (contribution === null || reportedBy.length > 0) return false;
    const author = contributions[contribution]?.author ?? null;
    if (speaker === null || author === null) return speaker === author;
    return isOneName(speaker, author) || spokespeople.get(author) === speaker;
  });
}

/** The same whole name, also where a title stands before one of them: "person:datuk-rosli-hanifah" is "person:rosli-hanifah". */
function isOneName(left: string, right: string): boolean {
  if (left === right) return true;
  const [short = "", long = ""] = [left, right].map((id) => id.replace(/^person:/, "-")).toSorted((a, b) => a.length - b.length);
  return /^-[^-]+-[^-]/.test(short) && long.endsWith(short);
}

/** Who signs a contribution; one that nobody signs is a voice of its own. */
export function authorOf({ contributions }: Pick<CodingInput, "contributions">, contribution: number): string {
  return contributions[contribution]?.author ?? `${contribution}`;
}
