import type { Span } from "../../model/span.ts";
import type { Sentence } from "../sentence.ts";
import type { LanguageModel } from "./language-model.ts";

export interface SyntaxOptions {
  /** Headings, paragraphs, list items …: sentences never cross their edges. Text outside every block is analysed too. */
  readonly blocks?: readonly Span[];
  /** Sentence spans to use as they are instead of splitting. */
  readonly sentences?: readonly Span[];
  /** Spans of known names: the words in them are tagged as proper nouns before anything is decided about their neighbours. */
  readonly properNouns?: readonly Span[];
}

/** Sentences, tokens, tags and trees of a text, in text order. */
export function analyseSyntax(text: string, model: LanguageModel, options: SyntaxOptions = {}): Sentence[] {
  return [...analyseSyntaxStream(text, model, options)];
}

/** As `analyseSyntax`, one sentence at a time: memory is bounded by the longest sentence. */
// oxlint-disable-next-line require-yield -- the analysis follows
export function* analyseSyntaxStream(_text: string, _model: LanguageModel, _options: SyntaxOptions = {}): Generator<Sentence, void, undefined> {
  throw new Error("The model format is not laid down yet.");
}
