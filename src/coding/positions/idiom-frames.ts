import type { Sentence } from "../../nlp/sentence.ts";
import { subjectOf } from "../forecasts/governors.ts";
import { subtreeSpan, tokenAt } from "../syntax/tree.ts";
import type { PositionFrame } from "./position-frame.ts";

/** Turns of phrase that judge their subject, with the stance they take. The verb comes first. */
const idioms: readonly [RegExp, number][] = [
  [/\b(?:goes|go|went|gone) too far\b/gi, -0.6],
  [/\b(?:falls?|fell) (?:far |well )?short\b/gi, -0.5],
  [/\b(?:misses|miss|missed) the point\b/gi, -0.6],
  [/\b(?:rings?|rang) hollow\b/gi, -0.6],
  [/\black(?:s|ed)? (?:all |any )?(?:credibility|substance|seriousness)\b/gi, -0.6],
  [/\b(?:overplayed|overplays|overplay) (?:its|his|her|their) hand\b/gi, -0.6],
  [/\bplay(?:s|ed)? into the hands\b/gi, -0.6],
  [/\b(?:gets?|got) (?:it|this|that) wrong\b/gi, -0.6],
  [/\b(?:gets?|got) (?:it|this|that) right\b/gi, 0.6],
  [
    /\b(?:doesn['’]t|does not|do not|don['’]t|did not|didn['’]t) (?:hold up|hold water|add up|pass the \w+ test|stand up to scrutiny|make sense)\b/gi,
    -0.7,
  ],
  [/\bmakes? no sense\b/gi, -0.7],
  [/\bmakes? (?:good |perfect |eminent )?sense\b/gi, 0.6],
  [/\b(?:bears?|shares?|carries|carry|deserves?) (?:most of |much of |some of |part of |all )?the (?:blame|responsibility|guilt)\b/gi, -0.6],
  [/\b(?:is|are|was|were) (?:largely |mostly |partly |chiefly )?to blame\b/gi, -0.6],
  [/\b(?:offers?|offered|is|was) a better (?:way|path|course|option|answer)\b/gi, 0.5],
  [/\b(?:is|are) (?:fooling|deceiving|deluding) (?:itself|himself|herself|themselves)\b/gi, -0.6],
  [/\b(?:is|are|was|were) on the right (?:track|side|path)\b/gi, 0.5],
  [/\b(?:is|are|was|were) on the wrong (?:track|side|path)\b/gi, -0.5],
  [/\b(?:is|was|are|were) (?:hardly|scarcely|not exactly) a ringing endorsement\b/gi, -0.5],
  [/\bcannot be trusted\b/gi, -0.7],
  [/\b(?:leaves|left) much to be desired\b/gi, -0.5],
  [/\b(?:is|are|was) out of touch\b/gi, -0.5],
];

/** Stances put in set phrases: "her threats go too far", "Cairo overplayed its hand", "Ethiopia bears most of the blame". */
export function idiomFrames(sentence: Sentence, text: string): PositionFrame[] {
  const words = text.slice(sentence.start, sentence.end);
  return idioms.flatMap(([pattern, stance]) =>
    [...words.matchAll(pattern)].flatMap((match): PositionFrame[] => {
      const from = sentence.start + match.index;
      const to = from + match[0].length;
      const inside = sentence.tokens.flatMap((token, index) => (token.start >= from && token.end <= to ? [index] : []));
      const verb = inside.find((index) => subjectOf(sentence, index) !== null);
      const topic = verb === undefined ? null : subjectOf(sentence, verb);
      if (topic === null || /^(?:i|we|you|what|who|that|which)$/i.test(tokenAt(sentence, topic).form)) return [];
      return [{ sentence, topic, holder: "author", stance, from: Math.min(from, subtreeSpan(sentence, topic).start), to, pattern: "deserving" }];
    }),
  );
}
