import type { EstimativeScale, Span, StatementCommon } from "@rapporteur/core/model";
import { type Filler, findQuotes, type Reading } from "../../language/heads/index.ts";
import { SpanIndex } from "../../language/span-index.ts";
import type { CodingInput } from "../coding-input.ts";
import { OwnSides } from "../sides/own-sides.ts";
import { statementId } from "../statement-id.ts";
import { ConceptNames } from "./concepts.ts";
import { Dealings } from "../parties/dealings.ts";
import { type Party, PartyResolver } from "./party-resolver.ts";
import { statusOf } from "./status.ts";
import { indexAt } from "../../language/span-at.ts";
import { wholeWords } from "./whole-words.ts";

/** A quotation and the entity that speaks in it. */
interface Quoted extends Span {
  readonly speaker: string;
}

/** What statements of one document are made with. */
export interface ReadingContext {
  readonly input: CodingInput;
  readonly parties: PartyResolver;
  readonly concepts: ConceptNames;
  readonly scale: EstimativeScale;
  readonly calibration: Readonly<Record<string, readonly [number, number]>>;
  /** Chances in figures, by sentence. */
  readonly chances: ReadonlyMap<number, readonly Span[]>;
  /** Forecasts that were read, by sentence. */
  readonly expectations: ReadonlyMap<number, readonly Reading[]>;
  /** Direct quotations by their marks and what cues govern, of which a reading says who speaks. */
  readonly quoted: SpanIndex<Quoted>;
  /** Who holds what a cue's verb governs ("*expects* that", "*regrets* the"), by where the verb begins. */
  readonly cued: ReadonlyMap<number, string>;
  /** Direct quotations by their marks. */
  readonly marked: SpanIndex<Span>;
  /** Who dealt with whom, as far as it is read. */
  readonly dealings: Dealings;
  /** Whom people mean by "we". */
  readonly sides: OwnSides;
}

export function openContext(
  input: CodingInput,
  { readings, scale, chances, calibration }: Pick<ReadingContext, "scale" | "chances" | "calibration"> & { readonly readings: readonly Reading[] },
): ReadingContext {
  const parties = new PartyResolver(input);
  const quotes = new Map(findQuotes(input.analysis.text).map((quote) => [quote.start, quote]));
  const speakerOf = (reading: Reading): string | null =>
    (reading.roles["speaker"] ?? []).flatMap((filler) => parties.resolve(filler, reading.trigger.start))[0]?.entity ?? null;
  const quoted = readings.flatMap((reading) => {
    const mark = reading.kind === "quote" ? quotes.get(reading.trigger.start) : undefined;
    const spans = reading.kind === "cue" ? (reading.roles["content"] ?? []).map(({ span }) => span) : [mark ?? null];
    return spans.flatMap((span): Quoted[] => {
      const speaker = span === null ? null : speakerOf(reading);
      return span === null || speaker === null ? [] : [{ start: span.start, end: span.end, speaker }];
    });
  });
  const cued = readings.flatMap((reading) => {
    const speaker = isHolding(input, reading) ? speakerOf(reading) : null;
    return speaker === null ? [] : [[reading.trigger.start, speaker] as const];
  });
  const expectations = Map.groupBy(
    readings.filter(({ kind }) => kind === "forecast"),
    ({ sentence }) => sentence,
  );
  return {
    input,
    parties,
    concepts: new ConceptNames(input.analysis),
    scale,
    calibration,
    quoted: new SpanIndex(quoted),
    cued: new Map(cued),
    marked: new SpanIndex([...quotes.values()]),
    sides: new OwnSides(input),
    dealings: new Dealings(),
    chances,
    expectations,
  };
}

/** The cue is a verb, but not one of agreeing: who "is right", or is agreed with, need not be who says so. */
function isHolding({ analysis }: CodingInput, { kind, sentence, trigger }: Reading): boolean {
  const word = kind === "cue" ? analysis.sentences[sentence]?.tokens.find(({ start }) => start === trigger.start) : undefined;
  return word?.upos === "VERB" && !/^(?:dis)?agree$/.test(word.lemma);
}

/** The parties that a role's fillers mean. What an author does in office, in the first person, whom the author acts for does. */
export function partiesOf(context: ReadingContext, reading: Reading, role: string): Party[] {
  const { parties } = context;
  const { author, principal } = parties.voiceAt(reading.trigger.start);
  const fillers = reading.roles[role] ?? [];
  const named = fillers.flatMap((filler) => ownSide(context, filler) ?? parties.resolve(filler, reading.trigger.start));
  const beside = fillers.flatMap((filler) => parties.beside(filler, reading.trigger.start));
  const found = [...named, ...beside].map((party) => (principal !== null && party.entity === author ? { ...party, entity: principal } : party));
  return found.filter((party, at) => found.findIndex(({ entity }) => entity === party.entity) === at);
}

/** Whom "we" means as a party of an act: the side of the speaker, nobody where the text does not tell; null for other words. */
function ownSide({ parties, sides, quoted, marked }: ReadingContext, filler: Filler): Party[] | null {
  const span = parties.ownPlural(filler);
  if (span === null) return null;
  const { author, isReported } = parties.voiceAt(span.start);
  const isDirect = marked.holds(span);
  const quotation = isDirect ? innermost(quoted.around(span)) : undefined;
  const speaker = quotation?.speaker ?? (isDirect && !isReported ? null : author);
  const side = speaker === null ? null : sides.of(speaker);
  return side === null ? [] : [{ entity: side, span, chance: filler.chance }];
}

