import { expect, it } from "vitest";
import { readFileSync } from "node:fs";
import { literalOf } from "./phrase-literal.ts";
import { verdictNouns } from "./verdict-nouns.ts";
import { verdictPhrases } from "./verdict-phrases.ts";
import { verdictPredicates } from "./verdict-predicates.ts";

it.each([
  [/\bgo(?:es)? too far\b/i, " too far"],
  [/overplay(?:ed|s)? (?:its|their) hand/i, "overplay"],
  [/colou?r line/i, "r line"],
  [/one|two/, null],
  [/[abc]lame game\b/iu, "lame game"],
  [/x{0,2} of\s+blame/i, "blame"],
  [/\p{L}+ing on/u, "ing on"],
  [/(?:a|b)c/, null],
  [/Kyiv must/, null],
])("tells what every match of %s holds", (pattern, literal) => expect(literalOf(pattern)).toBe(literal));

it("holds for every set phrase wherever it matches", () => {
  const text = ["oped.md", "communique.txt", "second-roundup.txt"]
    .map((name) => readFileSync(new URL(`../../../../../examples/${name}`, import.meta.url), "utf8"))
    .join("\n");
  for (const [pattern] of [...verdictPhrases, ...verdictPredicates, ...verdictNouns]) {
    const literal = literalOf(pattern);
    for (const match of text.matchAll(pattern)) if (literal !== null) expect(match[0].toLowerCase()).toContain(literal);
  }
});
