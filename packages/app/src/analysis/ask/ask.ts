import { reviewStates, type StatementTable, textReader } from "@rapporteur/core/model";
import { countedRows } from "../figures/counted-rows.ts";
import { dayOf } from "../figures/day-of.ts";
import { stances, type AskAnswer, type AskedExpert, type AskPassage, type AskQuote, type AskSources, type Stance } from "./ask-types.ts";
import { formsOf, readQuestion, subjectsOf, type ReadQuestion, type Topic } from "./read-question.ts";

/** Quotes of one stance of one expert that are given. */
const mostQuotes = 4;
const mostExperts = 40;

interface Found {
  readonly speaker: string | null;
  readonly stance: Stance;
  readonly kind: AskQuote["kind"];
  readonly documentId: string;
  readonly start: number;
  readonly end: number;
  readonly words: string;
  readonly isAccepted: boolean;
  /** Made for those that are given alone: a broad question finds half of all statements. */
  readonly quote: () => AskQuote;
  /** How many of the question's topics it speaks of, rarer ones more. */
  score: number;
  readonly spoken: readonly Topic[];
}

/**
 * Answers a question by quotation alone: statements and sentences that speak of what it asks about, by expert and stance. Nothing is composed or inferred; a
 * stance is told only by a coded position. What nobody addresses has no experts.
 *
 * Cost: O(statements · topics + length of the passages). Deterministic.
 */
export function ask(question: string, { table, entities, passages, countsDrafts }: AskSources): AskAnswer {
  const read = readQuestion(question, entities, speakersOf(table, passages));
  const rows = countedRows(table, countsDrafts);
  const looked = { documents: documentCount(table, rows, passages), statements: rows.length, passages: passages.length };
  const about = {
    topics: [...read.named, ...read.topics].map(({ words }) => words),
    speakers: read.speakers.map(({ key }) => key),
    intent: read.intent,
  };
  if (read.named.length + read.topics.length + read.speakers.length === 0) return { ...about, experts: [], looked };
  const all = [...statementsFor(read, table, rows), ...passages.flatMap((passage) => sentencesFor(read, passage))];
  const found = lacksCompared(all, read) ? [] : comparing(all, read);
  weigh(found, read);
  return { ...about, experts: byExpert(found), looked };
}

/** A question between two of whom nobody names one: what is said of the other does not answer it. */
function lacksCompared(all: readonly Found[], { topics, compared }: ReadQuestion): boolean {
  const names = topics.filter(({ words }) => compared.includes(words.toLowerCase()));
  return names.some((topic) => !all.some(({ spoken }) => spoken.includes(topic)));
}

/**
 * Where two or more are named, words that speak of both answer; in documents where somebody does so, of an expert who does not, those of one alone too: "China is
 * the stronger of the two". Where nobody speaks of both, those of one alone answer.
 */
function comparing(all: readonly Found[], { named }: ReadQuestion): readonly Found[] {
  if (named.length < 2) return all;
  const both = new Set(all.filter(({ spoken }) => named.filter((topic) => spoken.includes(topic)).length > 1));
  if (both.size === 0) return all;
  const speakersIn = new Map<string, Set<string | null>>();
  for (const { speaker, documentId } of both) {
    const own = speakersIn.get(documentId) ?? new Set([null]);
    speakersIn.set(documentId, own.add(speaker));
  }
  return all.filter((one) => both.has(one) || speakersIn.get(one.documentId)?.has(one.speaker) === false);
}

function speakersOf({ variables }: StatementTable, passages: readonly AskPassage[]): Set<string> {
  const column = variables["speaker"];
  const keys = new Set(column !== undefined && "codes" in column ? column.dictionary : []);
  for (const { speaker } of passages) if (speaker !== null) keys.add(speaker);
  return keys;
}

function documentCount(table: StatementTable, rows: readonly number[], passages: readonly AskPassage[]): number {
  const isCounted = new Uint8Array(table.documents.ids.length);
  for (const row of rows) isCounted[table.documentOf[row] ?? -1] = 1;
  const documents = new Set(table.documents.ids.filter((_, at) => isCounted[at] === 1));
  for (const { documentId } of passages) documents.add(documentId);
  return documents.size;
}

