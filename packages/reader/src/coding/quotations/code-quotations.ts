import { compareSpans, type Quotation, type Span, spanContains, spansOverlap, type Status } from "@rapporteur/core/model";
import type { CodingInput } from "../coding-input.ts";
import { modalOf } from "../../language/tree/modal.ts";
import { isQuestion } from "../../language/tree/is-question.ts";
import { sentenceIndexAt } from "../../language/tree/sentence-lookup.ts";
import { addsWords, innermostQuote, QuoteAttacher, quotesFrom, type AttachedQuote, type QuoteContext } from "./attach-quotes.ts";
import type { Cue, CueSource } from "./cue.ts";
import { canSpeak, isUnsaid } from "./can-speak.ts";
import { cueStatus, type CueClass } from "./cue-lexicon.ts";
import { findCues } from "./find-cues.ts";
import { paragraphsOf } from "./paragraphs.ts";
import { findQuotedSpans, type QuotedSpan } from "./quote-marks.ts";
import { SpeakerFinder, type Speaker } from "./speakers.ts";

/** A quotation with what the coders need beyond the readout's record. */
export interface CodedQuotation extends Quotation {
  readonly organization: string | null;
  /** What the cue leaves of the truth of the content ("denied": denied). */
  readonly status: Status;
}

export interface QuotationOptions {
  /**
   * `speech` (default): speech and thought with a clause as content, from another than the text's own "I" or "we".
   * `every`: also attitudes to things, intentions, and what documents show, as media attribution corpora count them.
   */
  readonly breadth?: "speech" | "every";
}

export interface CodedQuotations {
  /** In text order; a quotation comes before those inside it. */
  readonly quotations: readonly CodedQuotation[];
}

interface Group {
  readonly cue: Cue;
  readonly pieces: Piece[];
}

interface Piece extends Span {
  readonly kind: Quotation["kind"];
}

/**
 * Reported speech and thought of a document: direct, indirect and mixed, with their cues and speakers. A direct
 * quotation's span includes its marks, an indirect one its "that"; an interrupted one gives a record for each piece.
 * Cost: O(tokens) beyond the language layer.
 */
export function codeQuotations(input: CodingInput, options: QuotationOptions = {}): CodedQuotations {
  const { text, analysis } = input;
  const paragraphs = paragraphsOf(text, input.blocks);
  const quotes = findQuotedSpans(text, paragraphs);
  const cues = analysis.sentences.flatMap((sentence, index) => findCues(sentence, index));
  const context: QuoteContext = { text, sentences: analysis.sentences, paragraphs, quotes, cues };
  const attacher = new QuoteAttacher(context);
  const groups = groupQuotes(context, attacher);
  addIndirect(context, attacher, groups);
  const kept =
    options.breadth === "every"
      ? [...groups.values()].filter((group) => !isChatter(context, attacher, group))
      : [...groups.values()].filter((group) => isSpeechOrThought(input, group)).map((group) => narrowed(context, attacher, group));
  return { quotations: present(input, kept) };
}

/** A cue found in the tree and again by the order of words is one cue. */
function keyOf(cue: Cue): string {
  return `${cue.sentence}:${cue.head}`;
}

/** Direct quotes by cue. */
function groupQuotes(context: QuoteContext, attacher: QuoteAttacher): Map<string, Group> {
  const groups = new Map<string, Group>();
  const said = new Map<string, Group>();
  let last: { group: Group; quote: QuotedSpan } | null = null;
  context.quotes.forEach((quote, index) => {
    const attached = attacher.attach(index);
    const words = wordsOf(context.text, quote);
    const before = attached?.cue.source ? undefined : said.get(words);
    if (before) {
      if (attached) groups.set(keyOf(attached.cue), groups.get(keyOf(attached.cue)) ?? { cue: attached.cue, pieces: [] });
      before.pieces.push({ start: quote.start, end: quote.end, kind: "direct" });
      return;
    }
    if (attached) {
      const group = addQuote(context, groups, attached);
      if (attached.cue.source && words.includes(" ")) said.set(words, group);
      if (quote.parent === null && attached.how !== "content") last = { group, quote };
      return;
    }
    if (quote.parent === null && last && goesOn(context, last.quote, quote)) {
      last.group.pieces.push({ start: quote.start, end: quote.end, kind: "direct" });
      last = { group: last.group, quote };
    }
  });
  return groups;
}

/** What stands between the marks, for finding it quoted again. */
function wordsOf(text: string, { inner }: QuotedSpan): string {
  return text
    .slice(inner.start, inner.end)
    .toLowerCase()
    .replace(/[.,;!?]+$/u, "")
    .trim();
}

function addQuote(context: QuoteContext, groups: Map<string, Group>, { quote, cue, how }: AttachedQuote): Group {
  const group = groups.get(keyOf(cue)) ?? { cue, pieces: [] };
  groups.set(keyOf(cue), group);
  if (group.pieces.some((piece) => spanContains(piece, quote))) return group;
  group.pieces.push(pieceOf(context.text, { quote, cue, how }));
  return group;
}

