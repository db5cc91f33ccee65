import type { Phrase } from "./query.ts";
import type { Token } from "./tokens.ts";

/* How each database is told the words. Codes are [a-z0-9_] only, so nothing needs to be escaped. */

/** For FTS5 with the tokenizer `ascii tokenchars '_'`: the codes with spaces between. */
export function toFtsText(tokens: readonly Token[]): string {
  return tokens.map((token) => token.code).join(" ");
}

/** For PostgreSQL, to be cast to tsvector: every word with its positions, from 1. */
export function toTsVector(tokens: readonly Token[]): string {
  const positions = new Map<string, number[]>();
  for (const [index, { code }] of tokens.entries()) {
    const known = positions.get(code);
    if (known === undefined) positions.set(code, [index + 1]);
    else known.push(index + 1);
  }
  return [...positions].map(([code, places]) => `'${code}':${places.join(",")}`).join(" ");
}

export function toFtsQuery(phrases: readonly Phrase[]): string {
  return phrases.map(({ codes, isBeginning }) => `"${codes.join(" ")}"${isBeginning ? "*" : ""}`).join(" OR ");
}

/** To be cast to tsquery. */
export function toTsQuery(phrases: readonly Phrase[]): string {
  return phrases.map(({ codes, isBeginning }) => `(${codes.map((code) => `'${code}'`).join(" <-> ")}${isBeginning ? ":*" : ""})`).join(" | ");
}
