import type { Readout, ReadoutStatement } from "@rapporteur/reader/readout";

/** Behind what an agreement is on, the side that all take: ": all against". Empty where they do not agree, where statements of several kinds do, or one takes no side. */
export function agreedSide({ statements }: Readout, { kind, sides }: Readout["comparison"][number]): string {
  if (kind !== "agreement") return "";
  const ids = new Set(sides.flatMap((side) => side.statements));
  const [side, other] = new Set(statements.filter(({ id }) => ids.has(id)).map(sideOf));
  if (side === undefined || side === null || other !== undefined) return "";
  return `: ${sides.length === 2 ? "both" : "all"} ${side}`;
}

/** For or against, or whether it is expected; null of a statement that takes no side. */
function sideOf(statement: ReadoutStatement): string | null {
  if (statement.type === "position") return statement.agreement ? "for" : "against";
  if (statement.type !== "forecast" || statement.direction === 0) return null;
  return statement.direction === 1 ? "expect it" : "do not expect it";
}
