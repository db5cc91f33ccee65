import { hashText } from "../../language/syntax/hash.ts";

/** Rows of the tables of features: a feature is a text, and its row a hash of it. */
export const sentenceRows = 8_192;
export const mentionRows = 4_096;

/** Behind the hashed features of sentences: the row of a sentence of which training hides what the rules say, of nobody's by the rules, of somebody's. */
export const [ruleRows, rulesSayNobody, rulesSaySomebody] = [3, sentenceRows + 1, sentenceRows + 2] as const;

/** In which of the ranges that end at `edges` a value lies. */
export function bucket(value: number, edges: readonly number[]): number {
  const at = edges.findIndex((edge) => value <= edge);
  return at < 0 ? edges.length : at;
}

/** The row of a feature in a table of so many. */
export function rowOf(feature: string, rows: number): number {
  return (hashText(feature) >>> 0) % rows;
}