/** Statements whose words, or whose entities and concepts, speak of enough of the topics. */
function statementsFor(read: ReadQuestion, table: StatementTable, counted: readonly number[]): Found[] {
  const wanted = new Set(read.speakers.map(({ key }) => key));
  const speaker = textReader(table, "speaker");
  const rows = wanted.size === 0 ? counted : counted.filter((row) => wanted.has(speaker(row) ?? ""));
  const texts = textColumns(table);
  const spokenBy = [...read.named, ...read.topics].map((topic) => ({ topic, speaks: rowsThatSpeak(texts, topic, rows) }));
  const [quote, stanceOf, quoteOf] = [textReader(table, "quote"), stanceReader(table), quoteReader(table)];
  const none = newSpoken(read, []);
  const found: Found[] = [];
  for (const [at, row] of rows.entries()) {
    let spoken = none;
    for (const { topic, speaks } of spokenBy) if (speaks[at] === 1) spoken = withTopic(read, spoken, topic);
    if (!spoken.isEnough) continue;
    found.push({
      speaker: speaker(row),
      stance: stanceOf(row),
      kind: "statement",
      documentId: table.documents.ids[table.documentOf[row] ?? -1] ?? "",
      start: table.starts[row] ?? 0,
      end: table.ends[row] ?? 0,
      words: quote(row) ?? "",
      isAccepted: isAccepted(table, row),
      quote: () => quoteOf(row),
      score: isWantedType(read, table, row) ? 1 : 0,
      spoken: spoken.topics,
    });
  }
  return found;
}

const isAccepted = ({ reviews }: StatementTable, row: number): boolean => reviewStates[reviews[row] ?? 0] === "accepted";

/** What a statement speaks of. Statements that speak of the same have the same one, so that each set of topics is judged once. */
interface Spoken {
  readonly topics: readonly Topic[];
  readonly isEnough: boolean;
  readonly longer: Map<Topic, Spoken>;
}

function newSpoken(read: ReadQuestion, topics: readonly Topic[]): Spoken {
  return { topics, isEnough: isEnough(read, topics), longer: new Map() };
}

function withTopic(read: ReadQuestion, { topics, longer }: Spoken, topic: Topic): Spoken {
  const known = longer.get(topic);
  if (known !== undefined) return known;
  const made = newSpoken(read, [...topics, topic]);
  longer.set(topic, made);
  return made;
}

function textColumns({ variables }: StatementTable): Texts[] {
  const kept = Object.entries(variables).filter(([name]) => !["speaker", "organization", "coder", "status", "scale", "quad"].includes(name));
  return kept.flatMap(([, column]) => ("codes" in column ? [column] : []));
}

interface Texts {
  readonly codes: Int32Array;
  readonly dictionary: readonly string[];
}

const [unseen, yes, no] = [0, 1, 2];

/** So short a list of texts is looked at as a whole: where none speaks, no row is. */
const shortList = 1000;

/** For each of the rows, whether its texts speak of a topic. Each different text is looked at once, and of a long list only where one of the rows has it. */
function rowsThatSpeak(columns: readonly Texts[], { keys, pattern }: Topic, rows: readonly number[]): Uint8Array {
  const speaks = new Uint8Array(rows.length);
  const look = (text: string): number => (keys.has(text) || pattern.test(wordsOf(text)) ? yes : no);
  for (const { codes, dictionary } of columns) {
    const seen = dictionary.length > shortList ? new Uint8Array(dictionary.length) : Uint8Array.from(dictionary, look);
    if (dictionary.length <= shortList && !seen.includes(yes)) continue;
    for (let at = 0; at < rows.length; at++) {
      const code = codes[rows[at] ?? -1] ?? -1;
      if (speaks[at] === 1 || code < 0 || seen[code] === no) continue;
      if (seen[code] === unseen) seen[code] = look(dictionary[code] ?? "");
      if (seen[code] === yes) speaks[at] = 1;
    }
  }
  return speaks;
}

/** A key such as "concept:joint-patrols" is read by its words. */
function wordsOf(text: string): string {
  return /^[a-z]+:[\w-]+$/.test(text) ? text.slice(text.indexOf(":") + 1).replaceAll("-", " ") : text;
}