/** The quote alone, or the clause it is part of. */
function pieceOf(text: string, { quote, cue, how }: AttachedQuote): Piece {
  const content = how === "after" ? undefined : cue.contents.find((span) => spansOverlap(span, quote) && addsWords(text, span, quote));
  const introduced = /[:,]\s*$/u.test(text.slice(cue.end, quote.start));
  if (!content || (how === "before" && introduced)) return { start: quote.start, end: quote.end, kind: "direct" };
  return { start: Math.min(content.start, quote.start), end: Math.max(content.end, quote.end), kind: "mixed" };
}

/** A quoted sentence that follows a quoted sentence of the same speaker, or opens the next paragraph of a continued quote. */
function goesOn(context: QuoteContext, previous: QuotedSpan, quote: QuotedSpan): boolean {
  if (quote.continues) return true;
  const { text, sentences } = context;
  const sentence = sentences[sentenceIndexAt(sentences, quote.start)];
  const startsSentence = sentence !== undefined && /^[\s“"«'‘`]*$/u.test(text.slice(sentence.start, quote.inner.start));
  const isComplete = /[.?!…,][’'”"]*\s*$/u.test(text.slice(quote.inner.start, quote.inner.end)) || quote.unclosed;
  if (!startsSentence || !isComplete) return false;
  const between = text.slice(previous.end, sentence.start);
  const sentencesBetween = sentenceIndexAt(sentences, quote.start) - sentenceIndexAt(sentences, previous.end - 1);
  if (sentencesBetween <= 2) return (between.match(/\n\s*\n/g) ?? []).length <= 1 && between.length < 300;
  return sentencesBetween <= 5 && !between.includes("\n") && isAllAboutOne(between);
}

/** Every sentence has "he" or "she" in it: still about the person who spoke. */
function isAllAboutOne(between: string): boolean {
  const sentences = between.split(/(?<=[.!?])\s+(?=\p{Lu})/u).slice(1);
  return ["he|his|him", "she|her"].some((forms) => sentences.every((sentence) => new RegExp(`\\b(?:${forms})\\b`, "i").test(sentence)));
}

/** Contents that the trees show, where no quote has filled the cue already; clipped to whole quotes. */
function addIndirect(context: QuoteContext, attacher: QuoteAttacher, groups: Map<string, Group>): void {
  for (const cue of context.cues) {
    if (groups.has(keyOf(cue)) || cue.contents.length === 0) continue;
    const level = attacher.levelOf(cue);
    const pieces = cue.contents
      .map((content) => clip(context, content, level))
      .filter((content) => content.start < content.end && !spansOverlap(content, cue));
    if (pieces.length === 0) continue;
    const withKind = ({ start, end }: Span): Piece => ({ start, end, kind: holdsQuote(context, { start, end }, level) ? "mixed" : "indirect" });
    groups.set(keyOf(cue), { cue, pieces: pieces.map(withKind) });
  }
}

/** Widens a content to the quotes it cuts into, and keeps it inside the quote its cue stands in. */
function clip(context: QuoteContext, content: Span, level: number | null): Span {
  let { start, end } = content;
  const first = innermostQuote(context.quotes, start);
  const last = innermostQuote(context.quotes, end - 1);
  const head = first === null || first === level ? undefined : context.quotes[first];
  const tail = last === null || last === level ? undefined : context.quotes[last];
  if (head && head.parent === level && !spanContains(head, content)) start = head.start;
  if (tail && tail.parent === level && !spanContains(tail, content)) end = tail.end;
  const around = level === null ? undefined : context.quotes[level];
  return around ? { start: Math.max(start, around.inner.start), end: Math.min(end, around.inner.end) } : { start, end };
}

function holdsQuote(context: QuoteContext, content: Span, level: number | null): boolean {
  return quotesFrom(context.quotes, content).some((quote) => quote.parent === level && spanContains(content, quote));
}

/** "I think", "you know" inside direct speech: the speaker's own voice, not a report. */
function isChatter({ text }: QuoteContext, attacher: QuoteAttacher, { cue, pieces }: Group): boolean {
  const source = cue.source ? text.slice(cue.source.start, cue.source.end) : "";
  return /^(?:i|we|you|it)$/i.test(source) && attacher.levelOf(cue) !== null && !pieces.some((piece) => piece.kind === "direct");
}

/** "called the decision “a gift”": the words in marks are quoted, what they are said of is the writer's. */
function narrowed(context: QuoteContext, attacher: QuoteAttacher, group: Group): Group {
  if (group.cue.frame !== "object") return group;
  const level = attacher.levelOf(group.cue);
  const inside = (piece: Piece): Piece[] =>
    quotesFrom(context.quotes, piece)
      .filter((quote) => quote.parent === level && spanContains(piece, quote))
      .map(({ start, end }) => ({ start, end, kind: "direct" }));
  return { cue: group.cue, pieces: group.pieces.flatMap((piece) => (piece.kind === "mixed" ? inside(piece) : [piece])) };
}

/** Classes whose object in marks is quoted: "deplored the “interruption of order”", "called for “dialogue”". */
const quoting: ReadonlySet<CueClass> = new Set(["say", "judge", "demand", "deny", "doubt", "warn", "promise"]);

const firstPerson = /^(?:i|we|me|us|my|our)$/i;

/** "My own estimates suggest that": the writer's claim all the same. */
const ownFinding =
  /^(?:my|our) (?:[\p{L}-]+ ){0,2}(?:estimates?|calculations?|figures?|research|data|models?|reading|analysis|numbers|findings?|interviews|argument|point|view|guess|sense|hunch|instinct|impression|experience|survey|study)\b/iu;

function isSpeechOrThought({ text, analysis }: CodingInput, { cue, pieces }: Group): boolean {
  if (cue.source && firstPerson.test(text.slice(cue.source.start, cue.source.end))) return false;
  if (cue.source && ownFinding.test(text.slice(cue.source.start, cue.source.end))) return false;
  if (pieces.some((piece) => piece.kind === "direct")) return true;
  if (cue.frame === "object") return quoting.has(cue.class) && pieces.some((piece) => piece.kind === "mixed");
  const sentence = analysis.sentences[cue.sentence];
  // The person who asks reports nothing: "Would it be better off, as some of its friends say?"
  if (sentence !== undefined && (isUnsaid(sentence, cue.head) || isQuestion(sentence))) return false;
  if (cue.pattern === "hearsay") return true;
  if (cue.pattern === "medial" && sentence !== undefined && modalOf(sentence, cue.head) !== null) return false;
  const speaker = cue.source === null ? undefined : analysis.sentences[cue.source.sentence];
  if (cue.source !== null && speaker !== undefined && !canSpeak(speaker, cue.source.head)) return false;
  if (cue.source === null || /^(?:what|whatever|which|it|there)\b/i.test(text.slice(cue.source.start, cue.source.end))) return false;
  if (
    /^who$/i.test(text.slice(cue.source.start, cue.source.end)) &&
    /\b(?:those|people|some|anyone|everyone)\s$/i.test(text.slice(cue.source.start - 9, cue.source.start))
  )
    return false;
  if (nobodyInParticular.test(text.slice(cue.source.start, cue.source.end))) return false;
  if (cue.frame === "infinitive") return committing.has(cue.lemma);
  return cue.class !== "judge" && cue.class !== "show" && !factive.has(cue.lemma);
}

/** "Some in Washington believe", "many say": a voice set up by the writer, of nobody that can be told. */
const nobodyInParticular = /^(?:one$|some|many|most|others|people|everyone|everybody|nobody|anyone|few|no one)\b(?!\s+of\b)(?!\s+\p{L}+s\b)/iu;

/** Verbs whose infinitive is said: "vowed to stay". With others ("refused to pay") it is done or wished, not said. */
const committing: ReadonlySet<string> = new Set("promise pledge vow swear threaten guarantee claim".split(" "));

/** Verbs that take their content for true, or for seen: the writer says it too. */
const factive: ReadonlySet<string> = new Set(
  "know see find learn notice discover realise realize understand sense decide determine remember forget recognise recognize hear agree".split(" "),
);

function present(input: CodingInput, groups: readonly Group[]): CodedQuotation[] {
  const finder = new SpeakerFinder(input.analysis);
  const drafts = groups
    .flatMap((group) => group.pieces.map((piece) => ({ group, piece })))
    .sort((a, b) => compareSpans(a.piece, b.piece) || a.group.cue.start - b.group.cue.start);
  const found: CodedQuotation[] = [];
  const open: CodedQuotation[] = [];
  for (const { group, piece } of drafts) {
    while (open.length > 0 && !spanContains(open.at(-1) as CodedQuotation, piece)) open.pop();
    const quotation = quotationOf(input, { group, piece }, { finder, outer: open.at(-1), id: `q${found.length}` });
    found.push(quotation);
    open.push(quotation);
  }
  return found;
}

function quotationOf(
  { text }: CodingInput,
  { group, piece }: { group: Group; piece: Piece },
  place: { finder: SpeakerFinder; outer: CodedQuotation | undefined; id: string },
): CodedQuotation {
  const { cue } = group;
  const who = speakerOf(text, cue.source, place);
  return {
    id: place.id,
    start: piece.start,
    end: piece.end,
    kind: piece.kind,
    ...who,
    speakerText: cue.source ? text.slice(cue.source.start, cue.source.end) : "",
    speakerSpan: cue.source ? [cue.source.start, cue.source.end] : null,
    cue: [cue.start, cue.end],
    within: place.outer?.id ?? null,
    status: cueStatus[cue.class],
  };
}

/** "I" inside somebody's direct speech is that somebody. */
function speakerOf(text: string, source: CueSource | null, place: { finder: SpeakerFinder; outer: CodedQuotation | undefined }): Speaker {
  if (!source) return { speaker: null, organization: null };
  const { outer } = place;
  if (outer && outer.kind === "direct" && /^(?:i|me|my)$/i.test(text.slice(source.start, source.end)))
    return { speaker: outer.speaker, organization: outer.organization };
  return place.finder.find(source);
}
