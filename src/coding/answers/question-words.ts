/** Groups of words that commentators use for one another when they answer: a question's word is met by any of its group. */
const groups = [
  "last hold survive endure persist continue remain stick beyond permanent fragile collapse break fall fail end finish unravel",
  "gain benefit win winner profit victor victory",
  "lose loser cost price suffer",
  "respond response react reaction answer",
  "protect defend secure defence defense protection security",
  "mean signify imply meaning consequence significance implication",
  "matter important importance significance stake",
  "change alter shift transform",
  "war invasion attack fighting conflict",
  "peace ceasefire truce settlement",
  "deal agreement accord treaty pact arrangement",
  "view see treat approach regard",
  "role play part influence mediator mediate broker",
  "standing reputation prestige image status",
  "punish discipline retaliate sanction",
  "serious sincere genuine real",
  "talks negotiation dialogue table meeting summit visit",
  "likely unlikely likelihood probability chance odds risk",
];

const groupOf: ReadonlyMap<string, number> = new Map(
  groups.flatMap((words, index) => words.split(" ").map((word): [string, number] => [word, index])),
);

/** Words that carry no topic in a question. */
const empty = new Set(
  "be have do will would can could may might should must shall what who whom whose which why how when where whether if it this that these those they them he she we you i there here not no so as than more most much many any some all now then still just also even very well get make take go come say think expert our below long most next first really actually truly ever now far happen come future expect thing way kind".split(
    " ",
  ),
);

/** What a lemma counts as when question and answer are compared; null for words that carry no topic. */
export function topicOf(lemma: string): string | null {
  const word = lemma.toLowerCase();
  if (empty.has(word) || !/\p{L}{2}/u.test(word)) return null;
  const group = groupOf.get(word);
  return group === undefined ? word : `group ${group}`;
}

/** What kind of sentence answers a question of this form. */
export type AnswerKind = "forecast" | "cause" | "advice" | "any";

/** Reads the kind off the question's words: "will", "what next" ask for expectations, "why" for causes, "how should" for advice. */
export function answerKindOf(question: string): AnswerKind {
  if (/\bshould\b|\bought to\b|\bmust\b|\bneeds? to\b/i.test(question)) return "advice";
  if (/\bwhy\b|\bwhat (?:caused|explains|drives|is driving)\b/i.test(question)) return "cause";
  if (
    /\bwill\b|\bwhat(?:['’]s| is| comes)? next\b|\bmight\b|\bcould\b|\bgoing to\b|\blikely\b|\bexpect\b|\bmean for\b|\bcan\b|\bhow long\b/i.test(
      question,
    )
  )
    return "forecast";
  return "any";
}
