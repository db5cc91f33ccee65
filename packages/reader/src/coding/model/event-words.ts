import type { EstimativeScale } from "@rapporteur/core/model";

const aux = "(?:will|wo(?:n['’]t)?|would|shall|can|could|may|might)";
const copula = "(?:is|are|(?:will|would) be)(?: (?:now|still|also))?";
const denied = "(?:is|are)(?:n['’]t)?(?: (?:now|still|also|not|hardly|scarcely))*";

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
  const likely = scale.terms.filter(({ low, high }) => low + high >= 1);
  const patterns = { any: chanceWords(scale.terms, `(?:${copula}|${denied})`), likely: chanceWords(likely, copula) };
  made.set(scale, patterns);
  return patterns;
}

function chanceWords(terms: EstimativeScale["terms"], being: string): ChanceWords {
  const words = terms.flatMap((term) => term.words).filter((word) => /^[\p{L}' -]+$/u.test(word));
  const chance = words.toSorted((a, b) => b.length - a.length).join("|") || "(?!)";
  return {
    behindAux: new RegExp(`\\b(${aux}(?: not)?) (?:${chance})(?=\\s)`, "iu"),
    beforeAux: new RegExp(`\\b(?:${chance}) (${aux})\\b`, "iu"),
    beforeInfinitive: new RegExp(`\\b${being} (?:${chance}|bound|set|poised|slated|destined) to\\b`, "iu"),
  };
}

/**
 * The words of an event as a question would have them, so that what several expect meets: put affirmatively, without the words that tell how sure it is ("will probably sign" → "will sign",
 * "is likely to fall", "is bound to fall" → "will fall") and without a horizon at its end, which stands apart. Words of the other side than the one that was read stay, for a person to see.
 */
export function plainEvent(
  words: string,
  { direction, scale, horizon }: { readonly direction: 1 | 0 | -1; readonly scale: EstimativeScale; readonly horizon: string | null },
): string {
  const { behindAux, beforeAux, beforeInfinitive } = wordsOf(scale)[direction === -1 ? "any" : "likely"];
  const given = words.replace(/\s+/g, " ");
  const bare = given.replace(behindAux, "$1").replace(beforeAux, "$1").replace(beforeInfinitive, "will").replace(awaited, "$1");
  const plain = withoutHorizon(direction === -1 ? affirmed(bare) : bare, horizon);
  // Words that were changed are nobody's own any more.
  return (plain === given ? plain : plain.replace(/["“”„«»]/g, "")).replace(/[\s,;]+$/, "").trim();
}

/** "The *expected* flood" is expected as a flood. */
const awaited = /^(?:an? |(the ))?(?:expected|anticipated|predicted|projected) (?=\p{Ll})/iu;

/** A horizon at the end is cut, but where words that need it stand before it: "may slip into next spring". */
function withoutHorizon(words: string, horizon: string | null): string {
  const end = horizon === null ? -1 : words.length - horizon.length;
  if (horizon === null || end <= 0 || words.slice(end).toLowerCase() !== horizon.toLowerCase()) return words;
  const left = words.slice(0, end).trimEnd();
  return /\b(?:in|into|by|to|till|until|from|for|before|after|during|over|within|past|beyond|of|at|on)$/i.test(left) ? words : left;
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
