import type { Sentence } from "../../language/sentence.ts";
import { prepositionOf } from "../../language/tree/clause.ts";
import { childBy, childrenBy, lemmaAt, subtreeOf, tokenAt, tokensSpan } from "../../language/tree/tree.ts";
import { canSpeak } from "./can-speak.ts";
import type { Cue } from "./cue.ts";
import { nounPhraseAt } from "./source-phrase.ts";

/*
 * Nouns by which somebody's thought is told without a verb: "in Moscow's view", "Ankara's argument is that".
 */

const views = /^(?:view|opinion|judgement|judgment|reading|telling|eye|estimation|estimate|account|version|word|mind|assessment|book|analysis)$/;

/** "In *Moscow's view*, …", "by *her own account*", "in the *eyes of* the junta": the clause around it is what the owner holds. Null for anything else. */
export function viewCue(sentence: Sentence, sentenceIndex: number, head: number): Cue | null {
  if (!views.test(lemmaAt(sentence, head)) || !/^(?:in|by|to)$/.test(prepositionOf(sentence, head))) return null;
  const { deprel, head: governor } = tokenAt(sentence, head);
  if (governor < 0 || !/^(?:obl|advmod|parataxis)/.test(deprel)) return null;
  const owner =
    childBy(sentence, head, "nmod:poss") ?? childrenBy(sentence, head, "nmod").find((child) => prepositionOf(sentence, child) === "of") ?? null;
  if (
    owner === null ||
    tokenAt(sentence, owner).upos === "NUM" ||
    !canSpeak(sentence, owner) ||
    /^(?:my|our|your|one|its)$/i.test(tokenAt(sentence, owner).form)
  )
    return null;
  const members = subtreeOf(sentence, governor, { without: (_token, index) => index === head });
  const content = longestRun(sentence, members);
  if (content === null) return null;
  const first = childBy(sentence, head, "case") ?? head;
  return {
    start: tokenAt(sentence, first).start,
    end: tokenAt(sentence, head).end,
    sentence: sentenceIndex,
    head,
    lemma: lemmaAt(sentence, head),
    class: "think",
    frame: "clause",
    pattern: "view",
    source: nounPhraseAt(sentence, sentenceIndex, owner),
    contents: [content],
  };
}

function longestRun(sentence: Sentence, members: readonly number[]): { start: number; end: number } | null {
  let best: readonly [number, number] | null = null;
  for (let from = 0; from < members.length;) {
    let to = from;
    while (to + 1 < members.length && members[to + 1] === (members[to] as number) + 1) to++;
    if (best === null || to - from > best[1] - best[0]) best = [from, to];
    from = to + 1;
  }
  return best === null || best[1] - best[0] < 2 ? null : tokensSpan(sentence, members[best[0]] as number, members[best[1]] as number);
}

/** Nouns of saying that need no owner to be a report. */
const reporting = /^(?:argument|claim|charge|accusation|allegation)$/;

/**
 * Tokens of the clause that a noun of saying or thinking is put equal to: "*Ankara's argument* is that the ships …". Null
 * where there is none, or the noun tells nobody whose it is.
 */
export function equatedContent(sentence: Sentence, noun: number): number[] | null {
  const { deprel, head: predicate } = tokenAt(sentence, noun);
  if (!deprel.startsWith("nsubj") || predicate < 0) return null;
  const mark = childrenBy(sentence, predicate, "mark").find((child) => child > noun && /^that$/i.test(tokenAt(sentence, child).form));
  if (mark === undefined) return clauseBehindCopula(sentence, noun, predicate);
  if (!isTold(sentence, noun)) return null;
  return subtreeOf(sentence, predicate, { without: (_token, index) => index < mark });
}

/** The copula may head the sentence, with the clause below it. */
function clauseBehindCopula(sentence: Sentence, noun: number, predicate: number): number[] | null {
  if (lemmaAt(sentence, predicate) !== "be" || !isTold(sentence, noun)) return null;
  const clause = childrenBy(sentence, predicate, "ccomp").find((child) =>
    childrenBy(sentence, child, "mark").some((mark) => /^that$/i.test(tokenAt(sentence, mark).form)),
  );
  return clause === undefined ? null : subtreeOf(sentence, clause);
}

function isTold(sentence: Sentence, noun: number): boolean {
  const owner = childBy(sentence, noun, "nmod:poss");
  if (owner !== null) return !/^(?:my|our|your|its|one)$/i.test(tokenAt(sentence, owner).form);
  const from = childrenBy(sentence, noun, "nmod").some((child) => /^(?:by|from|of|among|in)$/.test(prepositionOf(sentence, child)));
  return from || reporting.test(lemmaAt(sentence, noun));
}
