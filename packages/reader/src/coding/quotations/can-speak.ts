import type { Sentence } from "../../language/sentence.ts";
import { isHumanNoun } from "../human-nouns.ts";
import { modalOf } from "../../language/tree/modal.ts";
import { childrenBy, hasRelation, lemmaAt, tokenAt } from "../../language/tree/tree.ts";

/** Bodies and papers among the nouns whose endings else tell an abstraction. */
const speakingNouns =
  /^(?:government|administration|opposition|organi[sz]ation|commission|delegation|coalition|parliament|department|institution|corporation|federation|mission|statement|document|declaration|resolution|communication|intelligence|agreement|amendment|assessment|legislation|constitution|generation|population|majority|authority|university|community|minority|presidency|alliance|conference|station|foundation|association|union|nation|faction|publication|audience)$/;
const abstractEndings = /(?:tion|sion|ment|ity|ness|ance|ence|ism|ship|ure|age|cy)$/;
const things =
  /^(?:month|year|week|day|decade|century|objection|belief|move|decision|visit|attack|deal|war|peace|talk|sanction|tariff|price|budget|market|success|defeat|victory|fact|idea|silence|delay|reversal|response|result|vote|election|summit|crisis|collapse|rise|fall|history|experience|logic|reality|record|test|raid|strike|protest|coup|lesson|threat|promise|plan|policy|approach|rhetoric|behaviou?r|weather|geography|money|oil|gas|trade|growth|weapon|missile)$/;

/** False where a noun names a thing or an abstraction: "every month of hesitation signalled that", "the objections never held". */
export function canSpeak(sentence: Sentence, head: number): boolean {
  const { upos } = tokenAt(sentence, head);
  if (upos !== "NOUN") return true;
  const lemma = lemmaAt(sentence, head);
  if (isHumanNoun(lemma) || speakingNouns.test(lemma)) return true;
  return !things.test(lemma) && !abstractEndings.test(lemma);
}

/** True where nobody has said it yet: it ought to be, may be or would be said, or is said under a condition. */
export function isUnsaid(sentence: Sentence, cue: number): boolean {
  for (let at = cue; at >= 0; at = tokenAt(sentence, at).head) {
    if (/^(?:should|must|ought|may|might|could|would|['’]d)$/.test(modalOf(sentence, at) ?? "")) return true;
    const marks = childrenBy(sentence, at, "mark", "advmod").map((mark) => tokenAt(sentence, mark).form.toLowerCase());
    if (marks.some((mark) => /^(?:if|unless|whether)$/.test(mark)) || isAsLongAs(sentence, at)) return true;
    const { head } = tokenAt(sentence, at);
    if (!hasRelation(tokenAt(sentence, at), ["xcomp"]) || head < 0) return false;
    if (/^(?:ought|need|have|refuse|decline|fail|want)$/.test(lemmaAt(sentence, head))) return true;
  }
  return false;
}

function isAsLongAs(sentence: Sentence, clause: number): boolean {
  const before = sentence.tokens
    .slice(Math.max(0, clause - 6), clause)
    .map((token) => token.form.toLowerCase())
    .join(" ");
  return /\b(?:as|so) long as\b/.test(before);
}
