import { firstIndex } from "@rapporteur/core/base";
import { type Span, spanContains, spansOverlap } from "@rapporteur/core/model";
import type { Sentence } from "../../language/sentence.ts";
import { sentenceIndexAt } from "../../language/tree/sentence-lookup.ts";
import type { Cue } from "./cue.ts";
import { speechVerbs } from "./cue-lexicon.ts";
import type { QuotedSpan } from "./quote-marks.ts";
import { surfaceCueAfter, surfaceCueBefore } from "./surface-cue.ts";

export interface AttachedQuote {
  readonly quote: QuotedSpan;
  readonly cue: Cue;
  /** Where the quoted span found its cue. */
  readonly how: "after" | "before" | "content";
}

export interface QuoteContext {
  readonly text: string;
  readonly sentences: readonly Sentence[];
  readonly paragraphs: readonly Span[];
  readonly quotes: readonly QuotedSpan[];
  /** In text order. */
  readonly cues: readonly Cue[];
}

/** Index of the innermost quoted span around an offset, or null. Cost: O(log quotes + depth). */
export function innermostQuote(quotes: readonly QuotedSpan[], offset: number): number | null {
  const behind = firstIndex(quotes.length, (index) => (quotes[index] as QuotedSpan).start > offset);
  for (let at: number | null = behind - 1; at !== null && at >= 0; at = (quotes[at] as QuotedSpan).parent)
    if ((quotes[at] as QuotedSpan).end > offset) return at;
  return null;
}

/** Quoted spans that begin inside a span, in order. Cost: O(log quotes + what is found). */
export function quotesFrom(quotes: readonly QuotedSpan[], span: Span): QuotedSpan[] {
  const first = firstIndex(quotes.length, (index) => (quotes[index] as QuotedSpan).start >= span.start);
  const found: QuotedSpan[] = [];
  for (let at = first; at < quotes.length && (quotes[at] as QuotedSpan).start < span.end; at++) found.push(quotes[at] as QuotedSpan);
  return found;
}

/** The cue that each quoted span leans on, where it has one. Cost: O(quotes · cues in two sentences). */
export class QuoteAttacher {
  private readonly context: QuoteContext;
  private readonly cuesBySentence: readonly (readonly Cue[])[];
  private readonly levels: ReadonlyMap<Cue, number | null>;

  constructor(context: QuoteContext) {
    this.context = context;
    const bySentence: Cue[][] = context.sentences.map(() => []);
    for (const cue of context.cues) bySentence[cue.sentence]?.push(cue);
    this.cuesBySentence = bySentence;
    this.levels = new Map(context.cues.map((cue) => [cue, innermostQuote(context.quotes, this.headOffset(cue))]));
  }

  /** Index of the quoted span that a cue itself stands in, or null. */
  levelOf(cue: Cue): number | null {
    return this.levels.get(cue) ?? null;
  }

  attach(index: number): AttachedQuote | null {
    const quote = this.context.quotes[index] as QuotedSpan;
    const content = this.cueByContent(quote);
    const after = this.cueAfter(quote);
    if (after) return { quote, cue: after, how: "after" };
    const before = this.cueBefore(quote);
    if (before) return { quote, cue: before, how: "before" };
    return content ? { quote, cue: content, how: "content" } : null;
  }

  private headOffset(cue: Cue): number {
    return this.context.sentences[cue.sentence]?.tokens[cue.head]?.start ?? cue.start;
  }

  private eligible(sentenceIndex: number, quote: QuotedSpan): Cue[] {
    return (this.cuesBySentence[sentenceIndex] ?? []).filter((cue) => this.levelOf(cue) === quote.parent && !spansOverlap(cue, quote));
  }

