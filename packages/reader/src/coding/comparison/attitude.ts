import type { Comparison } from "../../readout/readout.ts";

/** Stands for a name of those who sign the page. */
export const authorsName = "AUTHOR";

/** Who takes a side: somebody who speaks here, not a party that agrees with another. */
const self = `(?:I|[Ww]e|[Hh]e|[Ss]he|${authorsName})`;
/** Of whom it is said that they are right. */
const other = `(?:[Hh]e|[Ss]he|[Yy]ou|${authorsName}|[Tt]he \\p{Ll}+)`;
const softly = "(?:['’](?:d|m)| \\p{Ll}+ly| would| must| do| have to| can only| quite| too,?| also| am| tend to| find I am){0,3}";
const opening = "^(?:(?:[Ww]ell|[Yy]es|[Nn]o|[Bb]ut|[Aa]nd|[Qq]uite|[Nn]ot),? )?";

const agreeing = new RegExp(
  [
    `${self}${softly} (?:agree|concur)(?:s|d|ing|red)?\\b(?! (?:to|what|where|who|when)\\b)`,
    `${opening}(?:[Aa]greed|[Ss]econded|[Ss]ame|[Ii] second)\\b`,
    "\\becho(?:es|ed)\\b",
    "\\bside[sd]? with\\b",
    `${self}${softly} go(?:es)? along with\\b`,
    "\\bshares? (?:\\p{L}+['’]s?|the|his|her|that|this) (?:view|opinion|doubts?|fears?|hopes?|judge?ment|diagnosis)\\b",
    "\\bof (?:the same|one) (?:view|opinion|mind)\\b",
    `${other}(?: is|['’]s) (?:(?:quite|perfectly|entirely|absolutely|surely|probably|of course|dead) )?right\\b(?! to \\p{Ll})`,
    `${self}(?: am| is|['’]m|['’]s) with (?:him|her|you|(?:\\p{L}+\\.? )?${authorsName})\\b`,
  ].join("|"),
  "u",
);
const disagreeing = new RegExp(
  [
    `(?:${self}${softly}|\\b(?:and|but)) (?:disagree|dissent|demur)(?:s|ed|ing|red)?\\b`,
    `${self}(?: do| does|['’]d| would| can)?(?: ?not|n['’]t) (?:\\p{L}+ )?(?:agree\\b|share (?:his|her|your|(?:\\p{L}+\\.? )?${authorsName})\\b|accept (?:\\p{L}+\\.? )?${authorsName})`,
    `${self}${softly} parts? (?:company|ways|from|with)\\b`,
    "\\btake(?:s|n)? issue\\b",
    "\\bdiffers? (?:from|with)\\b",
    `${self}${softly} quarrels? with\\b`,
    "\\bof another (?:view|opinion|mind)\\b",
    `(?:[Cc]ontrary to|[Uu]nlike) (?:\\p{L}+\\.? )?${authorsName}`,
    `${other}(?: is|['’]s) (?:(?:quite|plainly|simply|dead|entirely|surely) )?(?:wrong|mistaken)\\b(?! to \\p{Ll})`,
  ].join("|"),
  "u",
);
const differing = /\b(?:(?:less|more) \p{Ll}+(?: about [^,.;]{1,30})?|goe?s? (?:much |far )?further) than (?:\p{Lu}|(?:s?he|him|her)\b)/u;

/** How the words of a sentence turn to what another has said, names of authors put as `authorsName`; null where they do not, or in two ways. */
export function attitudeOf(sentence: string): Comparison["kind"] | null {
  const isAgainst = disagreeing.test(sentence);
  const isFor = agreeing.test(sentence.replace(disagreeing, ""));
  if (isFor && isAgainst) return null;
  if (differing.test(sentence)) return "difference of degree";
  return isFor ? "agreement" : isAgainst ? "disagreement" : null;
}
