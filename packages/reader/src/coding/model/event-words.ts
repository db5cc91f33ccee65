const aux = "(?:will|wo(?:n['’]t)?|would|shall|can|could|may|might)";
const copula = "(?:is|are)(?: (?:now|still|also))?";

/**
 * The words of an event as a question would have them, so that what several expect meets: without the words that tell how sure it is ("will probably sign" → "will sign", "is likely to fall" →
 * "will fall") and without a horizon at its end, which stands apart.
 *
 * @param terms words of chance, longest first
 */
export function plainEvent(words: string, { terms, horizon }: { readonly terms: readonly string[]; readonly horizon: string | null }): string {
  const chance = terms.filter((term) => /^[\p{L}' -]+$/u.test(term)).join("|");
  const plain = words
    .replace(new RegExp(`\\b(${aux}(?: not)?) (?:${chance})(?=\\s)`, "iu"), "$1")
    .replace(new RegExp(`\\b(?:${chance}) (${aux})\\b`, "iu"), "$1")
    .replace(new RegExp(`\\b${copula} (?:${chance}) to\\b`, "iu"), "will");
  const end = horizon === null ? -1 : plain.length - horizon.length;
  const isLast = horizon !== null && end > 0 && plain.slice(end).toLowerCase() === horizon.toLowerCase();
  return (isLast ? plain.slice(0, end) : plain)
    .replace(/\s+/g, " ")
    .replace(/[\s,;]+$/, "")
    .trim();
}
