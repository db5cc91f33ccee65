import { officeNouns, roleNouns, serviceNouns } from "../people/genre-words.ts";
import { adverb, between, reporting, spoken, stance } from "./verbs-of-saying.ts";

/** A sentence that goes on with the person who spoke last: "She added that …", "…, he said.". */
export const takesUp = (words: string): boolean => anyPronoun.test(words) && takingUp.test(words);

/** Stands in all that `takingUp` finds, whose verbs take a tenth of a second to compile: many pages have none. */
const anyPronoun = /(?<!\p{L})(?:he|she|they|him|her|his|their)(?!\p{L})/iu;
const takingUp = new RegExp(
  `(?:^|[“”"] ?,? ?|[.] )(?:[Hh]e|[Ss]he|[Tt]hey)(?: |(?=,))${between}(?:${reporting})(?![\\p{L}])|(?:^|[.] )(?:[Aa]ccording to|[Ff]or) (?:him|her)(?![\\p{L}])|, (?:he|she|they) ${adverb}(?:also )?(?:${reporting})(?: me| us)?[.,]|(?<=[,”"?!] )(?:${reporting}) (?:he|she|they)(?=[.,;:]|$)|[,”"] (?:he|she) (?:finally |also |then )?\\p{Ll}{3,}(?:s|ed)(?: us| me| on| out)?[,.](?!\\p{L})|^(?:His|Her|Their) (?:own )?words:|^In (?:his|her|their) (?:opinion|view|words|reading|judge?ment)(?![\\p{L}])|^(?:But|And|Yet|Still),? (?:he|she) ${adverb}(?:also )?(?:${reporting})(?![\\p{L}])`,
  "u",
);

/** "She traces the change to 2022.": the person who spoke last goes on. */
export const goesOn =
  /^(?:But |And |Yet |Still, )?(?:[Hh]e|[Ss]he) (?:\p{Ll}+ly |also |then |still |now |never |often )?(?!is\b|was\b|has\b|had\b|died\b|retired\b)(?:\p{Ll}+(?:s|ed)|put|held|felt|saw|gave|thought|drew|took)\b/u;

/** What stands at the start of a sentence before the "she" who speaks in it: where, when and upon what. */
const before =
  "(?:In|On|Of|At|For|As|By|With|From|To|Under|About|Until|Without|Despite|Among|Against|Like|Between|Across|Asked|Pressed|Questioned|Speaking|Turning|Looking|Quoting|Citing|Recalling|Later|Then|Today|Here|There|Even|Still|Once|Now|Whether|But|And|Yet)";
/** "After the vote, she said", where no other subject stands behind the small word. */
const beforeClause = "(?:When|After|Before|If|While|Where|Since|Although|Though) (?!\\p{Lu}|the |an? |this |that |his |her |its |their )";
/** "Asked if the owners would pay, he said", "The harvest he put at a third", "On the dredgers she was less hopeful". */
const speaksWithin = new RegExp(
  `^(?:(?:${before}|${beforeClause})(?![\\p{L}])[^.;:]{2,160}?[ ,]|(?:The|This|That) (?:[\\p{L}-]+ ){1,2})(?:he|she) ${between}(?:${reporting}|put|${stance})(?![\\p{L}])`,
  "u",
);
const owned = "view|opinion|measure|estimate|estimation|reckoning|account|count|telling|reading|mind|words|judge?ment|eyes";
const said =
  "point|answer|advice|conclusion|argument|reply|worry|fear|hope|bet|guess|prediction|forecast|verdict|message|concern|objection|proposal|demand|warning";
/** "The lake, by her measure, held less.", "Her point was that …", "She was asked about the rules, and replied that …". */
const byOwnWords = new RegExp(
  `(?<![\\p{L}])(?:[Bb]y|[Ii]n|[Tt]o) (?:his|her) (?:own )?(?:${owned})(?![\\p{L}])|^(?:His|Her) (?:own |main |only )?(?:${said}) (?:is|was)(?![\\p{L}])|^(?:He|She) (?:is|was) (?:asked|pressed|questioned)(?![\\p{L}])`,
  "u",
);

/** True where "she" or "he" speaks within the sentence. @param plain the words with their quotations blanked out */
export const goesOnWithin = (plain: string): boolean => speaksWithin.test(plain) || byOwnWords.test(plain);

/** A question of the writer's, and behind it a quotation: the person who spoke last answers. */
export const answersWriter = (words: string): boolean => /^[^“”".!?]{2,70}\?\s+["“]/.test(words);

/** "She informed the Minister that …": the person who is named behind the verb hears. */
const pronounSpeaks = new RegExp(`^(?:(?:But|And|Yet|Still),? )?(?:He|She) ${between}(?:${reporting})(?![\\p{L}])`, "u");

export const opensWithPronoun = (plain: string): boolean => pronounSpeaks.test(plain);

/** "Ada Lund teaches, she says, the grammar of slogans." */
export const aside = new RegExp(`, (?:he|she|they) (?:${reporting}),`, "u");

/** "The lawyer is more sanguine": the person who spoke last, by what they are. Holders of office may be somebody else. */
export function takesUpByNoun(words: string): boolean {
  if (speaksByNoun(words)) return true;
  const noun = /^The (?:\p{L}+ ){0,2}?(\p{Ll}+) (?:also |too |has |had |is |was )?\p{Ll}+/u.exec(words)?.[1] ?? "";
  return namesExpert(noun);
}

const nounSpeaks = new RegExp(`^The ([^,.;:“”"]{3,90}?) ${adverb}(?:also |too )?(?:${spoken})(?![\\p{L}])`, "u");

/** "“…,” the priest said", "“…,” says the lawyer". */
const nounBehind = new RegExp(
  `[,?!]?[”"],? (?:the (\\p{Ll}[\\p{L}-]+) ${adverb}(?:${reporting})(?![\\p{L}])|(?:${spoken}) the (\\p{Ll}[\\p{L}-]+)(?=[.,;]|$))`,
  "u",
);

/** "The programme manager at X points out that …", "“…,” the lawyer said". */
export function speaksByNoun(words: string): boolean {
  const behind = nounBehind.exec(words);
  if (behind && namesExpert(behind[1] ?? behind[2] ?? "")) return true;
  const subject = nounSpeaks.exec(words)?.[1]?.split(/ (?:at|of|for|in|with|from) /)[0] ?? "";
  return namesExpert(subject.split(" ").at(-1) ?? "");
}

/** Holders of office are news. */
const namesExpert = (noun: string): boolean => roleNouns.has(noun) && !officeNouns.has(noun) && !serviceNouns.has(noun);
