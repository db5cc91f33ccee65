import type { Readout, ReadoutStatement } from "@rapporteur/reader/readout";
import { complementRange, defaultScale, lookupTerm, quadOf, roundShare, signOf, type Span, type VerbalProbability } from "@rapporteur/core/model";
import { statementId } from "@rapporteur/reader/coding";
import { foldText, makeShadow, toSourceSpan } from "@rapporteur/core/text";
import type { ModelDraft } from "./draft-schema.ts";

/** Why a draft was refused; each is counted and shown. */
export type Refusal = "quote not in the text" | "words not in the quote" | "actor not known" | "sign against agreement";

export type Located = { readonly kind: "statement"; readonly statement: ReadoutStatement } | { readonly kind: "refused"; readonly reason: Refusal };

const refused = (reason: Refusal): Located => ({ kind: "refused", reason });

export interface LocateContext {
  readonly readout: Readout;
  readonly window: Span;
  /** "model:NAME", which every draft carries. */
  readonly coder: string;
}

/**
 * A model's draft as a statement of the readout, or the reason why it is none. The quote must stand in the window, and every
 * other words in the quote (actors: anywhere in the window, as a mention of a known entity); case, quotation marks and white
 * space may differ, and then the stored text's own words are kept. Nothing of the model's wording enters the record.
 */
export function locateDraft(draft: ModelDraft, context: LocateContext): Located {
  const quote = findWords(context.readout.document.text, draft.quote, context.window);
  if (quote === null) return refused("quote not in the text");
  const parts = partsOf(draft, quote, context);
  return typeof parts === "string" ? refused(parts) : { kind: "statement", statement: parts };
}

/** First place of words inside a span: verbatim, or equal once folded. Half of a character, which JSON can hold, stands nowhere. */
function findWords(text: string, words: string, within: Span): Span | null {
  const needle = words.trim();
  if (needle === "" || !needle.isWellFormed()) return null;
  const slice = text.slice(within.start, within.end);
  const at = slice.indexOf(needle);
  if (at >= 0) return { start: within.start + at, end: within.start + at + needle.length };
  const shadow = makeShadow(slice);
  const folded = foldText(needle);
  const foldedAt = folded === "" ? -1 : shadow.folded.indexOf(folded);
  if (foldedAt < 0) return null;
  const found = toSourceSpan(shadow, { start: foldedAt, end: foldedAt + folded.length });
  return { start: within.start + found.start, end: within.start + found.end };
}

function partsOf(draft: ModelDraft, quote: Span, context: LocateContext): ReadoutStatement | Refusal {
  const { text } = context.readout.document;
  const common = commonOf(draft, quote, context);
  const place = (words: string): Span | null => findWords(text, words, quote);
  const spanWithText = (span: Span): { text: string; start: number; end: number } => ({ ...span, text: text.slice(span.start, span.end) });
  switch (draft.type) {
    case "relation": {
      const [source, target] = [place(draft.source), place(draft.target)];
      if (source === null || target === null) return "words not in the quote";
      const [from, to] = [entityAt(source, context), entityAt(target, context)];
      if (from === null || to === null || from === to) return "actor not known";
      const weight = signOf(draft.action) * defaultIntensity;
      return {
        ...common,
        type: "relation",
        source: from,
        target: to,
        sourceSpan: [source.start, source.end],
        targetSpan: [target.start, target.end],
        action: draft.action,
        quad: quadOf[draft.action],
        weight,
        date: null,
      };
    }
    case "forecast": {
      const event = place(draft.event);
      const term = draft.term === null ? null : place(draft.term);
      if (event === null || (draft.term !== null && term === null)) return "words not in the quote";
      const [horizon, condition] = [draft.horizon, draft.condition].map((words) => (words === null ? null : place(words)));
      const probability = term === null ? null : readTerm(spanWithText(term).text, draft.direction);
      return {
        ...common,
        type: "forecast",
        event: spanWithText(event),
        direction: draft.direction,
        probability,
        horizon: horizon == null ? null : { ...spanWithText(horizon), from: null, to: null },
        condition: condition == null ? null : spanWithText(condition),
      };
    }
    case "cause": {
      const [cause, effect, connective] = [place(draft.cause), place(draft.effect), place(draft.connective)];
      if (cause === null || effect === null || connective === null) return "words not in the quote";
      const side = (span: Span): { text: string; start: number; end: number; concept: null } => ({ ...spanWithText(span), concept: null });
      return {
        ...common,
        type: "cause",
        cause: side(cause),
        effect: side(effect),
        connective: [connective.start, connective.end],
        sign: draft.sign,
        strength: null,
      };
    }
    case "position": {
      const concept = place(draft.concept);
      if (concept === null) return "words not in the quote";
      if (draft.intensity > 0 !== draft.agreement) return "sign against agreement";
      return { ...common, type: "position", concept: entityAt(concept, context), agreement: draft.agreement, intensity: draft.intensity };
    }
  }
}

/** The words on the default scale. A number of the model's own is never taken; words that the scale does not hold have none. */
function readTerm(term: string, direction: 1 | 0 | -1): VerbalProbability {
  const range = lookupTerm(defaultScale, term);
  // On the scale "unlikely" stands low already; "will not likely" is negated by the sentence, so the range turns round.
  const turned = range !== null && direction === -1 && range.low >= 0.5 ? complementRange(range) : range;
  if (turned === null) return { term, scale: null, low: null, best: null, high: null, basis: "scale" };
  return { term, scale: defaultScale.id, low: turned.low, best: roundShare((turned.low + turned.high) / 2), high: turned.high, basis: "scale" };
}

/** Middle of the scale: a model is not asked how strong an act is. */
const defaultIntensity = 5;

function commonOf(draft: ModelDraft, quote: Span, context: LocateContext) {
  const { document } = context.readout;
  const index = document.contributions.findIndex((contribution) => contribution.start <= quote.start && quote.start < contribution.end);
  const author = document.contributions[index]?.author ?? null;
  const named = draft.speaker === null ? null : findWords(document.text, draft.speaker, context.window);
  const words = document.text.slice(quote.start, quote.end);
  return {
    id: statementId({ type: draft.type, start: quote.start, end: quote.end, fields: [context.coder, ...Object.values(draft)] }),
    ...quote,
    quote: words,
    contribution: index < 0 ? null : index,
    speaker: draft.speaker === null ? author : named === null ? null : entityAt(named, context),
    organization: null,
    reportedBy: draft.speaker === null || author === null ? [] : [author],
    status: draft.status,
    coder: context.coder,
    review: "draft" as const,
    confidence: 0.5,
  };
}

/** The entity whose mention fits the span best; without a mention there, the one that bears the span's words as its name; else null. */
function entityAt(span: Span, { readout }: LocateContext): string | null {
  let best: { id: string; miss: number } | null = null;
  for (const entity of readout.entities) {
    for (const [start, end] of entity.mentions) {
      if (start >= span.end || end <= span.start) continue;
      const miss = Math.abs(start - span.start) + Math.abs(end - span.end);
      if (best === null || miss < best.miss) best = { id: entity.id, miss };
    }
  }
  if (best !== null) return best.id;
  const words = readout.document.text.slice(span.start, span.end);
  return readout.entities.find(({ name, aliases }) => name === words || aliases.includes(words))?.id ?? null;
}
