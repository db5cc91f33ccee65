import type { Comparison } from "../../readout/readout.ts";

const agreeing = [
  "agree(?:s|d|ing)?",
  "concur(?:s|red)?",
  "(?:I|we) second",
  "seconded",
  "echo(?:es|ed)?",
  "side[sd]? with",
  "(?:go|goes|went) along with",
  "shares? (?:\\w+['’]s?|the|his|her|that|this) (?:view|opinion|doubts?|fears?|hopes?|judge?ment|diagnosis)",
  "of (?:the same|one) (?:view|opinion|mind)",
  "(?:is|was|['’]s|are) (?:(?:quite|perfectly|entirely|absolutely|surely|probably|of course|dead) )?right",
].join("|");
const disagreeing = [
  "disagree(?:s|d|ing)?",
  "dissents?",
  "demurs?",
  "part(?:s|ed)? (?:company|ways)",
  "(?:I|we|he|she) parts? (?:from|with)",
  "take(?:s|n)? issue",
  "differs? (?:from|with)",
  "quarrels? with",
  "of another (?:view|opinion|mind)",
  "contrary to",
  "unlike",
  "(?:is|was|['’]s|are) (?:(?:quite|plainly|simply|dead|entirely|surely) )?(?:wrong|mistaken)",
].join("|");

const differing = /\b(?:(?:less|more) [a-z]+|goe?s? (?:much |far )?further) than (?:\p{Lu}|(?:s?he|him|her)\b)/u;

const isAgreeing = new RegExp(`\\b(?:${agreeing})\\b`, "i");
const isDisagreeing = new RegExp(`\\b(?:${disagreeing})\\b`, "i");
const isDenied = new RegExp(
  `(?:\\b(?:not|never|cannot|hardly)|n['’]t) (?:\\w+ ){0,2}(?:${agreeing})\\b|\\b(?:is|was|are) not (?:\\w+ )?right\\b`,
  "i",
);

/** How the words of a sentence turn to what another has said; null where they do not, or in two ways. */
export function attitudeOf(sentence: string): Comparison["kind"] | null {
  const isAgainst = isDisagreeing.test(sentence) || isDenied.test(sentence);
  const isFor = isAgreeing.test(sentence) && !isDenied.test(sentence);
  if (isFor && isAgainst) return null;
  if (differing.test(sentence)) return "difference of degree";
  return isFor ? "agreement" : isAgainst ? "disagreement" : null;
}

/** True for words that answer the person who spoke before and name nobody: "Agreed.", "I disagree", "the same". */
export function isReply(sentence: string): boolean {
  return replying.test(sentence.trim());
}

const replying =
  /^(?:well,? |yes,? |no,? |but |and )?(?:agreed|seconded|(?:(?:he|she|i|we)(?: would|['’]d| must| have to)? )?(?:\w+ly |quite |also |too )?(?:agrees?|disagrees?|concurs?|demurs?|dissents?)|i am of (?:another|the same))\b(?! with (?!you\b|that\b|this\b|what\b))/i;
