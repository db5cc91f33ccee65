import type { Sentence } from "../../language/sentence.ts";
import { baseRelation, childBy, subtreeSpan, tokenAt } from "../syntax/tree.ts";
import { phraseMatches } from "./phrase-matches.ts";
import type { PositionFrame } from "./position-frame.ts";
import type { Stance } from "./stance-lexicon.ts";

/** Turns of phrase whose verdict falls on what they lead up to: "there is much to admire in the budget", "the trouble with the plan is". */
const phrases: readonly (readonly [RegExp, Stance])[] = [
  [
    /\b(?:much|a lot|plenty|something|a great deal|more) to (?:admire|like|commend|welcome|praise|applaud|recommend|be said) (?:in|about|for)(?= )/gi,
    0.5,
  ],
  [/\b(?:nothing|little|not much) to (?:admire|like|commend|welcome|praise|applaud|recommend|be said) (?:in|about|for)(?= )/gi, -0.5],
  [/\bthere is (?:very |precious )?little (?:to recommend|to be said for)(?= )/gi, -0.5],
  [
    /\b(?:there is|there['’]s|I see|sees?) no (?:good |real |moral |legal |conceivable )?(?:case|justification|excuse|need|place|room|basis|warrant) for(?= )/gi,
    -0.5,
  ],
  [/\b(?:there is|there['’]s|there are) no (?:good |real |serious |viable )?(?:alternatives?|substitute) (?:to|for)(?= )/gi, 0.5],
  [/\b(?:high |past |about )time for(?= (?:an?|the|some|more|less|fewer) )/gi, 0.5],
  [/\bthe time for(?= .{3,50}? (?:has passed|is over|is past)\b)/gi, -0.5],
  [/\bthe time (?:for|of)(?= .{3,50}? has come\b)/gi, 0.5],
  [/\b(?:cannot|can['’]t|can not|can ill|can no longer) afford (?=(?:an?|another|the|this|that|such|more|to lose) )/gi, -0.5],
  [
    /\b(?:I see|there is|there['’]s) (?:very |precious )?(?:little|no|scant) reason to (?:believe|trust|support|welcome|cheer|celebrate|applaud|back)(?= )/gi,
    -0.5,
  ],
  [
    /\b(?:I see|there is|there['’]s) (?:every|good|ample) reason to (?:believe|trust|support|welcome|cheer|celebrate|applaud|back)(?= (?:the|this|that|its|his|her|their|\p{Lu}))/giu,
    0.5,
  ],
  [/\bnothing (?:can |could |will )?(?:justif(?:y|ies)|excuses?|warrants?)(?= )/gi, -0.6],
  [/\b(?:nobody|no one|few|no tears) (?:should|will|need|would|may) (?:mourn|miss|regret|lament)(?= )/gi, -0.5],
  [/\b(?:I|we) (?:would|['’]d) (?:much |far )?(?:rather|sooner) (?:see|have)(?= )/gi, 0.5],
  [/\bI (?:would|['’]d|will) not (?:bet|count|rely|bank) on(?= )/gi, -0.4],
  [/\bthere are (?:far |much )?worse (?:things|fates|outcomes|options) than(?= )/gi, 0.3],
  [/\bthere (?:is|remains) (?:a|an) (?:strong|good|compelling|powerful|clear|excellent|overwhelming|respectable) case for(?= )/gi, 0.5],
  [/\bthere (?:is|remains) (?:a|an) (?:strong|good|compelling|powerful|clear|excellent|overwhelming|respectable) case against(?= )/gi, -0.5],
  [/\bI (?:would|['’]d) (?:much |far |still )?(?:have preferred|prefer)(?= (?:an?|the|some|more|fewer|less) )/gi, 0.5],
  [/^Better(?= an? .{3,60} than an? )/g, 0.4],
  [/^Give(?= [\p{L}' ]{3,30} (?:full |some |due )?credit\b)/gu, 0.6],
  [/\bI (?:can )?see (?:some |much |great |real |considerable )?(?:merit|virtue|value|wisdom) in(?= )/gi, 0.5],
  [/\bI (?:can )?see (?:no|little|scant) (?:merit|virtue|value|wisdom|point|sense|logic) in(?= )/gi, -0.6],
  [/\bhats off to(?= )|\bbravo to(?= )|\bkudos to(?= )/gi, 0.7],
  [/\bshame on(?= )/gi, -0.8],
  [/\bnothing (?:at all |inherently |necessarily )?wrong with(?= )/gi, 0.4],
  [/\b(?:something|plenty|much|a lot|everything) (?:deeply |very |badly )?wrong with(?= )/gi, -0.5],
  [/\b(?:have|has) no (?:quarrel with|objection to|problem with|complaint about)(?= )/gi, 0.3],
  [
    /\bI (?:am|was|['’]m|have been|have) (?:not|never|hardly|far from|un)(?: at all| entirely| yet)? ?(?:been )?(?:persuaded|convinced|impressed|reassured|moved) by(?= )/gi,
    -0.5,
  ],
  [/\bI (?:am|was|['’]m) (?:much |greatly |deeply |rather |most )?(?:persuaded|impressed|reassured|heartened|encouraged) by(?= )/gi, 0.5],
  [/\bI (?:am|was|['’]m) (?:full of|filled with|lost in) (?:\w+ )?(?:admiration|respect|praise) for(?= )/gi, 0.6],
  [/\b(?:one|we|I|you) (?:can|could) (?:only|but|not but) (?:admire|applaud|welcome|salute|marvel at)(?= )/gi, 0.6],
  [/\b(?:hard|difficult|impossible) not to (?:admire|applaud|like|sympathi[sz]e with)(?= )/gi, 0.5],
  [/\b(?:one|we|I|you) (?:can|could) (?:only|but|not but) (?:deplore|regret|despair (?:at|of)|shudder at)(?= )/gi, -0.6],
  [
    /\b(?:hard|difficult|impossible) to (?:defend|justify|excuse|forgive|stomach|take seriously|(?:see|find|grasp) (?:the|any|much) (?:merit|point|logic|sense|use|value) (?:of|in))(?= )/gi,
    -0.6,
  ],
  [
    /\bI (?:cannot|can['’]t|fail to|do not|don['’]t) (?:see|fathom|understand|grasp) (?:the|any|much) (?:merit|point|logic|sense|use|value) (?:of|in)(?= )/gi,
    -0.6,
  ],
  [/\bI (?:cannot|can['’]t|do not|don['’]t|find it hard to) take(?= .{3,60} seriously)/gi, -0.6],
  [/\bthe case for(?= .{3,80}? (?:is|looks|remains|seems) (?:\w+ )?(?:strong|compelling|overwhelming|unanswerable|sound|clear|powerful))/gi, 0.6],
  [/\bthe case for(?= .{3,80}? (?:is|looks|remains|seems) (?:\w+ )?(?:weak|thin|flimsy|feeble|unproven|unconvincing))/gi, -0.6],
  [
    /\bthe case against(?= .{3,80}? (?:is|looks|remains|seems) (?:\w+ )?(?:strong|compelling|overwhelming|unanswerable|sound|clear|powerful))/gi,
    -0.6,
  ],
  [/\bthe (?:\w+ )?(?:flaw|weakness|trouble|defect|shortcoming|drawback|fault) (?:in|with|of)(?= .{3,60}? (?:is|are|was|lies|remains)\b)/gi, -0.5],
  [/\bthe (?:\w+ )?(?:beauty|virtue|merit|genius|appeal) of(?= .{3,60}? (?:is|are|was|lies)\b)/gi, 0.5],
  [/\bmy (?:\w+ )?(?:objection|complaint|quarrel) (?:is |was )?(?:to|with|about)(?= )/gi, -0.5],
  [/\b(?:credit|praise|thanks) (?:is |are )?(?:due |goes |go |must go |should go |belongs? )(?:\w+ )?to(?= )/gi, 0.6],
  [
    /\b(?:blame|fault|guilt|responsibility) (?:for .{3,60} )?(?:lies|rests|falls|must fall|belongs) (?:\w+ )?(?:with|on|upon|at the (?:door|feet) of)(?= )/gi,
    -0.6,
  ],
  [/\bgood riddance to(?= )|\bspare us(?= )/gi, -0.7],
  [/\bso much for(?= )/gi, -0.5],
  [
    /\bI (?:would|['’]d|will|shall) (?:gladly |happily |still )?vote for(?= )|\bI am (?:all |strongly |firmly |very much )?(?:in favou?r of|for)(?= )/gi,
    0.6,
  ],
  [
    /\bI (?:would|['’]d|will|shall) (?:gladly |happily |still )?vote against(?= )|\bI am (?:strongly |firmly |dead |very much )?(?:against|opposed to)(?= )/gi,
    -0.6,
  ],
  [/\bgives? (?=\p{Lu}[\p{L}' ]{2,30} (?:its|his|her|their) due)/gu, 0.5],
  [/^Give(?= [\p{L}' ]{3,30} (?:its|his|her|their) due\b)/gu, 0.5],
];

/** Stances of phrases that stand before what they judge. The topic is the head of the noun phrase that follows. Cost: O(phrases × length). */
export function leadingFrames(sentence: Sentence, text: string): PositionFrame[] {
  const words = text.slice(sentence.start, sentence.end);
  return phraseMatches(words, phrases).flatMap(({ index, words: phrase, stance }): PositionFrame[] => {
    const from = sentence.start + index;
    const topic = nounFrom(sentence, from + phrase.length);
    if (topic === null) return [];
    const to = subtreeSpan(sentence, topic, {
      without: (child) => child.head === topic && /^(?:cop|nsubj|conj|acl|parataxis|punct)/.test(child.deprel),
    }).end;
    const isNoun = childBy(sentence, topic, "cop") !== null;
    return [{ sentence, topic, isNoun, holder: "author", stance, from, to: Math.max(to, tokenAt(sentence, topic).end), pattern: "deserving" }];
  });
}

/** Head of the noun phrase that begins at an offset; null where none begins within four words. */
function nounFrom(sentence: Sentence, at: number): number | null {
  const first = sentence.tokens.findIndex((token) => token.start >= at);
  const noun = sentence.tokens.findIndex((token, index) => index >= first && index < first + 5 && /^(?:NOUN|PROPN)$/.test(token.upos));
  if (first < 0 || noun < 0 || sentence.tokens.slice(first, noun).some((token) => /^(?:VERB|PUNCT|ADP|SCONJ)$/.test(token.upos))) return null;
  let topic = noun;
  for (let { head, deprel } = tokenAt(sentence, topic); head >= 0 && isPartOfName(deprel, head, topic); { head, deprel } = tokenAt(sentence, topic))
    topic = head;
  return topic;
}

function isPartOfName(deprel: string, head: number, at: number): boolean {
  return /^(?:compound|flat|amod)$/.test(baseRelation(deprel)) || deprel === "nmod:desc" || (deprel === "nmod:poss" && head > at);
}
