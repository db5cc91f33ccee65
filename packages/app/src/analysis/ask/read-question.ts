import { askingWords, degreeAdverbs, families, intents, type Intent } from "./word-families.ts";

/** An entity that a question may name. */
export interface AskEntity {
  readonly key: string;
  readonly name: string;
  readonly type: string;
  readonly aliases: readonly string[];
}

/** One thing that an answer should speak of. */
export interface Topic {
  /** As the question says it. */
  readonly words: string;
  /** Keys of the entities that are meant; empty for plain words. */
  readonly keys: ReadonlySet<string>;
  /** What is spoken about, as plain words are, and not who: a concept. */
  readonly isConcept: boolean;
  readonly pattern: RegExp;
  /** Beginnings of words, for a search. */
  readonly stems: readonly string[];
}

export interface ReadQuestion {
  readonly intent: Intent;
  /** Entities, such as states and concepts. */
  readonly named: readonly Topic[];
  /** Plain words, each with those that speak of the same quality. */
  readonly topics: readonly Topic[];
  /** Those who speak, where the question asks what somebody says. */
  readonly speakers: readonly AskEntity[];
  /** Names between which it asks, in small letters. */
  readonly compared: readonly string[];
}

/**
 * What a question in plain words is about: entities it names, whose view it asks for, and the words that are left when what only asks is taken away.
 *
 * @param speakerKeys keys of those who speak anywhere. A person of these is asked for; a state or a body, and whoever is compared ("Who is stronger, Lind or
 *   Mehl?"), only where the question asks for its words ("What does China say of …"): one that speaks somewhere is spoken of far more often
 * Cost: O(entities · length of the question).
 */
