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

export function applyScript(form: string, script: LemmaScript): string {
  const base = script.keepsCase ? form : form.toLowerCase();
  return base.slice(0, Math.max(0, base.length - script.cut)) + script.add;
}

/** Lemmas by rules learned from a treebank: the longest known suffix of a form under its tag decides, an exception before any rule. */
export class Lemmatizer {
  readonly #index: HashIndex;
  readonly #scriptOf: Uint16Array;
  readonly #scripts: readonly LemmaScript[];

  /** Reads the section "scripts, hashes, script of each hash" of a model file. */
  constructor(reader: ByteReader) {
    this.#scripts = Array.from({ length: reader.unsigned() }, () => ({ keepsCase: reader.byte() === 1, cut: reader.unsigned(), add: reader.text() }));
    const hashes = readHashes(reader);
    this.#index = new HashIndex(hashes);
    this.#scriptOf = Uint16Array.from(hashes, () => reader.unsigned());
  }

  lemma(form: string, tag: number): string {
    const lowered = form.toLowerCase();
    const script = this.#find(lowered, tag);
    const lemma = script ? applyScript(form, script) : lowered;
    return lemma === "" ? form : lemma;
  }

  #find(lowered: string, tag: number): LemmaScript | undefined {
    const whole = lowered.length <= 40 ? this.#index.find(lemmaKey(lowered, lowered.length, tag, true)) : -1;
    if (whole >= 0) return this.#scripts[this.#scriptOf[whole] as number];
    for (let length = Math.min(longestSuffix, lowered.length); length >= 0; length--) {
      const rule = this.#index.find(lemmaKey(lowered, length, tag, false));
      if (rule >= 0) return this.#scripts[this.#scriptOf[rule] as number];
    }
    return undefined;
  }
}