  /** `"…," said X` and `"…," X said`: nothing but a comma between. */
  private cueAfter(quote: QuotedSpan): Cue | null {
    const { text, sentences } = this.context;
    const last = sentenceIndexAt(sentences, quote.end - 1);
    const inner = text.slice(quote.inner.start, quote.inner.end);
    const ended = /(?:[,?!….—–-])[’'”"]*\s*$/u.test(inner) || /^\s*,/u.test(text.slice(quote.end, quote.end + 3));
    if (!ended) return null;
    for (const sentenceIndex of [last, last + 1]) {
      const cue = this.eligible(sentenceIndex, quote).find((candidate) => isSpeech(candidate) && this.followsDirectly(candidate, quote));
      if (cue?.source && cue.source.start >= quote.end && (cue.source.start < cue.start || cue.source.start - cue.end <= 2)) return cue;
      const surface = this.surfaceAfter(sentenceIndex, quote);
      if (surface) return cue && cue.head === surface.head ? { ...cue, source: surface.source } : surface;
      if (cue) return cue.source && spansOverlap(cue.source, quote) ? { ...cue, source: null } : cue;
    }
    return null;
  }

  private surfaceAfter(sentenceIndex: number, quote: QuotedSpan): Cue | null {
    const sentence = this.context.sentences[sentenceIndex];
    if (!sentence || sentence.end <= quote.end) return null;
    const cue = surfaceCueAfter(sentence, sentenceIndex, quote.end);
    const inQuote = cue && this.isQuoted(cue, quote);
    return cue && !inQuote && this.followsDirectly(cue, quote) ? cue : null;
  }

  private followsDirectly(cue: Cue, quote: QuotedSpan): boolean {
    if (cue.start < quote.end) return false;
    const sourceStart = cue.source && cue.source.start >= quote.end ? cue.source.start : cue.start;
    const gap = this.context.text.slice(quote.end, Math.min(cue.start, sourceStart));
    if (!/^[\s,—–-]*(?:as\s)?$/u.test(gap)) return false;
    const sentence = this.context.sentences[cue.sentence];
    if (sentence && /[^.]\.[’'”"]*\s*$/u.test(this.context.text.slice(quote.inner.start, quote.inner.end))) return this.isBareTag(sentence, cue);
    const startsAnew = sentence !== undefined && sentence.start >= quote.end;
    return !startsAnew || !/\n/.test(gap);
  }

  /** True where a cue touches the words of another quote. */
  private isQuoted(cue: Cue, quote: QuotedSpan): boolean {
    const around = innermostQuote(this.context.quotes, cue.start);
    return (around !== null && this.context.quotes[around] !== quote) || quotesFrom(this.context.quotes, cue).length > 0;
  }

  /** A quote that ends in a full stop is over: only "Xi said." and the like still belong to it. */
  private isBareTag(sentence: Sentence, cue: Cue): boolean {
    const last = Math.max(cue.end, cue.source?.end ?? 0);
    return !/[\p{L}\p{N}]/u.test(this.context.text.slice(last, sentence.end));
  }

  /** True where the source stands in the words quoted by somebody, and the cue does not. */
  private isMisplaced(cue: Cue): boolean {
    return cue.source !== null && innermostQuote(this.context.quotes, cue.source.start) !== this.levelOf(cue);
  }

  /** `X said: "…"`, `X said, "…"`, and a colon at the end of the sentence before. */
  private cueBefore(quote: QuotedSpan): Cue | null {
    const { sentences, text } = this.context;
    const own = sentenceIndexAt(sentences, quote.start);
    const here = this.eligible(own, quote).findLast((cue) => this.leadsIn(cue, quote));
    if (here?.source && !this.isMisplaced(here)) return here;
    const previous = sentences[own - 1];
    const after = previous && /:\s*$/u.test(text.slice(previous.start, quote.start)) && (sentences[own] as Sentence).start >= quote.start - 1;
    const place = after ? own - 1 : own;
    const cue =
      here ?? (after ? this.eligible(place, quote).findLast((candidate) => isSpeech(candidate) && candidate.end <= quote.start) : undefined);
    if (cue?.source && !this.isMisplaced(cue)) return cue;
    return this.surfaceBefore(place, quote, cue ?? null);
  }

  private surfaceBefore(sentenceIndex: number, quote: QuotedSpan, cue: Cue | null): Cue | null {
    const sentence = this.context.sentences[sentenceIndex];
    if (!sentence || quote.parent !== null) return cue;
    const surface = surfaceCueBefore(this.context.text, sentence, { sentenceIndex, quoteStart: quote.start });
    if (!surface || this.isQuoted(surface, quote)) return cue;
    return cue ? { ...cue, source: surface.head === cue.head ? surface.source : null } : surface;
  }

  private leadsIn(cue: Cue, quote: QuotedSpan): boolean {
    if (cue.end > quote.start || !isSpeech(cue)) return false;
    const gap = this.context.text.slice(cue.end, quote.start);
    if (/[“”"«».?!]/u.test(gap)) return false;
    if (/:\s*$/u.test(gap)) return true;
    const inner = this.context.text.slice(quote.inner.start, quote.inner.end);
    if (/,\s*$/u.test(gap)) return /^\p{Lu}/u.test(inner) || inner.split(/\s+/).length > 4;
    return /^\s*$/u.test(gap) && (/^\p{Lu}/u.test(inner) || inner.split(/\s+/).length > 3);
  }

  /** `called the deal "a gift"`: the quote right behind the object of a verb of naming. */
  private names(cue: Cue, quote: QuotedSpan): boolean {
    const object = cue.contents.at(-1);
    return (
      cue.frame === "object" &&
      /^(?:say|judge|deny|warn)$/.test(cue.class) &&
      object !== undefined &&
      object.end <= quote.start &&
      /^\s*(?:(?:as|of|for|with)\s+)?$/u.test(this.context.text.slice(object.end, quote.start))
    );
  }

  private cueByContent(quote: QuotedSpan): Cue | null {
    const { sentences } = this.context;
    const first = sentenceIndexAt(sentences, quote.start);
    const last = sentenceIndexAt(sentences, quote.end - 1);
    for (let at = first; at <= last; at++) {
      const cue = this.eligible(at, quote)
        .filter((candidate) => candidate.contents.some((content) => spansOverlap(content, quote)) || this.names(candidate, quote))
        .sort((a, b) => contentSize(a) - contentSize(b))[0];
      if (cue) return cue;
    }
    return null;
  }
}

function contentSize(cue: Cue): number {
  return cue.contents.reduce((sum, span) => sum + span.end - span.start, 0);
}

function isSpeech(cue: Cue): boolean {
  return speechVerbs.has(cue.lemma) || cue.pattern === "according";
}

/** True where the words of the content outside the quote are more than "that". */
export function addsWords(text: string, content: Span, quote: QuotedSpan): boolean {
  if (spanContains(quote, content)) return false;
  const outside = text.slice(content.start, Math.max(content.start, quote.start)) + text.slice(Math.min(content.end, quote.end), content.end);
  return /[\p{L}\p{N}]/u.test(outside.replace(/^\s*that\b/i, ""));
}