function isWantedType({ intent }: ReadQuestion, table: StatementTable, row: number): boolean {
  const type = table.typeNames[table.types[row] ?? -1];
  return (intent === "forecast" && type === "forecast") || (intent === "cause" && type === "cause") || (intent === "dispute" && type === "position");
}

/** Any named entity where some are named, and half of the plain words and concepts: a question in many words is rarely said in all of them. */
function isEnough(read: ReadQuestion, spoken: readonly Topic[]): boolean {
  const countOf = (list: readonly Topic[]): number => list.filter((topic) => spoken.includes(topic)).length;
  const subjects = subjectsOf(read);
  if (read.named.length > 0 && countOf(read.named) === 0) return false;
  if (read.topics.length > 0 && countOf(subjects) < Math.ceil(subjects.length / 2)) return false;
  return countOf(read.named) + countOf(read.topics) > 0 || read.speakers.length > 0;
}

function quoteReader(table: StatementTable): (row: number) => AskQuote {
  const [quote, concept] = [textReader(table, "quote"), textReader(table, "concept")];
  const title = table.documents.fields["title"];
  const titleOf = (document: number): string =>
    title !== undefined && "codes" in title ? (title.dictionary[title.codes[document] ?? -1] ?? "") : "";
  return (row) => {
    const document = table.documentOf[row] ?? -1;
    return {
      kind: "statement",
      statementId: table.ids[row] ?? "",
      documentId: table.documents.ids[document] ?? "",
      title: titleOf(document),
      day: dayOf(table.times[row] ?? Number.NaN),
      start: table.starts[row] ?? 0,
      end: table.ends[row] ?? 0,
      quote: quote(row) ?? "",
      type: table.typeNames[table.types[row] ?? -1] ?? "",
      about: concept(row),
      review: isAccepted(table, row) ? "accepted" : "draft",
    };
  };
}

/** For or against by the agreement of a position; what is expected or claimed to cause something tells no stance. */
function stanceReader({ variables }: StatementTable): (row: number) => Stance {
  const agreement = variables["agreement"];
  return (row) => {
    if (agreement?.kind !== "boolean" || agreement.isMissing[row] === 1) return "unclear";
    return agreement.values[row] === 1 ? "for" : "against";
  };
}

