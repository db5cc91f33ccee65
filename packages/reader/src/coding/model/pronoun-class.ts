/** What a pronoun can stand for: who speaks, who speaks and those with them, one person, one body or state, several, who is spoken to, or anything. */
export type PronounClass = "speaker" | "speakers" | "person" | "body" | "several" | "addressee" | "other";

const classes: readonly (readonly [PronounClass, RegExp])[] = [
  ["speaker", /^(?:I|me|my|mine|myself)$/i],
  ["speakers", /^(?:we|us|our|ours|ourselves)$/i],
  ["person", /^(?:he|him|his|she|her|hers|himself|herself)$/i],
  ["body", /^(?:it|its|itself)$/i],
  ["several", /^(?:they|them|their|theirs|themselves)$/i],
  ["addressee", /^(?:you|your|yours|yourself|yourselves)$/i],
  [
    "other",
    /^(?:who|whom|whose|which|that|this|these|those|one|ones|both|neither|either|each|all|everyone|everybody|nobody|someone|somebody|anyone|others?|there)$/i,
  ],
];

/** "we've" as "we", "he'll" as "he". */
function withoutContraction(words: string): string {
  return words.replace(/['’](?:ve|re|ll|d|s|m)$/i, "");
}

/** The class of words that are a pronoun, contracted or not; null for all other words. */
export function pronounClass(words: string): PronounClass | null {
  const bare = withoutContraction(words.trim());
  return classes.find(([, pattern]) => pattern.test(bare))?.[0] ?? null;
}
