import type { ByteReader } from "./byte-stream.ts";
import { hashSuffix, mix2 } from "./hash.ts";
import { HashIndex, readHashes } from "./hash-index.ts";

/** How a lemma is made from a form: so many code units off its end, then these added; in lower case unless the case is kept. */
export interface LemmaScript {
  readonly keepsCase: boolean;
  readonly cut: number;
  readonly add: string;
}

/** Suffixes up to this length have rules; a longer form may have one for the whole of it. */
export const longestSuffix = 6;

/** Key of the rule for a suffix under a tag; `isWhole` for a rule that holds for the whole form only. */
export function lemmaKey(lowered: string, length: number, tag: number, isWhole: boolean): number {
  return mix2(isWhole ? 7001 : 7000, hashSuffix(lowered, length), tag);
}

/** The lemma that a script makes of a form. */
export function applyScript(form: string, script: LemmaScript): string {
  const base = script.keepsCase ? form : form.toLowerCase();
  return base.slice(0, Math.max(0, base.length - script.cut)) + script.add;
}

/** Shorter lemmas are function words and letters, which rules get right. */
const shortestMended = 4;

/** Forms that what a rule made may be a damaged copy of: a mute e or a doubled consonant lost, an e too many, a plural in -ie. */
function neighboursOf(lemma: string, lowered: string): string[] {
  const lost = lowered.startsWith(lemma) ? lemma + lowered.charAt(lemma.length) : "";
  return [`${lemma}e`, lost, lemma.endsWith("e") ? lemma.slice(0, -1) : "", lowered.endsWith("s") ? lowered.slice(0, -1) : ""].filter(
    (form) => form !== "" && form !== lowered,
  );
}

/**
 * Lemmas by rules learned from a treebank: the longest known suffix of a form under its tag decides, an exception before any rule. Where a rule
 * makes something that is no known word and a neighbour is one, the neighbour is taken.
 */
export class Lemmatizer {
  readonly #index: HashIndex;
  readonly #scriptOf: Uint16Array;
  readonly #scripts: readonly LemmaScript[];
  readonly #isWord: (lowered: string) => boolean;

  /** Reads the section "scripts, hashes, script of each hash" of a model file. */
  constructor(reader: ByteReader, isWord: (lowered: string) => boolean) {
    this.#isWord = isWord;
    this.#scripts = Array.from({ length: reader.unsigned() }, () => ({ keepsCase: reader.byte() === 1, cut: reader.unsigned(), add: reader.text() }));
    const hashes = readHashes(reader);
    this.#index = new HashIndex(hashes);
    this.#scriptOf = reader.unsignedInto(new Uint16Array(hashes.length));
  }

  lemma(form: string, tag: number): string {
    const lowered = form.toLowerCase();
    const exception = this.#exception(lowered, tag);
    const script = exception ?? this.#rule(lowered, tag);
    const lemma = script ? applyScript(form, script) : lowered;
    if (lemma === "") return form;
    if (exception || !script || script.keepsCase || lemma.length < shortestMended || this.#isWord(lemma)) return lemma;
    return neighboursOf(lemma, lowered).find(this.#isWord) ?? lemma;
  }

  #exception(lowered: string, tag: number): LemmaScript | undefined {
    const whole = lowered.length <= 40 ? this.#index.find(lemmaKey(lowered, lowered.length, tag, true)) : -1;
    return whole < 0 ? undefined : this.#scripts[this.#scriptOf[whole] as number];
  }

  #rule(lowered: string, tag: number): LemmaScript | undefined {
    for (let length = Math.min(longestSuffix, lowered.length); length >= 0; length--) {
      const rule = this.#index.find(lemmaKey(lowered, length, tag, false));
      if (rule >= 0) return this.#scripts[this.#scriptOf[rule] as number];
    }
    return undefined;
  }
}