const sentenceShape = /[^.!?…]+(?:[.!?…]+["'”’»)\]]*|$)\s*/gu;

/** Words that stand for two that are compared: "Neither of them is strong". */
const ofBoth = /\b(?:neither|both|(?:either|none|each) of (?:them|the two)|the two|one (?:than|as) the other)\b/iu;

/** Those of the named that a passage speaks of, where a question names several and the passage more than one of them. */
function comparedIn({ named }: ReadQuestion, text: string): readonly Topic[] {
  const own = named.filter(({ pattern, isConcept }) => !isConcept && pattern.test(text));
  return own.length > 1 ? own : [];
}

/** Sentences of a passage that speak of enough; where the name stands in the sentence before, both are quoted. */
function sentencesFor(read: ReadQuestion, passage: AskPassage): Found[] {
  const { speaker } = passage;
  if (read.speakers.length > 0 && !read.speakers.some(({ key }) => key === speaker)) return [];
  if (read.named.length + read.topics.length === 0) return [];
  const sentences = [...passage.text.matchAll(sentenceShape)].map((match) => ({ start: match.index, text: match[0] }));
  const [all, subjects] = [[...read.named, ...read.topics], subjectsOf(read)];
  const compared = comparedIn(read, passage.text);
  const spokenIn = (words: string): Topic[] => all.filter((topic) => topic.pattern.test(words) || (compared.includes(topic) && ofBoth.test(words)));
  const found: Found[] = [];
  for (const [at, sentence] of sentences.entries()) {
    const own = spokenIn(sentence.text);
    if (own.length === 0 || (read.topics.length > 0 && !own.some((topic) => subjects.includes(topic)))) continue;
    const before = sentences[at - 1];
    const both = before === undefined ? own : spokenIn(before.text + sentence.text);
    const namedIn = (spoken: readonly Topic[]): number => read.named.filter((topic) => spoken.includes(topic)).length;
    const needsBefore = before !== undefined && (!isEnough(read, own) || namedIn(both) > namedIn(own));
    const spoken = needsBefore ? both : own;
    if (!isEnough(read, spoken)) continue;
    // What a page asks its experts answers nothing.
    if (speaker === null && /\?["'”’»)\]]*\s*$/.test(sentence.text)) continue;
    const first = needsBefore ? before : sentence;
    const words = passage.text.slice(first.start, sentence.start + sentence.text.length).trimEnd();
    found.push({ speaker, stance: "unclear", ...placeOf(passage, first.start, words), score: 0, spoken });
  }
  return found;
}

function placeOf({ documentId, title, day, start }: AskPassage, at: number, words: string): Omit<Found, "speaker" | "stance" | "score" | "spoken"> {
  const place = { kind: "passage" as const, documentId, start: start + at, end: start + at + words.length };
  const quote = (): AskQuote => ({ ...place, statementId: null, title, day, quote: words, type: null, about: null, review: null });
  return { ...place, words, isAccepted: false, quote };
}

/** Rarer topics weigh more, the word that was asked for more than its relations, and what a person has accepted comes before what nobody has. */
function weigh(found: readonly Found[], { named, topics }: ReadQuestion): void {
  const asked = topics.map(({ words }) => formsOf(words));
  const weights = new Map(
    [...named, ...topics].map((topic) => [topic, Math.log(1 + found.length / (1 + found.filter(({ spoken }) => spoken.includes(topic)).length))]),
  );
  for (const one of found) {
    one.score += one.spoken.reduce((sum, topic) => sum + 1 + (weights.get(topic) ?? 0), 0);
    one.score += 0.5 * asked.filter((pattern) => pattern.test(one.words)).length;
    if (one.isAccepted) one.score += 0.2;
    if (one.kind === "statement") one.score += 0.1;
  }
}

function byExpert(found: readonly Found[]): AskedExpert[] {
  const documents = [...new Set(found.map(({ documentId }) => documentId))].sort();
  const orderOf = new Map(documents.map((id, at) => [id, at]));
  const groups = [...Map.groupBy(found, ({ speaker }) => speaker)].map(([speaker, own]) => ({ speaker, own: withoutRepeats(own, orderOf) }));
  const best = ({ own }: (typeof groups)[number]): number => own[0]?.score ?? 0;
  groups.sort(
    (a, b) => Number(a.speaker === null) - Number(b.speaker === null) || best(b) - best(a) || ((a.speaker ?? "") < (b.speaker ?? "") ? -1 : 1),
  );
  return groups.slice(0, mostExperts).map(({ speaker, own }) => {
    const of = (stance: Stance): AskQuote[] =>
      own
        .filter((one) => one.stance === stance)
        .slice(0, mostQuotes)
        .map(({ quote }) => quote());
    const shown = { for: of("for"), against: of("against"), unclear: of("unclear") };
    const count = stances.reduce((sum, stance) => sum + shown[stance].length, 0);
    return { speaker, ...shown, moreCount: own.length - count };
  });
}

/** Best first; the same words are given once, by the statement that codes them where there is one that tells a stance. */
function withoutRepeats(own: readonly Found[], orderOf: ReadonlyMap<string, number>): Found[] {
  const placed = own.map((one) => ({ one, document: orderOf.get(one.documentId) ?? 0 }));
  placed.sort((a, b) => b.one.score - a.one.score || a.document - b.document || a.one.start - b.one.start);
  const kept: Found[] = [];
  const keptIn = new Map<number, Found[]>();
  const isTold = ({ one }: (typeof placed)[number]): boolean => one.stance !== "unclear";
  for (const { one, document } of [...placed.filter(isTold), ...placed.filter((each) => !isTold(each))]) {
    const beside = keptIn.get(document) ?? [];
    const repeats = beside.some(
      ({ start, end, stance }) => start < one.end && one.start < end && (one.stance === "unclear" || stance === one.stance),
    );
    if (repeats) continue;
    kept.push(one);
    beside.push(one);
    keptIn.set(document, beside);
  }
  return kept.sort((a, b) => b.score - a.score);
}
