import type { MarkedPerson } from "./author-mark.ts";
import { readRoles } from "./bio-roles.ts";
import { invertingVerbs, officeNouns, otherPersonNouns, roleNouns, serviceNouns } from "./genre-words.ts";
import { headNoun } from "./head-noun.ts";
import { findOrganizations } from "./organization-names.ts";
import { skipTitles } from "./person-names.ts";

/** A post before a name is no longer than this. */
const reach = 160;
const mostWords = 14;

/** Small words within a post: "Secretary of State", "ambassador to Norland". */
const joining = /^(?:of|for|to|at|in|on|and|the|with|&)$/;
/** Small words that say what kind of post it is. */
const qualifying: ReadonlySet<string> = new Set(
  "senior junior former chief deputy vice assistant associate acting interim visiting retired veteran leading lead top founding executive managing general political military economic foreign defence defense security energy policy research legal international national regional public private independent principal non-resident nonresident postdoctoral climate nuclear maritime human constitutional corporate criminal business opposition ruling-party state health science media labour labor trade law think-tank central investment market oil gas intelligence military-affairs prime presidential parliamentary outgoing incoming".split(
    " ",
  ),
);
const stops = /[.!?:;"“”()]$/u;
const shortened = /^(?:\p{Lu}\.)+$|^(?:St|Dr|Prof|Gen|Sen|Rep|Gov|Amb|Lt|Col)\.$/u;
/** "Former Gov.", "U.S. Sen." */
const shortOffice = /^(?:Gen|Sen|Rep|Gov|Amb)\.$/;

interface Word {
  readonly text: string;
  readonly start: number;
}

/**
 * The post that stands before a name: "Harvard economist Ada Lund", "Turkish Foreign Minister Ada Lund", "Former ambassador to Norland, Ada Lund, …".
 *
 * @param start where the name begins, titles that `matchName` skips before it included or not
 * @returns null where the words before it are no post. Cost: bounded.
 */
export function postsBeforeName(text: string, start: number): Pick<MarkedPerson, "roles" | "organizations"> | null {
  const near = Math.max(0, start - reach);
  // A blank line parts the name from whatever stands over it.
  const from = near + text.slice(near, start).lastIndexOf("\n\n") + 1;
  // Marks of emphasis before the name; a body's letters in brackets: "Corvid Grain Union (CGU) chair".
  const before = text
    .slice(from, start)
    .replace(/(?<=\s)[*_]{1,3}$/, "")
    .replace(/(?<=[^\s,] )\([^()\n]{2,40}\)(?=,?\s)/g, (letters) => "*".repeat(letters.length));
  const isApposed = /,\s+$/.test(before);
  const words = wordsBefore(before.replace(/(?<![,\s])[,\s]+$/, ""), from, from === start - reach);
  if (words === null) return null;
  const phrase = !isApposed ? lastPost(words) : (openingPost(words) ?? wholePost(words, skipTitles(text, start) > start));
  const [first] = phrase;
  const last = phrase.at(-1);
  if (!first || !last) return null;
  const written = text.slice(first.start, last.start + last.text.length);
  const roles = readRoles(written, first.start, false);
  return { roles: roles.length === 1 ? roles : [roleOf(written, first.start)], organizations: [] };
}

/** A post whose noun stands behind the body it is of: "Lagoon University School of Law professor". */
function roleOf(written: string, start: number): MarkedPerson["roles"][number] {
  const noun = written.split(/\s+/).at(-1)?.toLowerCase() ?? "";
  return {
    text: written.replace(/\s+/g, " "),
    start,
    end: start + written.length,
    isFormer: /(?:^|\s)(?:former|ex-|retired)/i.test(written),
    isOffice: !otherPersonNouns.has(noun),
    organizations: findOrganizations(written),
  };
}

/** The words from the last sentence end or break on; null where there are none. */
function wordsBefore(before: string, offset: number, isCut: boolean): Word[] | null {
  const all = Array.from(before.matchAll(/[^\s*_]\S*/g), ({ 0: text, index }) => ({ text, start: offset + index }));
  const own = isCut ? all.slice(1) : all;
  const breakAt = own.findLastIndex(({ text }) => (stops.test(text) && !shortened.test(text)) || /^[–—-]+$/.test(text));
  const words = own.slice(breakAt + 1);
  return words.length === 0 ? null : words;
}

const isCapital = (word: string): boolean => /^[“"]?\p{Lu}/u.test(word);
const isNoun = (word: string): boolean => roleNouns.has(word.toLowerCase().replace(/^ex-/, "")) || shortOffice.test(word) || headNoun(word) !== null;

/** "Harvard economist" right before the name: capitals, qualifying words and joining words up to a noun of persons, which may open a sentence alone. */
function lastPost(words: readonly Word[]): readonly Word[] {
  const ofField = fieldStart(words);
  let at = ofField ?? words.length;
  while (at > 0 && words.length - at < mostWords) {
    const { text } = words[at - 1] as Word;
    if (/,$/.test(text)) break;
    if (!(isCapital(text) || qualifying.has(text) || isNoun(text) || (joining.test(text) && at > 1))) {
      const start = compoundStart(words, at);
      if (start === null) break;
      at = start;
    } else at--;
  }
  let phrase = words.slice(at);
  while (
    phrase[0] &&
    (/^(?:the|a|an|and|of|for|to|at|in|on|with|&|our|its|their|his|her|this|as|both)$/i.test(phrase[0].text) || opensSentence.test(phrase[0].text))
  )
    phrase = phrase.slice(1);
  // "from Lagos the economist Ada Lund": what stands before the article is no part of it.
  const article = phrase.findLastIndex(({ text }, index) => text === "the" && index > 0 && !joining.test(phrase[index - 1]?.text ?? ""));
  if (article > 0) phrase = phrase.slice(article + 1);
  if (ofField !== null && phrase.length > 0) return phrase;
  return isPost(phrase) || (phrase.length === 1 && phrase[0] === words[0] && isNoun(phrase[0]?.text ?? "")) ? phrase : [];
}

const mostCompound = 3;
/** No word of a compound: verbs and the small words of a clause. */
const notCompound =
  /ed$|ly$|^(?:that|who|which|when|where|while|because|but|or|if|so|than|then|by|from|with|without|after|before|as|is|was|are|were|be|been|has|had|have|will|would|can|could|may|might|must|should|not|no|he|she|it|they|we|you|said|told|wrote|thought|felt|held|went|came|met|saw|made|sent|gave|took|put)$/;
/** In a compound these stand with an "s" all the same. */
const plural =
  /^(?:customs|sales|news|affairs|operations|sports|claims|metals|futures|securities|politics|economics|communications|relations|studies|services|systems|markets|grains|rights|arms|forces|armed|politics)$/;
/** "a", "the guild's", "said": in front of these words a compound begins. */
const opensCompound = /^(?:the|a|an|its|his|her|their|our|says?|said|adds?|added|told|asked|and|both)$|['’]s?$|,$/i;

/** "harbour master", "its crude marketing head": small words before the noun of a post that a comma, an article or the start of the sentence closes off; null where they may be a clause. */
function compoundStart(words: readonly Word[], end: number): number | null {
  if (!isNoun(words[end]?.text ?? "") && !qualifying.has(words[end]?.text ?? "")) return null;
  let at = end;
  while (at > 0 && end - at < mostCompound && /^\p{Ll}[\p{L}-]+$/u.test(words[at - 1]?.text ?? "") && !opensCompound.test(words[at - 1]?.text ?? ""))
    at--;
  const own = words.slice(at, end);
  const before = words[at - 1]?.text ?? "";
  const isClosed = at === 0 || opensCompound.test(before) || isCapital(before);
  // Behind "Former" or "Norwegian" stands no verb: "Norwegian fisheries minister".
  const isNamed = /^(?:the|a|an|its|his|her|their|our)$|['’]s?$/i.test(before) || qualifying.has(before.toLowerCase()) || ofCountry.test(before);
  const [first] = own;
  if (!isClosed || !first || own.some(({ text }) => notCompound.test(text) || invertingVerbs.has(text))) return null;
  return !isNamed && /[^s]s$/.test(first.text) && !plural.test(first.text) ? null : at;
}

const ofCountry = /^\p{Lu}\p{Ll}+(?:an|ish|ese)$/u;

/** "head of claims", "Opposition spokesman on fisheries" right before the name: where the noun stands; null where no post of a field closes the words. */
function fieldStart(words: readonly Word[]): number | null {
  const at = words.findLastIndex(({ text }) => /^(?:of|on|for)$/.test(text)) - 1;
  const field = words.slice(at + 2);
  const isField =
    field.length > 0 &&
    field.length <= 2 &&
    field.every(({ text }) => /^\p{Ll}[\p{L}-]{2,}$/u.test(text) && !notCompound.test(text) && !isNoun(text));
  const before = words[at - 1]?.text ?? "";
  const isOpened = at === 0 || opensCompound.test(before) || qualifying.has(before) || isCapital(before);
  return at >= 0 && isField && isOpened && isNoun(words[at]?.text ?? "") ? at : null;
}

/** Words with a capital that open a sentence and belong to no post. */
const opensSentence =
  /^(?:But|Yet|When|While|According|After|Before|Meanwhile|However|Last|On|By|From|With|As|And|Even|Like|Says?|Said|Interview|Professor|Today|Also|Then|Mr|Mrs|Ms|Dr)$/;

const ofState = (noun: string): boolean => officeNouns.has(noun) || serviceNouns.has(noun);

/** The noun stands last ("Harvard economist"), or before the body it is of ("Researcher of Corvid Institute"). */
function isPost(phrase: readonly Word[]): boolean {
  const last = phrase.at(-1)?.text ?? "";
  if (joining.test(last)) return false;
  // "Deputy Minister of Trade": the noun before the small word counts.
  const noun = phrase.findIndex(({ text }, index) => isNoun(text) && /^(?:of|for|at|to)$/.test(phrase[index + 1]?.text ?? ""));
  const isLast = isNoun(last) && phrase.length > 1;
  const isOffice = noun >= 0 && phrase.slice(noun + 2).every(({ text }) => isCapital(text) || joining.test(text));
  const single = phrase.length === 1 && isNoun(last) && (/^\p{Ll}/u.test(last) || shortOffice.test(last) || ofState(last.toLowerCase()));
  return isLast || (isOffice && isCapital(last)) || single;
}

/** "Former ambassador to Norland, " opens a sentence or a clause. */
function openingPost(words: readonly Word[]): readonly Word[] | null {
  const clause = words.findLastIndex(({ text }) => /,$/.test(text));
  const own = words.slice(clause + 1);
  const phrase = /^(?:the|as)$/i.test(own[0]?.text ?? "") ? own.slice(1) : own;
  if (phrase.length < 2 || phrase.length > mostWords) return null;
  const noun = phrase.findIndex(({ text }) => isNoun(text));
  const isNamed = noun >= 0 && noun <= 4 && phrase.slice(0, noun).every(({ text }) => isCapital(text) || qualifying.has(text));
  const isOf = /^(?:of|for|at|to|with|in|on)$/.test(phrase[noun + 1]?.text ?? "");
  return isNamed && isOf && phrase.slice(noun + 2).some(({ text }) => isCapital(text)) ? phrase : null;
}

/** "Corvid Grain Union chair, ", "Tide Consultant, Ms": a post that is all of a sentence up to a name that nothing else than one can be. */
function wholePost(words: readonly Word[], isTitled: boolean): readonly Word[] {
  const phrase = lastPost(words);
  const isWhole = phrase.length > 1 && phrase.length === words.length && isCapital(phrase[0]?.text ?? "");
  return isWhole && (isTitled || findOrganizations(phrase.map(({ text }) => text).join(" ")).length > 0) ? phrase : [];
}
