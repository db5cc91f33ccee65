import type { Statement } from "@rapporteur/core/model";
import { Neighbours, overlaps } from "./overlapping.ts";

/** Least confidence of the model's drafts that are shown, by type: about where F1 is highest on documents that trained nothing (`eval -- corpus`). */
export const leastConfidence: Readonly<Record<Statement["type"], number>> = { relation: 0.25, position: 0.25, forecast: 0.3, cause: 0.3 };

/** The statements that are sure enough, each said once. Cost: O(n) for passages of usual density. */
export function statementsShown(read: readonly Statement[]): Statement[] {
  const shown: Statement[] = [];
  const near = new Neighbours<Statement>();
  for (const statement of read) {
    if (statement.confidence < leastConfidence[statement.type]) continue;
    if (near.of(statement).some((other) => isSame(other, statement))) continue;
    near.add(statement);
    shown.push(statement);
  }
  return shown;
}

function isSame(left: Statement, right: Statement): boolean {
  if (!overlaps(left, right, 0)) return false;
  if (left.type === "relation" && right.type === "relation")
    return left.action === right.action && left.source === right.source && (left.target === right.target || right.target === null);
  if (left.type === "forecast" && right.type === "forecast") return overlaps(left.event, right.event, 0.5);
  if (left.type === "cause" && right.type === "cause") return overlaps(left.cause, right.cause, 0.5) && overlaps(left.effect, right.effect, 0.5);
  if (left.type === "position" && right.type === "position") return left.speaker === right.speaker && haveCommonWord(left.concept, right.concept);
  return false;
}

function haveCommonWord(left: string | null, right: string | null): boolean {
  const words = (id: string | null): string[] =>
    (id ?? "")
      .replace(/^\w+:/, "")
      .split("-")
      .filter((word) => word.length > 3);
  const own = new Set(words(left));
  return left === right || words(right).some((word) => own.has(word));
}