export function readQuestion(question: string, entities: readonly AskEntity[], speakerKeys: ReadonlySet<string>): ReadQuestion {
  const { found, rest } = takeNames(question, entities);
  const compared = comparedNames(question);
  const isCompared = ({ words }: FoundName): boolean => words.split(" ").some((word) => compared.includes(word.toLowerCase()));
  const comparesSayings = found.some((one) => isCompared(one) && asksForWordsOf(question, one.words));
  const isAsked = (one: FoundName): boolean => {
    if (!speakerKeys.has(one.entity.key)) return false;
    if (isCompared(one)) return comparesSayings;
    return one.entity.type === "person" || asksForWordsOf(question, one.words);
  };
  const speakers = found.filter(isAsked).map(({ entity }) => entity);
  const others = found.filter((one) => !isAsked(one));
  const written = [...rest.matchAll(/[\p{L}\p{N}]+(?:[-'’][\p{L}\p{N}]+)*/gu)].map(([word]) => word.replace(/['’]s$/i, ""));
  const words = written.map((word) => word.toLowerCase());
  const intent = (Object.keys(intents) as (keyof typeof intents)[]).find((name) => words.some((word) => isOf(intents[name], word))) ?? "any";
  const plain = words.filter((word) => word.length > 1 && !askingWords.has(word) && !Object.values(intents).some((list) => isOf(list, word)));
  return {
    intent,
    speakers,
    named: [...Map.groupBy(others, ({ words: said }) => said.toLowerCase())].map(([, group]) => entityTopic(group)),
    // A name that no entity has is said as it was typed.
    topics: [...new Set(plain)].map((word) => ({ ...wordTopic(word), words: written[words.indexOf(word)] ?? word })),
    compared,
  };
}

/** Two names with "or" or "than" between them: a comparison may stand before "than" ("Lind has more ships than Mehl"), and "rather than" is none. */
const eitherOf =
  /(\p{Lu}[\p{L}’'-]*)(?:,?\s+(?:or|than|versus|vs\.?)|\s+(?:\p{Ll}[\p{L}’'-]*\s+){1,6}(?<!\s(?:rather|other)\s+)than)\s+(?:the\s+)?(\p{Lu}[\p{L}’'-]*)/gu;

/** "Who is stronger, China or Russia?", "Is China stronger than Russia?": the names between which a question asks, in small letters. */
function comparedNames(question: string): readonly string[] {
  return [...question.matchAll(eitherOf)].flatMap(([, first = "", second = ""]) => [first.toLowerCase(), second.toLowerCase()]);
}

/** What is spoken about: the concepts that are named, and the plain words. */
export function subjectsOf({ named, topics }: Pick<ReadQuestion, "named" | "topics">): readonly Topic[] {
  return [...named.filter(({ isConcept }) => isConcept), ...topics];
}

const isOf = (list: readonly string[], word: string): boolean => list.includes(word);

interface FoundName {
  readonly entity: AskEntity;
  readonly words: string;
}

const saying =
  "says?|said|thinks?|thought|believes?|believed|expects?|expected|argues?|argued|claims?|claimed|wants?|wanted|demands?|demanded|predicts?|predicted";

/** "China says", "does China expect", "according to China", "China's view". */
function asksForWordsOf(question: string, name: string): boolean {
  const spoken = escaped(name);
  return new RegExp(
    `(?<![\\p{L}\\p{N}])(?:(?:according to|words of|said by)\\s+(?:the\\s+)?${spoken}(?![\\p{L}\\p{N}])|${spoken}(?:\\s+(?:${saying})|['’]s?\\s+(?:views?|positions?|opinions?|words|statements?))(?![\\p{L}\\p{N}]))`,
    "iu",
  ).test(question);
}

/** Longest names first, so that "North Korea" is not "Korea". */
function takeNames(question: string, entities: readonly AskEntity[]): { found: FoundName[]; rest: string } {
  const names = entities.flatMap((entity) => namesOf(entity).map((name) => ({ entity, name })));
  names.sort((a, b) => b.name.length - a.name.length || (a.entity.key < b.entity.key ? -1 : 1));
  const found: FoundName[] = [];
  let rest = question;
  const lower = question.toLowerCase();
  for (const { entity, name } of names) {
    if (!lower.includes(name.toLowerCase())) continue;
    const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${escaped(name)}(?:['’]s?)?(?![\\p{L}\\p{N}])`, isAcronym(name) ? "u" : "iu");
    const isTaken = found.some((one) => one.words.toLowerCase() === name.toLowerCase());
    if (!pattern.test(rest) && !isTaken) continue;
    found.push({ entity, words: name });
    rest = rest.replace(pattern, " ");
  }
  return { found, rest };
}

/** A short name in capitals ("US") is not the word that it spells ("us"). */
const isAcronym = (name: string): boolean => /^[A-Z]{2,5}$/.test(name);

/** Names by which people ask for it: a person by the family name too. A concept of one common word is a topic, not a name. */
function namesOf({ name, aliases, type }: AskEntity): string[] {
  const family = type === "person" ? name.split(" ").at(-1) : undefined;
  const all = [name, ...aliases, ...(family === undefined || family.length < 3 ? [] : [family])];
  return [...new Set(all)].filter((one) => one.length > 1 && !(type === "concept" && askingWords.has(one.toLowerCase())));
}

function entityTopic(group: readonly FoundName[]): Topic {
  const names = [...new Set(group.flatMap(({ entity, words }) => [words, entity.name, ...entity.aliases]))].filter((name) => name.length > 1);
  const plain = names.filter((name) => !isAcronym(name));
  const acronyms = names.filter(isAcronym);
  const folded = plain.map((name) => name.toLowerCase());
  return {
    words: group[0]?.words ?? "",
    keys: new Set(group.map(({ entity }) => entity.key)),
    isConcept: group.every(({ entity }) => entity.type === "concept"),
    pattern: anyOf([...plain.map(eitherCase), ...acronyms.map(escaped)], 2),
    stems: [...new Set(folded)].filter((name) => !name.includes(" ")).slice(0, 6),
  };
}

function wordTopic(word: string): Topic {
  const stem = stemOf(word);
  const family = families.find((list) => list.some((one) => stem.startsWith(one) || one.startsWith(stem)));
  const stems = [...new Set([stem, ...(family ?? [])])];
  return { words: word, keys: new Set(), isConcept: false, pattern: anyOf(stems.map(eitherCase), 5, strayForms(word, stems)), stems };
}

const endings = "ations?|ements?|ingly|ings?|edly|ies|ied|ed|ers?|est|es|s|y|e";
const ending = new RegExp(`(?:${endings})$`, "u");

/** The beginning that forms of a word share. */
export function stemOf(word: string): string {
  const cut = word.length > 5 ? word.replace(ending, "") : word.replace(/s$/u, "");
  return cut.length < 3 ? word : cut;
}

/** Forms of a word itself, and not of those that only begin as it does: "strong" and "stronger", and not "strengthen". */
export function formsOf(word: string): RegExp {
  return new RegExp(`(?<!\\p{L})${escaped(stemOf(word))}(?:${endings})?(?!\\p{L})`, "iu");
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);
const eitherCase = (text: string): string =>
  [...text]
    .map((letter) => (letter.toLowerCase() === letter.toUpperCase() ? escaped(letter) : `[${letter.toLowerCase()}${letter.toUpperCase()}]`))
    .join("");

/** Adverbs of degree that begin as these do, but for the one that was asked for. */
function strayForms(word: string, stems: readonly string[]): string[] {
  return degreeAdverbs.filter((adverb) => adverb !== word && stems.some((stem) => adverb.startsWith(stem))).map(eitherCase);
}

/** Any of these at the beginning of a word, with at most so many letters more; `but` are words that it must not be. */
function anyOf(alternatives: readonly string[], more: number, but: readonly string[] = []): RegExp {
  const end = String.raw`(?![\p{L}\p{N}])`;
  const barred = but.length === 0 ? "" : `(?!(?:${but.join("|")})${end})`;
  return new RegExp(`(?<![\\p{L}\\p{N}])${barred}(?:${alternatives.join("|")})\\p{L}{0,${more}}${end}`, "u");
}
