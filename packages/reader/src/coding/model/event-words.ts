import type { EstimativeScale } from "@rapporteur/core/model";

const aux = "(?:will|wo(?:n['’]t)?|would|shall|can|could|may|might)";
const copula = "(?:is|are|(?:will|would) be)(?: (?:now|still|also))?";

/** Words of chance as they stand beside a verb. */
interface ChanceWords {
  readonly behindAux: RegExp;
  readonly beforeAux: RegExp;
  readonly beforeInfinitive: RegExp;
}

type PerScale = Readonly<Record<"any" | "likely", ChanceWords>>;

const made = new WeakMap<EstimativeScale, PerScale>();

/** Patterns for all terms of a scale, and for those of chances from a half on; made once a scale. */
function wordsOf(scale: EstimativeScale): PerScale {
  const known = made.get(scale);
  if (known !== undefined) return known;
  const patterns = { any: chanceWords(scale.terms), likely: chanceWords(scale.terms.filter(({ low, high }) => low + high >= 1)) };
  made.set(scale, patterns);
  return patterns;
}

function chanceWords(terms: EstimativeScale["terms"]): ChanceWords {
  const words = terms.flatMap((term) => term.words).filter((word) => /^[\p{L}' -]+$/u.test(word));
  const chance = words.toSorted((a, b) => b.length - a.length).join("|") || "(?!)";
  return {
    behindAux: new RegExp(`\\b(${aux}(?: not)?) (?:${chance})(?=\\s)`, "iu"),
    beforeAux: new RegExp(`\\b(?:${chance}) (${aux})\\b`, "iu"),
    beforeInfinitive: new RegExp(`\\b${copula} (?:${chance}) to\\b`, "iu"),
  };
}

/**
 * The words of an event as a question would have them, so that what several expect meets: put affirmatively, without the words that tell how sure it is ("will probably sign" → "will sign",
 * "is likely to fall" → "will fall") and without a horizon at its end, which stands apart. Words of the other side than the one that was read stay, for a person to see.
 */
export function plainEvent(
  words: string,
  { direction, scale, horizon }: { readonly direction: 1 | 0 | -1; readonly scale: EstimativeScale; readonly horizon: string | null },
): string {
  const { behindAux, beforeAux, beforeInfinitive } = wordsOf(scale)[direction === -1 ? "any" : "likely"];
  const bare = words.replace(/\s+/g, " ").replace(behindAux, "$1").replace(beforeAux, "$1").replace(beforeInfinitive, "will");
  const plain = direction === -1 ? affirmed(bare) : bare;
  const end = horizon === null ? -1 : plain.length - horizon.length;
  const isLast = horizon !== null && end > 0 && plain.slice(end).toLowerCase() === horizon.toLowerCase();
  return (isLast ? plain.slice(0, end) : plain).replace(/[\s,;]+$/, "").trim();
}

const denyingSubjects: Readonly<Record<string, string>> = { neither: "either", nobody: "anybody", nothing: "anything", none: "any", no: "any" };

/** An event's own "not", "nobody" or "neither" is told by the direction. */
function affirmed(words: string): string {
  return words
    .replace(/^(?:no one|neither|nobody|nothing|none|no)\b/i, (word) => denyingSubjects[word.toLowerCase()] ?? "anybody")
    .replace(/\bwon['’]t\b/i, "will")
    .replace(/\b(will|would|can|could|may|might|shall|is|are|does|do) (?:not|never)\b/i, "$1")
    .replace(/\bcannot\b/i, "can")
    .replace(/\b(\w+)n['’]t\b/i, "$1")
    .replace(/\b(will|would|can|could|may|might|shall) (?:even|ever)\b/i, "$1")
    .replace(/\s{2,}/g, " ");
}
