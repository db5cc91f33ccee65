import { headNoun } from "../head-noun.ts";

const mostBeforeNoun = 7;
const longest = 220;
const word = /[\p{L}\p{N}][\p{L}\p{N}’'.&/-]*(?:\([\p{L}]+\))?/uy;
const preposition = /^(?:of|at|for|in|on|to|with|from)$/;
const article = /^(?:the|an?|its|his|her|their|our)$/i;
/** No word of a post before its noun. */
const breaks =
  /^(?:that|who|which|when|where|while|because|but|or|if|so|than|then|by|from|with|without|after|before|as|is|was|are|were|be|been|has|had|have|will|would|can|could|may|might|must|should|not|no|he|she|it|they|we|you|i|of|at|for|in|on|to|the|an?|this|these|those|same|other|next|last|first|only|said|says|\p{Ll}+ly)$/iu;
/** A small word that ends a run of them: what a subject does. */
const verb =
  /(?:[^s]s|ed)$|^(?:said|told|wrote|thought|felt|held|went|came|met|saw|made|sent|gave|took|put|sat|spoke|has|had|is|was|will|would|can|and)$/;

interface Token {
  readonly text: string;
  readonly end: number;
}

/**
 * Where a phrase ends that is a post and nothing else: "director of the nuclear programme at the Corvid Centre" in front of "points to …"; null where none begins at `from`.
 * Grammar alone decides: small words, a noun of persons, what hangs on it by prepositions. Cost: bounded.
 */
export function postPhraseEnd(text: string, from: number): number | null {
  const tokens = tokensFrom(text, from);
  const noun = nounIndex(tokens);
  if (noun === null) return null;
  let last = noun;
  for (let at = noun + 1; preposition.test(tokens[at]?.text ?? "");) {
    const end = complementEnd(tokens, at + 1);
    if (end === null) break;
    last = end;
    at = end + 1;
  }
  return tokens[last]?.end ?? null;
}

/** Words up to the first stop. */
function tokensFrom(text: string, from: number): Token[] {
  const tokens: Token[] = [];
  let at = from;
  while (at < from + longest) {
    word.lastIndex = at;
    const found = word.exec(text)?.[0].replace(/(?<=\p{L}{3})\.$/u, "");
    if (!found) break;
    tokens.push({ text: found, end: at + found.length });
    const gap = /^[ \u00a0]+/.exec(text.slice(at + found.length, at + found.length + 40));
    if (!gap) break;
    at += found.length + gap[0].length;
  }
  return tokens;
}

function nounIndex(tokens: readonly Token[]): number | null {
  for (let at = 0; at < Math.min(tokens.length, mostBeforeNoun); at++) {
    const text = tokens[at]?.text ?? "";
    if (breaks.test(text)) return null;
    if (headNoun(text) === null) continue;
    if (/[^s]s$/.test(text)) return null;
    // "chief economist", "research director general".
    let last = at;
    while (last - at < 2 && headNoun(tokens[last + 1]?.text ?? "") !== null) last++;
    const next = tokens[last + 1]?.text ?? "";
    // "security adviser's office", "research fellow programme" go on.
    return /['’]s?$/.test(tokens[last]?.text ?? "") || /^\p{Lu}/u.test(next) ? null : last;
  }
  return null;
}

/** Index of the last word of what a preposition governs; null where it governs no name and no field. */
function complementEnd(tokens: readonly Token[], start: number): number | null {
  let at = article.test(tokens[start]?.text ?? "") ? start + 1 : start;
  const first = at;
  const isCapital = (index: number): boolean => /^[\p{Lu}\p{N}]/u.test(tokens[index]?.text ?? "");
  while (!isCapital(at) && isField(tokens, at, first)) at++;
  while (isCapital(at) || (at > first && /^(?:of|for|and|&|de|du|des|la|the)$/.test(tokens[at]?.text ?? "") && isJoined(tokens, at))) at++;
  return at > first ? at - 1 : null;
}

const isJoined = (tokens: readonly Token[], at: number): boolean =>
  /^\p{Lu}/u.test(tokens[at + 1]?.text ?? "") || (/^the$/.test(tokens[at + 1]?.text ?? "") && /^\p{Lu}/u.test(tokens[at + 2]?.text ?? ""));

const longestField = 3;

/** "maritime security", "elections": small words that are no verb of the sentence. */
function isField(tokens: readonly Token[], at: number, first: number): boolean {
  const text = tokens[at]?.text ?? "";
  if (!/^\p{Ll}/u.test(text) || at - first >= longestField || preposition.test(text) || breaks.test(text)) return false;
  const next = tokens[at + 1]?.text ?? "";
  return at === first || (!verb.test(text) && (next === "" || preposition.test(next) || /^\p{Lu}/u.test(next) || verb.test(next)));
}
