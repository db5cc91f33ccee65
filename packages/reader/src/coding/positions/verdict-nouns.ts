import type { Sentence } from "../../language/sentence.ts";
import { subtreeOf, tokenAt } from "../syntax/tree.ts";
import type { Stance } from "./stance-lexicon.ts";

/** Set noun phrases that something is said to be, in more words than one: "is a white elephant", "is a waste of time". Alternatives of a regular expression. */
const phrases: readonly (readonly [string, Stance])[] = [
  [
    "blunt instruments?|solutions? in search of (?:a )?problems?|white elephants?|own goals?|red herrings?|fig[- ]lea(?:f|ves)|dead ends?|pipe[- ]dreams?|fools?['’]s? (?:errands?|trade|game|bargain|gold|paradise)|wild goose chase|damp squibs?|house of cards|false dawn|cold comfort|empty (?:gesture|promise|words|threat|boast)s?|half[- ]measures?|hollow (?:victory|promise|gesture)|pyrrhic victory|poor substitute|poor excuse|lame excuse|sticking plaster|cosmetic exercise|public relations exercise|publicity stunt|photo[- ]op(?:portunity)?|talking shop|paper exercise|box-ticking exercise|storm in a teacup|leap in the dark|missed opportunity|wasted opportunity|lost opportunity|counsel of despair|triumph of hope over experience|distinction without a difference|race to the bottom|slippery slope|bridge too far|cop-out|pig in a poke|moving target|poisoned chalice|trojan horse|double[- ]edged sword|mixed blessing|work of fiction|wish[- ]list|dialogue of the deaf|sorry (?:spectacle|sight|tale|state)|tall order|wishful thinking|lip service|window[- ]dressing|special pleading|empty rhetoric|hot air|cold war nostalgia|thin gruel|weak tea|small beer|snake oil|smoke and mirrors|all talk|too clever by half|neither here nor there|nothing of the (?:kind|sort)",
    -0.5,
  ],
  [
    "cheap shots?|low blow|slap in the face|kick in the teeth|stab in the back|recipe for (?:disaster|trouble|conflict|failure|war|chaos|paralysis|disappointment|more of the same)|waste of (?:time|money|breath|effort|space|energy|an opportunity)|dereliction of duty|failure of (?:nerve|imagination|leadership|will|judg(?:e)?ment|statecraft|diplomacy)|abuse of (?:power|trust|office)|breach of (?:trust|faith)|act of (?:folly|cowardice|vandalism|madness|self-harm|desperation|bad faith|appeasement|betrayal)|error of judg(?:e)?ment|lapse of judg(?:e)?ment|gift to (?:(?:the|an?|our|its|his|her|their) )?\\w+|step too far|step in the wrong direction|step back(?:wards?)?|house built on sand|stain on \\w+|blot on \\w+|affront to \\w+|insult to (?:the )?\\w+|threat to (?:peace|democracy|stability)|enemy of \\w+|disservice to \\w+|national embarrassment|accident waiting to happen|disaster waiting to happen|worse than useless|beyond the pale|beyond parody|beyond (?:redemption|belief|a joke)|part of the problem|the problem,? not the solution",
    -0.7,
  ],
  [
    "breath of fresh air|steps? forward|steps? in the right direction|force for good|ray of hope|bright spot|silver lining|wise precaution|safe pair of hands|price worth paying|risk worth taking|labou?r of love|job well done|money well spent|vote of confidence|voice of reason|cause for (?:hope|optimism|celebration)|reason for (?:hope|optimism)|part of the solution|lesser evil|least bad (?:option|choice|course)|best (?:hope|chance|bet|option|answer|course|insurance)|spot on|second to none|beyond reproach|above reproach|beyond praise|fit for purpose|worth (?:copying|emulating|imitating|preserving|repeating)|(?:about|on) the right (?:lines|track)|a start|bargain(?=[.,;:]| at )",
    0.5,
  ],
  [
    "stroke of genius|act of (?:courage|statesmanship|leadership|mercy|generosity|faith)|feat of (?:diplomacy|statecraft|engineering|\\w+)|model of (?:\\w+)|credit to (?:the )?\\w+|tour de force|profile in courage",
    0.7,
  ],
];

/** The verbs that say so, with what may stand before the noun. */
const saying =
  "(?:is|are|was|were|be|been|being|remains?|remained|looks? like|looked like|looks?|seems?|seemed|amounts? to|amounted to|proved|proves|became|becomes|sounds? like|reads? like|represents?|represented|constitutes?|constituted|marks?|marked|smells? like|feels? (?:more )?like|felt like|['’]s|['’]re)";
const before =
  "(?:(?:nothing|little) (?:but|more than) |at best |at worst |hardly |simply |merely |just |only |really |clearly |probably |perhaps |in truth |in effect |also |still )*(?:an?|the|its|his|her|their|our|another|one)? ?(?:\\w+ly )?(?:\\w+ )?";

/** "Is a white elephant", with the stance; a denied one turns it and loses a third of its strength. */
export const verdictNouns: readonly (readonly [RegExp, Stance])[] = phrases.flatMap(([nouns, stance]): [RegExp, Stance][] => [
  [new RegExp(`\\b${saying} (?!not |no |never |hardly |scarcely |far from )${before}(?:${nouns})(?![\\w-])`, "gi"), stance],
  [
    new RegExp(`\\b(?:is|are|was|were|['’]s) (?:not|no|never|hardly|scarcely|far from|n['’]t) (?:an? |the )?(?:${nouns})(?![\\w-])`, "gi"),
    -0.7 * stance,
  ],
]);

const alone = phrases.map(([nouns, stance]): [RegExp, Stance] => [new RegExp(`^(?:${before})(?:${nouns})(?![\\w-])`, "i"), stance]);

/** Stance of a noun phrase by the set phrase it is ("a gift to a war criminal", "as a Trojan horse"), or undefined. Cost: O(phrases × words). */
export function stanceOfNounPhrase(sentence: Sentence, head: number): Stance | undefined {
  if (!/^(?:NOUN|PROPN)$/.test(tokenAt(sentence, head).upos)) return undefined;
  const words = subtreeOf(sentence, head).map((index) => tokenAt(sentence, index).form);
  const phrase = words
    .join(" ")
    .replaceAll(/ ?- ?/g, "-")
    .replace(/^(?:as|["“‘'’] ?|by|of)\s+/i, "")
    .replace(/^["“‘]\s*/, "");
  return alone.find(([pattern]) => pattern.test(phrase))?.[1];
}