function innermost<Held extends Span>(spans: readonly Held[]): Held | undefined {
  return spans.toSorted((left, right) => left.end - left.start - (right.end - right.start))[0];
}

export interface Holder {
  readonly speaker: string | null;
  readonly reportedBy: readonly string[];
  readonly chance: number;
}

/** Below this chance that nobody holds it, what stands in a text without a name is its author's. */
const sureOfNobody = 0.6;

/**
 * Whose claim a statement is: the party that the reading names, else the speaker of the innermost quotation that it stands in, direct or not, else the section's author. The person who passes it on
 * is the author.
 */
export function holderOf(context: ReadingContext, reading: Reading): Holder {
  const { author } = context.parties.voiceAt(reading.trigger.start);
  const [first] = reading.roles["by"] ?? [];
  const [named] = first === undefined ? [] : context.parties.resolve(first, reading.trigger.start);
  const { trigger } = reading;
  const cued = reading.kind === "relation" ? undefined : context.cued.get(trigger.start);
  const quotation = cued ?? innermost(context.quoted.around(trigger))?.speaker;
  const isAuthor = named === undefined || named.entity === author;
  const isUnsure = (reading.nobody["by"] ?? 1) < sureOfNobody || isGivenWords(context, trigger);
  const isOwn = first === undefined ? isUnsure : first.span === null;
  const said = isAuthor && quotation !== undefined ? quotation : (named?.entity ?? (isOwn ? author : null));
  const speaker = said !== null && author !== null && isSamePerson(said, author) ? author : said;
  const reportedBy = speaker !== author && author !== null ? [author] : [];
  return { speaker, reportedBy, chance: first?.chance ?? reading.nobody["by"] ?? 0.5 };
}

/** In direct speech that opens a paragraph. Where no speaker stands beside it, the page gives it to whom the section belongs. */
function isGivenWords({ input: { text }, marked }: ReadingContext, trigger: Span): boolean {
  return marked.around(trigger).some(({ start }) => start === 0 || text[start - 1] === "\n");
}

/** "Deputy K. Charyev" is K. Charyev: the words of one name hold those of the other. */
function isSamePerson(said: string, author: string): boolean {
  const words = (id: string): string[] => id.replace(/^\w+:/, "").split("-");
  const [fewer = [], more = []] = [words(said), words(author)].toSorted((a, b) => a.length - b.length);
  return /^(?:person|group):/.test(said) && author.startsWith("person:") && fewer.every((word) => more.includes(word));
}

/** Whose stance it is: the holder, and each party that it is coordinated with. */
export function holdersOf(context: ReadingContext, reading: Reading): Holder[] {
  const holder = holderOf(context, reading);
  const [first] = reading.roles["by"] ?? [];
  if (first === undefined || holder.speaker === null) return [holder];
  const { parties } = context;
  const isNamed = parties.resolve(first, reading.trigger.start)[0]?.entity === holder.speaker;
  const beside = isNamed ? parties.beside(first, reading.trigger.start) : [];
  return [holder, ...beside.filter(({ entity }) => entity !== holder.speaker).map(({ entity, chance }) => ({ ...holder, speaker: entity, chance }))];
}

/** Words in another sentence than the trigger's. */
export function isFar({ input }: ReadingContext, { sentence }: Reading, words: Span | null): boolean {
  const own = input.analysis.sentences[sentence];
  return words !== null && own !== undefined && (words.start < own.start || words.start >= own.end);
}

/** The words of a filler with their place. */
export function wordsOf({ input }: ReadingContext, filler: Pick<Filler, "span"> | undefined): { text: string; start: number; end: number } | null {
  if (filler === undefined || filler.span === null) return null;
  const { sentences } = input.analysis;
  const sentence = sentences[indexAt(sentences, filler.span.start)];
  const { start, end } = sentence === undefined ? filler.span : wholeWords(input.text, sentence, filler.span);
  return { text: input.text.slice(start, end), start, end };
}

/** The whole sentence of the trigger: a quote that is cut shorter can lose the negation, the condition or the "he said" that governs it. */
function passageOf({ input }: ReadingContext, reading: Reading): Span {
  const { start, end } = input.analysis.sentences[reading.sentence] ?? reading.trigger;
  return { start, end };
}

export function commonOf(
  context: ReadingContext,
  reading: Reading,
  { type, holder, confidence, fields }: { type: string; holder: Holder; confidence: number; fields: readonly (string | number | boolean | null)[] },
): StatementCommon & { readonly figurative?: boolean } {
  const { input } = context;
  const { start, end } = passageOf(context, reading);
  const isAside = context.parties.isAside(reading.trigger.start);
  const at = isAside ? -1 : indexAt(input.contributions, reading.trigger.start);
  const section = input.contributions[at];
  const isOwn = holder.speaker !== null && holder.speaker === section?.author;
  return {
    id: statementId({ type, start, end, fields: [reading.trigger.start, ...fields] }),
    start,
    end,
    quote: input.text.slice(start, end),
    contribution: section === undefined ? null : at,
    speaker: holder.speaker,
    organization: isOwn ? (section?.affiliation ?? null) : null,
    reportedBy: holder.reportedBy,
    status: statusOf(input.analysis.sentences[reading.sentence], reading),
    coder: input.coder,
    review: "draft",
    confidence,
    ...(reading.attributes["figurative"]?.value === "yes" ? { figurative: true } : {}),
  };
}
