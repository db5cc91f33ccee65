/** Words that commentators use for one another, so that "the deal" of one is "the accord" of the other. */
const sameMatter: readonly string[] = [
  "deal agreement accord treaty pact arrangement compact",
  "war invasion attack conflict",
  "talks talk negotiation dialogue",
  "ceasefire truce armistice",
  "summit meeting",
  "closure closing blockade",
  "suspension pause halt interruption stoppage moratorium",
  "plan proposal scheme blueprint",
  "vote ballot election poll",
  "withdrawal pullout exit departure",
  "embargo ban prohibition",
  "coup putsch takeover",
  "levy tax",
  "clash fighting skirmish",
  "bill law act legislation",
  "loan credit",
  "tariff duty",
  "cartel opec",
  "confiscation seizure",
  "alliance nato",
];

const groups: ReadonlyMap<string, string> = new Map(
  sameMatter.flatMap((words) => {
    const [first = "", ...others] = words.split(" ");
    return [first, ...others].map((word): [string, string] => [word, first]);
  }),
);

/** A word, or the first one of those used for it. */
export function matterWord(lemma: string): string {
  return groups.get(lemma) ?? lemma;
}

/** Share of words in common from which on two passages speak of one matter. In the corpus 8 of 12 pairs that share so many are compared, and 1 of 11 that share fewer (development, and a fifth of training). */
const leastShared = 0.5;

/** What the given words are about, and what is said of it. */
export interface Matter<Say> {
  readonly words: ReadonlySet<string>;
  readonly says: Say[];
}

/** Gathers what is said by matter: each say joins the matter of which it shares most words, at least half of all. Cost: O(says · those with a word in common). */
export class Matters<Say> {
  readonly #all: Matter<Say>[] = [];
  readonly #byWord = new Map<string, Set<Matter<Say>>>();

  add(words: ReadonlySet<string>, say: Say): void {
    if (words.size === 0) return;
    const near = new Set([...words].flatMap((word) => [...(this.#byWord.get(word) ?? [])]));
    const [best] = [...near]
      .map((matter) => ({ matter, share: shareOf(words, matter.words) }))
      .filter(({ share }) => share >= leastShared)
      .toSorted((left, right) => right.share - left.share);
    if (best !== undefined) {
      best.matter.says.push(say);
      return;
    }
    const matter: Matter<Say> = { words, says: [say] };
    this.#all.push(matter);
    for (const word of words) this.#byWord.set(word, (this.#byWord.get(word) ?? new Set()).add(matter));
  }

  all(): readonly Matter<Say>[] {
    return this.#all;
  }
}

/** Jaccard's share of common words. */
function shareOf(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  const common = [...left].filter((word) => right.has(word)).length;
  return common / (left.size + right.size - common);
}
