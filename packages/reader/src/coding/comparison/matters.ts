/** A word without the ending that makes a noun of its verb: "renewal" is of one matter with "renew". */
export function matterWord(lemma: string): string {
  return withoutEnding.exec(lemma)?.[1] ?? lemma;
}

const withoutEnding = /^([a-z]{5,})(?:ion|al|ment|ance|ing)$/;

/** Share of words in common from which on two passages speak of one matter. Of the pairs of authors that meet so in the training part of the corpus 55 of 94 are in the annotation, which is not complete. */
const leastShared = 0.5;

/** Sentences within which one answers another: a name, or the label of a turn, may stand between. */
export const near = 2;

/** What the given words are about, and what is said of it. */
export interface Matter<Say> {
  readonly words: ReadonlySet<string>;
  readonly says: Say[];
  /** Numbers of the sentences that one just behind them may answer, or be answered by. */
  readonly around: Set<number>;
}

/** Something said, and the number of the sentence that it stands in. */
interface Placed {
  readonly sentence: number;
}

/** Gathers what is said by matter: each say joins the matter of which it shares most words; a bare "the deal" joins none where two deals are spoken of. Cost: O(says · those with a word in common). */
export class Matters<Say extends Placed> {
  readonly #all: Matter<Say>[] = [];
  readonly #byWord = new Map<string, Set<Matter<Say>>>();

  add(words: ReadonlySet<string>, say: Say): void {
    if (words.size === 0) return;
    const best = this.#bestOf(words, say);
    if (best !== undefined) {
      put(best, say);
      return;
    }
    const matter: Matter<Say> = { words, says: [], around: new Set() };
    put(matter, say);
    this.#all.push(matter);
    for (const word of words) this.#byWord.set(word, (this.#byWord.get(word) ?? new Set()).add(matter));
  }

  all(): readonly Matter<Say>[] {
    return this.#all;
  }

  #bestOf(words: ReadonlySet<string>, { sentence }: Say): Matter<Say> | undefined {
    const near = [...new Set([...words].flatMap((word) => [...(this.#byWord.get(word) ?? [])]))];
    const [best, next] = near
      .map((matter) => ({ matter, share: shareOf(words, matter, sentence) }))
      .filter(({ share }) => share >= leastShared)
      .toSorted((left, right) => right.share - left.share);
    return best === undefined || best.share === next?.share ? undefined : best.matter;
  }
}

/** Jaccard's share of common words; all of it where one says just behind another what it says and more: "a new vote by spring." "I want that vote too." */
function shareOf(words: ReadonlySet<string>, matter: Matter<Placed>, sentence: number): number {
  const common = [...words].filter((word) => matter.words.has(word)).length;
  if (matter.around.has(sentence) && common === Math.min(words.size, matter.words.size)) return 1;
  return common / (words.size + matter.words.size - common);
}

function put<Say extends Placed>({ says, around }: Matter<Say>, say: Say): void {
  says.push(say);
  for (let at = say.sentence - near; at <= say.sentence + near; at++) around.add(at);
}
