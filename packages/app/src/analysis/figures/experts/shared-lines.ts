import type { PositionLine, SharedLine } from "./profile-types.ts";

/**
 * What two or more of the compared have positions on, each one's line in their order: those who part first, then what most of them speak of.
 *
 * @param by what the lines are matched by: the concept where speakers are compared, the speaker where concepts are
 * Cost: O(lines).
 */
export function sharedLines(compared: readonly (readonly PositionLine[])[], by: "concept" | "speaker"): SharedLine[] {
  if (compared.length < 2) return [];
  const found = new Map<string, (PositionLine | null)[]>();
  for (const [at, lines] of compared.entries())
    for (const line of lines) {
      const own = found.get(line[by]) ?? compared.map(() => null);
      found.set(line[by], own);
      own[at] = line;
    }
  const countOf = ({ lines }: SharedLine): number => lines.filter((line) => line !== null).length;
  return [...found]
    .map(([key, lines]) => ({ key, lines, areApart: arePartedOver(lines) }))
    .filter((line) => countOf(line) > 1)
    .sort((a, b) => Number(b.areApart) - Number(a.areApart) || countOf(b) - countOf(a) || (a.key < b.key ? -1 : 1));
}

function arePartedOver(lines: readonly (PositionLine | null)[]): boolean {
  const clear = new Set(lines.flatMap((line) => (line === null || line.stance === "both" ? [] : [line.stance])));
  return clear.size > 1;
}
