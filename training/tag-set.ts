import type { GoldSentence } from "../eval/treebank.ts";

/** The joint tags "UPOS XPOS" of a treebank, by number. */
export class TagSet {
  readonly names: readonly string[];
  readonly #numbers: ReadonlyMap<string, number>;

  constructor(names: readonly string[]) {
    this.names = names;
    this.#numbers = new Map(names.map((name, index) => [name, index]));
  }

  /** Keeps the pairs seen at least `minCount` times, most frequent first. */
  static of(sentences: readonly GoldSentence[], minCount: number): TagSet {
    const counts = new Map<string, number>();
    for (const sentence of sentences)
      for (let index = 0; index < sentence.forms.length; index++) {
        const name = `${sentence.upos[index]} ${sentence.xpos[index]}`;
        counts.set(name, (counts.get(name) ?? 0) + 1);
      }
    const ranked = [...counts].filter(([, count]) => count >= minCount).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    return new TagSet(ranked.slice(0, 250).map(([name]) => name));
  }

  /** The number of a pair; a rare pair takes that of the most frequent one with the same universal tag. */
  numberOf(upos: string, xpos: string): number {
    const exact = this.#numbers.get(`${upos} ${xpos}`);
    if (exact !== undefined) return exact;
    const near = this.names.findIndex((name) => name.startsWith(`${upos} `));
    return near < 0 ? 0 : near;
  }

  tagsOf(sentence: GoldSentence): Int32Array {
    return Int32Array.from(sentence.forms, (_, index) => this.numberOf(sentence.upos[index] as string, sentence.xpos[index] as string));
  }
}
