import type { Sentence } from "../sentence.ts";

/** True for a sentence that ends in a question mark, closing quotes and brackets behind it passed over. Cost: O(1). */
export function isQuestion({ tokens }: Pick<Sentence, "tokens">): boolean {
  return tokens.slice(-3).some((token) => token.form.includes("?"));
}
