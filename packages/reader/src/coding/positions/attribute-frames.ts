import type { Sentence } from "../../language/sentence.ts";
import { childrenBy, lemmaAt, subtreeSpan, tokenAt } from "../syntax/tree.ts";
import type { PositionFrame } from "./position-frame.ts";
import { startOfWord } from "./spelled-word.ts";
import { denyingAdjectives, evaluativeNouns } from "./stance-lexicon.ts";
import { stanceOfNounPhrase } from "./verdict-nouns.ts";
import { nounStance, stanceOfMeasure } from "./word-stance.ts";
import { stanceOfAdjective } from "./stance-of-adjective.ts";

/** Stances put before or beside a noun: "misguided sanctions", "the so-called inspection", "the summit, a triumph for Ankara,". */
export function attributeFrames(sentence: Sentence): PositionFrame[] {
  return sentence.tokens.flatMap((_, index) => [
    ...judgedNouns(sentence, index),
    ...denyingFrames(sentence, index),
    ...apposedFrames(sentence, index),
  ]);
}

/** "The so-called inspection", "misguided sanctions". A neutral noun takes the stance of its adjective; an evaluative noun is no topic. */
function judgedNouns(sentence: Sentence, noun: number): PositionFrame[] {
  const { upos } = tokenAt(sentence, noun);
  if (upos !== "NOUN" && upos !== "PROPN") return [];
  return childrenBy(sentence, noun, "amod", "compound").flatMap((child) => {
    const form = tokenAt(sentence, child).form.toLowerCase();
    const judging = stanceOfAdjective(sentence, child);
    const isPlain =
      judging !== undefined && isDefinite(sentence, noun) && (Math.abs(judging) >= 0.7 || judgingAlone.test(form)) && !weakAttributes.has(form);
    const stance = isPlain ? judging : stanceOfMeasure(sentence, child);
    if (stance === undefined || evaluativeNouns.has(lemmaAt(sentence, noun)) || child > noun) return [];
    return [
      {
        sentence,
        topic: noun,
        holder: "author" as const,
        stance,
        from: startOfWord(sentence, child),
        to: tokenAt(sentence, noun).end,
        pattern: "attribute" as const,
      },
    ];
  });
}

/** "The so-called inspection", "China's sham 'peace plan'": told by the words, since quotation marks confuse trees. */
function denyingFrames(sentence: Sentence, index: number): PositionFrame[] {
  const form = tokenAt(sentence, index).form.toLowerCase();
  const isSoCalled = form === "called" && /^so-?$/i.test(joined(sentence, index));
  const stance = isSoCalled ? -0.5 : denyingAdjectives.get(form);
  const topic = stance === undefined ? null : nounAfter(sentence, index);
  if (stance === undefined || topic === null) return [];
  const first = isSoCalled ? sentence.tokens.findLastIndex((token, at) => at < index && /^so/i.test(token.form)) : index;
  return [
    {
      sentence,
      topic,
      holder: "author",
      stance,
      from: tokenAt(sentence, Math.max(0, first)).start,
      to: tokenAt(sentence, topic).end,
      pattern: "denying",
    },
  ];
}

/** Last noun of the run of adjectives and nouns after a token, quotation marks passed over. */
function nounAfter(sentence: Sentence, index: number): number | null {
  let found: number | null = null;
  for (let at = index + 1; at < Math.min(sentence.tokens.length, index + 7); at++) {
    const { upos, form, xpos } = tokenAt(sentence, at);
    if (/^["“”‘’'`]+$/.test(form)) {
      if (found !== null) break;
      continue;
    }
    if (upos === "NOUN" || upos === "PROPN") found = at;
    else if (found !== null || !/^(?:ADJ|NUM)$/.test(upos) || xpos === "PDT") break;
  }
  return found;
}

/** Milder words that do nothing but judge, wherever they stand: "its half-hearted response". */
const judgingAlone =
  /^(?:flawed|premature|risky|timid|toothless|unworkable|unconvincing|overblown|simplistic|clumsy|sloppy|hasty|muddled|incoherent|wasteful|divisive|unfair|unwise|unhelpful|half|baked|hearted|conceived|considered|judged|timed|feeble|lame|facile|glib|threadbare|tendentious|shambolic|unjustifiable|unwarranted|inexplicable|bumbling|misconceived|misjudged|mistimed|regrettable|lackluster|lacklustre|overhyped|overrated|unrealistic|unsatisfactory|sensible|prudent|commendable|praiseworthy|admirable|thoughtful|statesmanlike|farsighted|exemplary|meritorious|perceptive|ingenious|shrewd|astute|judicious)$/;

/** Words that mostly describe when they stand before a noun: "the right to vote", "good offices". */
const weakAttributes = new Set(["right", "good", "great", "bad", "wrong", "sound", "welcome", "illegal", "criminal", "brutal", "dangerous", "empty"]);

function joined(sentence: Sentence, index: number): string {
  return (sentence.tokens[index - 2]?.form ?? "") + (sentence.tokens[index - 1]?.form ?? "");
}

/** "Its misguided policy", "the reckless plan": something known is judged; "reckless plans" in general is not. */
function isDefinite(sentence: Sentence, noun: number): boolean {
  return childrenBy(sentence, noun, "det", "nmod:poss").some(
    (child) =>
      /^(?:the|this|that|these|those|its|his|her|their)$/i.test(tokenAt(sentence, child).form) || tokenAt(sentence, child).deprel === "nmod:poss",
  );
}

/** "The summit, a triumph for Ankara, ended": what stands beside the noun judges it. */
function apposedFrames(sentence: Sentence, verdict: number): PositionFrame[] {
  const { deprel, head, upos, start } = tokenAt(sentence, verdict);
  const stance = deprel === "appos" && upos === "NOUN" ? (stanceOfNounPhrase(sentence, verdict) ?? ownStance(sentence, verdict)) : undefined;
  if (stance === undefined || head > verdict || tokenAt(sentence, head).upos === "PRON") return [];
  const first = childrenBy(sentence, verdict, "det")[0];
  // "The summit, a triumph": a name or a list is no verdict.
  if (
    first === undefined ||
    !/^(?:an?|the|another)$/i.test(tokenAt(sentence, first).form) ||
    !/^[,–—-]$/.test(sentence.tokens[first - 1]?.form ?? "")
  )
    return [];
  const end = subtreeSpan(sentence, verdict, { without: (child) => /^(?:acl:relcl|conj|appos)/.test(child.deprel) }).end;
  const from = subtreeSpan(sentence, head, { without: (_, index) => index > head }).start;
  return [{ sentence, topic: head, isNoun: true, holder: "author", stance, from: Math.min(from, start), to: end, pattern: "attribute" }];
}

/** Of a noun that judges by itself ("a grave error"), not of one that its adjective judges ("a handsome sum"). */
function ownStance(sentence: Sentence, noun: number): number | undefined {
  return evaluativeNouns.has(lemmaAt(sentence, noun)) ? nounStance(sentence, noun) : undefined;
}
