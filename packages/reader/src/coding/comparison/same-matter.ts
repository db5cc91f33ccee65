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

/** A word without the ending that makes a noun of its verb, or the first one of those used for it: "renewal" is of one matter with "renew", "the pact" with "the deal". */
export function matterWord(lemma: string): string {
  return groups.get(lemma) ?? withoutEnding.exec(lemma)?.[1] ?? lemma;
}

const withoutEnding = /^([a-z]{5,})(?:ion|al|ment|ance|ing)$/;

/** Share of words in common from which on two passages speak of one matter. In the corpus 8 of 12 pairs that share so many are compared, and 1 of 11 that share fewer (development, and a fifth of training). */
const leastShared = 0.5;

/** What the given words are about, and what is said of it. */
export interface Matter<Say> {
  readonly words: ReadonlySet<string>;
  readonly head: string | null;
  readonly says: Say[];
}

/**
 * Gathers what is said by matter: each say joins the matter of which it shares most words, at least half of all; a bare "the deal" also the only matter whose head is a deal.
 * Cost: O(says · those with a word in common).
 */
export class Matters<Say> {
  readonly #all: Matter<Say>[] = [];
  readonly #byWord = new Map<string, Set<Matter<Say>>>();

  /** @param head the word that the others go with */
  add(words: ReadonlySet<string>, say: Say, head: string | null = null): void {
    if (words.size === 0) return;
    const best = this.#bestOf(words, head);
    if (best !== undefined) {
      best.says.push(say);
      return;
    }
    const matter: Matter<Say> = { words, head, says: [say] };
    this.#all.push(matter);
    for (const word of words) this.#byWord.set(word, (this.#byWord.get(word) ?? new Set()).add(matter));
  }

  #bestOf(words: ReadonlySet<string>, head: string | null): Matter<Say> | undefined {
    const near = [...new Set([...words].flatMap((word) => [...(this.#byWord.get(word) ?? [])]))];
    const [best] = near
      .map((matter) => ({ matter, share: shareOf(words, matter.words) }))
      .filter(({ share }) => share >= leastShared)
      .toSorted((left, right) => right.share - left.share);
    if (best !== undefined || head === null || words.size > 1 || !words.has(head)) return best?.matter;
    const alike = near.filter((matter) => matter.head === head);
    return alike.length === 1 ? alike[0] : undefined;
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
