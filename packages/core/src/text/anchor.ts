import { type Span, sliceSpan } from "../model/span.ts";
import { foldText, makeShadow, type Shadow, toSourceSpan } from "./shadow.ts";

/** A passage by its words and their surroundings, so that it can be found again in another extraction of the same source. */
export interface Anchor {
  readonly quote: string;
  /** What stands right before and after, up to `contextLength` code units each. */
  readonly prefix: string;
  readonly suffix: string;
}

/** What looking for an anchor gives. `isVerbatim` is false where only the folded words agree (case, quotes, white space). */
export type AnchorResult =
  | { readonly kind: "found"; readonly span: Span; readonly isVerbatim: boolean }
  | { readonly kind: "ambiguous"; readonly candidates: readonly Span[] }
  | { readonly kind: "lost" };

export const contextLength = 32;

/** How many folded characters of surroundings must agree before a short quote is believed to be the same passage. */
const leastContext = 6;
/** A quote this long identifies itself. */
const selfEvidentLength = 24;
const candidateLimit = 10;

/** Describes a span of a stored text. Never cuts a surrogate pair. */
export function makeAnchor(text: string, span: Span): Anchor {
  return {
    quote: sliceSpan(text, span),
    prefix: text.slice(Math.max(0, span.start - contextLength), span.start).replace(/^[\udc00-\udfff]/, ""),
    suffix: text.slice(span.end, span.end + contextLength).replace(/[\ud800-\udbff]$/, ""),
  };
}

/**
 * Makes a finder over one text: verbatim places first, then places that agree once folded, told apart by how much of prefix and
 * suffix agrees. Never guesses: a tie is `ambiguous` with its candidates (at most ten), and so is a short quote in surroundings
 * that have nothing in common with the anchor's.
 *
 * Cost: one fold of the text for the first anchor that is not verbatim, then O(length) an anchor.
 */
export function openAnchorFinder(text: string): (anchor: Anchor) => AnchorResult {
  let shadow: Shadow | null = null;
  return function find(anchor) {
    const verbatim = occurrences(text, anchor.quote);
    if (verbatim.length > 0) return choose(text, anchor, verbatim);
    shadow ??= makeShadow(text);
    const folded = shadow;
    const places = occurrences(folded.folded, foldText(anchor.quote)).map((place) => toSourceSpan(folded, place));
    return choose(text, anchor, places);
  };
}

/** Finds one anchor; to find many in the same text, open a finder. */
export function findAnchor(text: string, anchor: Anchor): AnchorResult {
  return openAnchorFinder(text)(anchor);
}

function occurrences(haystack: string, needle: string): Span[] {
  const found: Span[] = [];
  if (needle.trim() === "") return found;
  for (let at = haystack.indexOf(needle); at >= 0; at = haystack.indexOf(needle, at + 1)) found.push({ start: at, end: at + needle.length });
  return found;
}

function choose(text: string, anchor: Anchor, places: readonly Span[]): AnchorResult {
  if (places.length === 0) return { kind: "lost" };
  const prefix = foldText(anchor.prefix);
  const suffix = foldText(anchor.suffix);
  let best: Span[] = [];
  let bestScore = -1;
  for (const place of places) {
    const score = contextAgreement(text, place, { prefix, suffix });
    if (score > bestScore) [best, bestScore] = [[place], score];
    else if (score === bestScore && best.length < candidateLimit) best.push(place);
  }
  const [only] = best;
  const needed = Math.min(leastContext, prefix.trim().length + suffix.trim().length);
  const isBelievable = anchor.quote.length >= selfEvidentLength || bestScore >= needed;
  if (best.length > 1 || only === undefined || !isBelievable) return { kind: "ambiguous", candidates: best };
  return { kind: "found", span: only, isVerbatim: sliceSpan(text, only) === anchor.quote };
}

interface Context {
  readonly prefix: string;
  readonly suffix: string;
}

/** Folded characters that agree right before and right after the place. */
function contextAgreement(text: string, place: Span, context: Context): number {
  const reach = contextLength * 2;
  const before = foldText(text.slice(Math.max(0, place.start - reach), place.start));
  const after = foldText(text.slice(place.end, place.end + reach));
  let agreeing = 0;
  while (agreeing < Math.min(before.length, context.prefix.length) && before.at(-1 - agreeing) === context.prefix.at(-1 - agreeing)) agreeing++;
  let following = 0;
  while (following < Math.min(after.length, context.suffix.length) && after[following] === context.suffix[following]) following++;
  return agreeing + following;
}
