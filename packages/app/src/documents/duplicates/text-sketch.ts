import { normalised } from "@rapporteur/core/base";
/** Hashes in a sketch. The standard error of a share that two sketches give is at most 0.5 / √128 = .044. */
export const sketchLength = 128;
/** Words in a shingle: long enough that two texts on one matter share few, short enough that an editor's changes leave most of them. */
const shingleWords = 3;
/** Texts with fewer words are notices ("subscribe to read on"), which say nothing of the article behind them. */
const leastWords = 40;

/** Scripts that write no spaces between words: each character counts as a word. */
const unspaced = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}`;
const word = new RegExp(`[${unspaced}]|(?:(?![${unspaced}])[\\p{L}\\p{N}\\p{M}])+`, "gu");

/** Odd factors and summands of the 128 hash functions x → factor·x + summand mod 2³²; fixed, so that sketches of all times compare. */
const [factors, summands] = makeFunctions();

/**
 * What a text is compared by: for each of 128 hash functions the least value over its shingles of three words (MinHash; Broder 1997, "On the resemblance and
 * containment of documents"). Case, punctuation and line breaks do not matter.
 *
 * @returns 128 unsigned numbers; null for a text of fewer than 40 words
 * Deterministic. Cost: O(words × 128).
 */
export function sketchText(text: string): Uint32Array | null {
  const hashes = shingleHashes(text);
  if (hashes.length < leastWords - shingleWords + 1) return null;
  const sketch = new Uint32Array(sketchLength);
  for (let at = 0; at < sketchLength; at++) {
    const [factor, summand] = [factors[at] ?? 1, summands[at] ?? 0];
    let least = 0xffff_ffff;
    for (let next = 0; next < hashes.length; next++) {
      const value = (Math.imul(factor, hashes[next] ?? 0) + summand) >>> 0;
      if (value < least) least = value;
    }
    sketch[at] = least;
  }
  return sketch;
}

/**
 * The share of shingles that two texts have in common (Jaccard's coefficient), as their sketches estimate it: 0 to 1.
 *
 * Cost: O(128).
 */
export function sharedPart(a: Uint32Array, b: Uint32Array): number {
  let same = 0;
  for (let at = 0; at < sketchLength; at++) if (a[at] === b[at]) same++;
  return same / sketchLength;
}

/** A number for each run of three words, in the order of the text; equal runs have equal numbers. */
export function shingleHashes(text: string): Uint32Array {
  const words = (normalised(text, "NFKC").toLowerCase().match(word) ?? []).map(hashWord);
  const hashes = new Uint32Array(Math.max(0, words.length - shingleWords + 1));
  for (let at = 0; at < hashes.length; at++) {
    let hash = 0;
    for (let next = 0; next < shingleWords; next++) hash = mix(Math.imul(hash, 31) + (words[at + next] ?? 0));
    hashes[at] = hash;
  }
  return hashes;
}

/** FNV-1a over UTF-16 code units. */
function hashWord(text: string): number {
  let hash = 0x811c_9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x0100_0193);
  return hash >>> 0;
}

/** The last step of MurmurHash3: every bit of the result depends on every bit given. */
function mix(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85eb_ca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2_ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function makeFunctions(): [factors: Uint32Array, summands: Uint32Array] {
  const made = Uint32Array.from({ length: 2 * sketchLength }, (_, at) => mix(Math.imul(at + 1, 0x9e37_79b9)));
  return [made.subarray(0, sketchLength).map((factor) => (factor | 1) >>> 0), made.subarray(sketchLength)];
}
