import { hashPrefix, hashSuffix, hashText } from "./hash.ts";
import type { LexicalEntry } from "./lexicon.ts";

/** A sentence's words as numbers: what the feature templates read. All arrays have one place per word. */
export interface EncodedWords {
  readonly length: number;
  /** Hash of the lower-case form, or of a rough class of form where the word is rare. */
  readonly word: Int32Array;
  /** Hash of the lower-case form, rare or not. */
  readonly lowered: Int32Array;
  /** Hash of the form as written. */
  readonly exact: Int32Array;
  readonly shape: Int32Array;
  /** How the sentence uses capitals: 0 not at all, 1 as prose does, 2 on most words (a heading), 3 throughout. */
  readonly casing: number;
  /** Hashes of the first 1–4 code units of the lower-case form: `prefix[4 * i + length − 1]`. */
  readonly prefix: Int32Array;
  /** Hashes of the last 1–5 code units: `suffix[5 * i + length − 1]`. */
  readonly suffix: Int32Array;
  /** What tags the form, and its lower-case form, were seen with. */
  readonly ambiguity: Int32Array;
  readonly lowerAmbiguity: Int32Array;
  /** Candidate tags of the first tagging, or null where every open tag is one. */
  readonly candidates: readonly (Uint8Array | null)[];
  /** Tags that a word must have one of, whatever a network says, or null. */
  readonly forced: readonly (Uint8Array | null)[];
}

/** Looks a form up; training leaves the instance at hand out of the count. */
export type LookUp = (form: string, index: number) => LexicalEntry | undefined;

/** Forms seen less often than this are known by their rough class only. */
const rareBelow = 2;

const digit = 1;
const lower = 2;
const upperCase = 3;
const otherLetter = 4;

function characterClass(code: number): number {
  if (code >= 48 && code <= 57) return digit;
  if (code >= 97 && code <= 122) return lower;
  if (code >= 65 && code <= 90) return upperCase;
  return code > 127 ? otherLetter : code;
}

/** Hash of the form with runs of like characters folded: "Xi" and "Xinjiang" share a shape, "G7" and "F35" another. */
function hashShape(form: string): number {
  let hash = 0x2545f491 | 0;
  let previous = -1;
  for (let index = 0; index < form.length && index < 40; index++) {
    const kind = characterClass(form.charCodeAt(index));
    if (kind === previous) continue;
    hash = Math.imul(hash ^ kind, 0x01000193);
    previous = kind;
  }
  return hash;
}

function casingOf(forms: readonly string[]): number {
  let letters = 0;
  let capitalised = 0;
  let upper = 0;
  for (const form of forms) {
    const kind = characterClass(form.charCodeAt(0));
    if (form.length < 2 || (kind !== lower && kind !== upperCase)) continue;
    letters++;
    if (kind !== upperCase) continue;
    capitalised++;
    if (characterClass(form.charCodeAt(1)) === upperCase) upper++;
  }
  if (capitalised === 0) return 0;
  if (upper > 1 && upper * 4 >= letters * 3) return 3;
  return capitalised > 1 && capitalised * 5 >= letters * 3 ? 2 : 1;
}

/** Turns forms into numbers. Cost: linear in the characters of words up to 40 characters, constant beyond. */
export function encodeWords(forms: readonly string[], lookUp: LookUp): EncodedWords {
  const length = forms.length;
  const encoded = {
    length,
    word: new Int32Array(length),
    lowered: new Int32Array(length),
    exact: new Int32Array(length),
    shape: new Int32Array(length),
    casing: casingOf(forms),
    prefix: new Int32Array(4 * length),
    suffix: new Int32Array(5 * length),
    ambiguity: new Int32Array(length),
    lowerAmbiguity: new Int32Array(length),
    candidates: Array.from<Uint8Array | null>({ length }).fill(null),
    forced: Array.from<Uint8Array | null>({ length }).fill(null),
  };
  for (let index = 0; index < length; index++) encodeWord(forms[index] as string, index, lookUp, encoded);
  return encoded;
}

type Writable = { -readonly [Key in keyof EncodedWords]: EncodedWords[Key] } & { candidates: (Uint8Array | null)[] };

function encodeWord(written: string, index: number, lookUp: LookUp, into: Writable): void {
  const form = written.length > 40 ? written.slice(0, 40) : written;
  const lowered = form.toLowerCase();
  const entry = lookUp(form, index);
  const lowerEntry = lowered === form ? entry : lookUp(lowered, index);
  into.shape[index] = hashShape(form);
  into.exact[index] = hashText(form);
  into.lowered[index] = hashText(lowered);
  for (let size = 1; size <= 4; size++) into.prefix[4 * index + size - 1] = size <= lowered.length ? hashPrefix(lowered, size) : 0;
  for (let size = 1; size <= 5; size++) into.suffix[5 * index + size - 1] = size <= lowered.length ? hashSuffix(lowered, size) : 0;
  const isRare = (lowerEntry?.count ?? 0) < rareBelow;
  into.word[index] = isRare ? into.shape[index] ^ Math.imul(hashSuffix(lowered, Math.min(3, lowered.length)), 31) : into.lowered[index];
  into.ambiguity[index] = entry?.ambiguity ?? 0;
  into.lowerAmbiguity[index] = lowerEntry?.ambiguity ?? 0;
  into.candidates[index] = entry?.candidates ?? null;
}
