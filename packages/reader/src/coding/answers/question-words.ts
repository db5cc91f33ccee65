/** Words that carry no topic in a question: small words, and those that ask for an act or a course of things of any kind. */
const empty = new Set(
  `be have do will would can could may might should must shall what who whom whose which why how when where whether if it this that these those them they he she we you i
   there here not no so as than more most much many any some all now then still just also even very well get make take go come say think expert our below long next first
   really actually truly ever far happen future expect thing way kind again new another off out up
   respond response react reaction retaliate retaliation answer act do move learn view see treat approach regard handle deal_with mean outlook ahead advise advice`
    .trim()
    .split(/\s+/),
);

/** The word that a lemma counts as when question and answer are compared; none where it carries no topic. */
export function topicsOf(lemma: string): readonly string[] {
  const word = lemma.toLowerCase();
  return empty.has(word) || !/\p{L}{2}/u.test(word) ? [] : [word];
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
