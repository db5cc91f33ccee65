/** Groups of words that commentators use for one another when they answer: a question's word is met by any of its group. */
const groups = [
  "last hold survive endure persist continue remain stick stay outlive death dead alive permanent fragile collapse break fall fail end finish unravel over",
  "gain benefit win winner profit victor victory victorious triumph prevail",
  "lose loser suffer defeat",
  "cost price pay bill money fund finance appropriate borrow cash budget expense afford",
  "protect defend secure defence defense protection security safe redundancy route patrol escort",
  "mean signify imply meaning consequence significance implication",
  "matter important importance significance stake",
  "change alter shift transform",
  "war invasion attack fighting conflict clash collision force strike",
  "peace ceasefire truce settlement",
  "deal agreement accord treaty pact arrangement text summit corridor",
  "role play part influence mediator mediate broker mediation",
  "standing reputation prestige image status",
  "serious sincere genuine real",
  "talks talk negotiation dialogue table meeting summit visit",
  "likely unlikely likelihood probability chance odds risk imminent",
  "blame fault guilt guilty responsible responsibility failure fail mistake blunder error overplay culprit",
  "unity division divide split trust cohesion solidarity",
  "rely trust dependable reliable hedge protection guarantee depend ally",
  "work succeed success effective fail backfire bite",
  "closure close blockade shut reopen",
  "tariff duty trade",
  "aid weapon arm shipment support help",
  "sanction embargo restriction penalty",
  "election vote ballot poll",
  "worth value paper promise pledge",
];

const groupOf: ReadonlyMap<string, readonly number[]> = buildGroups();

function buildGroups(): Map<string, number[]> {
  const byWord = new Map<string, number[]>();
  groups.forEach((words, index) => {
    for (const word of words.split(" ")) byWord.set(word, [...(byWord.get(word) ?? []), index]);
  });
  return byWord;
}

/** Words that carry no topic in a question: small words, and those that ask for an act or a course of things of any kind. */
const empty = new Set(
  `be have do will would can could may might should must shall what who whom whose which why how when where whether if it this that these those them they he she we you i
   there here not no so as than more most much many any some all now then still just also even very well get make take go come say think expert our below long next first
   really actually truly ever far happen future expect thing way kind again new another off out up
   respond response react reaction retaliate retaliation answer act do move learn view see treat approach regard handle deal_with mean outlook ahead advise advice`
    .trim()
    .split(/\s+/),
);

/** What a lemma counts as when question and answer are compared; empty for words that carry no topic. */
export function topicsOf(lemma: string): readonly string[] {
  const word = lemma.toLowerCase();
  if (empty.has(word) || !/\p{L}{2}/u.test(word)) return [];
  const found = groupOf.get(word);
  return found === undefined ? [word] : found.map((group) => `group ${group}`);
}

/** What kind of sentence answers a question of this form. */
export type AnswerKind = "forecast" | "cause" | "advice" | "judgement";

const asks: readonly (readonly [RegExp, AnswerKind])[] = [
  [/\bshould\b|\bought to\b|\bmust\b|\bneeds? to\b|\badvi[sc]e\b|\brecommend/i, "advice"],
  [
    /\bwhy\b|\bwhat (?:caused|explains|drives|drove|is driving|prompted|motivated|took|is behind|lies behind)\b|\bhow did (?:it|we|things) (?:come|get)\b/i,
    "cause",
  ],
  [
    /\bwill\b|\bwhat(?:['’]s| is| comes| happens)? (?:next|now)\b|\bmight\b|\bcould\b|\bgoing to\b|\blikely\b|\bexpect\b|\bmean for\b|\bcan\b|\bhow long\b|\bahead\b|\bfrom here\b|\bfuture of\b/i,
    "forecast",
  ],
];

/** Reads the kind off the question's words: "will", "what next" ask for expectations, "why" for causes, "how should" for advice, the rest for a judgement. */
export function answerKindOf(question: string): AnswerKind {
  return asks.find(([pattern]) => pattern.test(question))?.[1] ?? "judgement";
}
