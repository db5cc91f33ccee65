/** In sentences. */
const near = 2;

/** Who dealt with whom last, while the acts of one document are read in order: "Japan boarded the boat. Russia *protested*" is addressed to Japan. */
export class Dealings {
  readonly #last = new Map<string, { readonly partner: string; readonly sentence: number }>();

  /** One did something to the other in a sentence. */
  add(one: string, other: string, sentence: number): void {
    this.#last.set(one, { partner: other, sentence });
    this.#last.set(other, { partner: one, sentence });
  }

  /** The other party of the last act that somebody had a part in, no more than two sentences before; null where there was none. */
  partnerOf(party: string, sentence: number): string | null {
    const last = this.#last.get(party);
    return last === undefined || sentence - last.sentence > near ? null : last.partner;
  }
}
