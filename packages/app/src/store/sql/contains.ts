import { sql, type Expression, type RawBuilder } from "kysely";
import type { DialectName } from "../store-context.ts";

/** True where a text holds another, compared code point by code point: no wildcards to escape. */
export function contains(dialect: DialectName, text: Expression<unknown>, part: string): RawBuilder<boolean> {
  return dialect === "sqlite" ? sql<boolean>`instr(${text}, ${part}) > 0` : sql<boolean>`strpos(${text}::text, ${part}) > 0`;
}

/** The words of a folded text, each once, at most 20: what all have to be found. */
export function wordsOf(folded: string): string[] {
  return [...new Set(folded.split(" ").filter((word) => word !== ""))].slice(0, 20);
}
