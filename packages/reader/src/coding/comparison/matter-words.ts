import { indexAt } from "../../language/span-at.ts";
import type { Span } from "@rapporteur/core/model";
import type { Analysis } from "../../language/mention.ts";
import type { Sentence, Token } from "../../language/sentence.ts";
import { childrenBy } from "../../language/tree/tree.ts";
import { moving, movingVerbs } from "./moving-verbs.ts";
import { matterWord } from "./matters.ts";

/** What a passage is about, and which way its own words turn it: "the deal will collapse" is about the deal's course, downwards. */
export interface WordsOfMatter {
  readonly words: ReadonlySet<string>;
  readonly sign: 1 | -1;
}

const telling = /^(?:NOUN|PROPN|VERB|ADJ)$/;
/** Words that any matter may have beside them. */
const idle: ReadonlySet<string> = new Set(
  "the and for with from against about into over be have do will would can could may might must should say think believe expect make get go see know more most other time day week month year decade people thing way such same new good right january february march april june july august september october november december".split(
    " ",
  ),
);

/** Finds the words that tell what statements of one document are about. */
export class MatterWords {
  private readonly sentences: readonly Sentence[];
  private readonly lemmas: ReadonlyMap<string, string>;

  constructor({ sentences }: Analysis) {
    this.sentences = sentences;
    this.lemmas = new Map(sentences.flatMap(({ tokens }) => tokens.map((token) => [token.form.toLowerCase(), token.lemma.toLowerCase()] as const)));
  }

  /** Words of a stretch of one sentence. Cost: O(tokens of the sentence). */
  in(span: Span): WordsOfMatter {
    const sentence = this.sentences[indexAt(this.sentences, span.start)];
    const words = new Set<string>();
    let sign: 1 | -1 = 1;
    for (const [index, token] of (sentence?.tokens ?? []).entries()) {
      if (sentence === undefined || token.start < span.start || token.end > span.end || !isTelling(token)) continue;
      const way = childrenBy(sentence, index, "obj").length === 0 && token.upos === "VERB" ? movingVerbs.get(token.lemma.toLowerCase()) : undefined;
      if (way === -1) sign = sign === 1 ? -1 : 1;
      words.add(way === undefined ? matterWord(token.lemma.toLowerCase()) : moving);
    }
    return { words, sign };
  }

  /** Words of a concept's name; an actor or a place is one or another, whatever it is called. */
  of(id: string): ReadonlySet<string> {
    if (!id.startsWith("concept:")) return new Set([id]);
    const words = id.slice("concept:".length).split("-");
    return new Set(words.map((word) => matterWord(this.lemmas.get(word) ?? word)).filter((word) => word.length > 2 && !idle.has(word)));
  }
}

/** True for words that tell what is spoken of: nouns, names, verbs and adjectives, but for those of time and such as stand anywhere. */
export function isTelling({ upos, lemma }: Token): boolean {
  return telling.test(upos) && lemma.length > 2 && !idle.has(lemma.toLowerCase());
}
