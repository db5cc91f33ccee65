import { irregularBase } from "./irregular-verbs.ts";
import type { Span } from "@rapporteur/core/model";
import type { Sentence, Token } from "../sentence.ts";
import { encodeWords, type EncodedWords } from "./encode-words.ts";
import { type LanguageModel, longestSentence, type Parsing } from "./language-model.ts";
import { decodeSentence } from "./neural/decode-sentence.ts";
import { splitSentences } from "./split-sentences.ts";
import { decideTags, guessTags } from "./tag-words.ts";
import { tokenize } from "./tokenize.ts";

export interface SyntaxOptions {
  /** Headings, paragraphs, list items …: sentences never cross their edges. Text outside every block is analysed too. */
  readonly blocks?: readonly Span[];
  /** Sentence spans, in text order, to use as they are instead of splitting. */
  readonly sentences?: readonly Span[];
  /** Spans of known names, in text order: the capitalised words in them are tagged as parts of a name before anything is decided about their neighbours. */
  readonly properNouns?: readonly Span[];
  /** `accurate` where it is left out. */
  readonly parsing?: Parsing;
}

/** Sentences, tokens, tags and trees of a text, in text order. Deterministic. Cost: linear in the text. */
export function analyseSyntax(text: string, model: LanguageModel, options: SyntaxOptions = {}): Sentence[] {
  return [...analyseSyntaxStream(text, model, options)];
}

/** As `analyseSyntax`, one sentence at a time: memory is bounded by sentence spans and the longest sentence. */
export function* analyseSyntaxStream(text: string, model: LanguageModel, options: SyntaxOptions = {}): Generator<Sentence, void, undefined> {
  const names = new NameCursor(options.properNouns ?? []);
  const { parsing = "accurate" } = options;
  const once = keepOnce();
  for (const span of options.sentences ?? splitSentences(text, options.blocks ?? []))
    for (const tokens of cutLongSentence(text, tokenize(text, span))) yield analyseTokens(text, tokens, { model, parsing, names, once });
}

/** Steps through the known names as the tokens go by. */
class NameCursor {
  readonly #names: readonly Span[];
  #at = 0;

  constructor(names: readonly Span[]) {
    this.#names = names;
  }

  /** True where the token lies in a name. Tokens must come in text order. */
  covers(token: Span): boolean {
    while (this.#at < this.#names.length && (this.#names[this.#at] as Span).end <= token.start) this.#at++;
    const name = this.#names[this.#at];
    return name !== undefined && name.start <= token.start && token.end <= name.end;
  }
}

/** Cuts an overlong run of tokens, after a comma or semicolon in its last third where there is one. */
function cutLongSentence(text: string, tokens: readonly Span[]): (readonly Span[])[] {
  const parts: (readonly Span[])[] = [];
  let start = 0;
  while (tokens.length - start > longestSentence) {
    let end = start + longestSentence;
    for (let at = end; at > start + (2 * longestSentence) / 3; at--)
      if (",;:".includes(text.charAt((tokens[at - 1] as Span).start))) {
        end = at;
        break;
      }
    parts.push(tokens.slice(start, end));
    start = end;
  }
  if (start < tokens.length) parts.push(start === 0 ? tokens : tokens.slice(start));
  return parts;
}

interface Reading {
  readonly model: LanguageModel;
  readonly parsing: Parsing;
  readonly names: NameCursor;
  readonly once: (word: string) => string;
}

/** Gives equal words as one string: of a text's words most come again, and each would be held for itself. */
function keepOnce(): (word: string) => string {
  const known = new Map<string, string>();
  return (word) => {
    const found = known.get(word);
    if (found === undefined) known.set(word, word);
    return found ?? word;
  };
}

function analyseTokens(text: string, spans: readonly Span[], { model, parsing, names, once }: Reading): Sentence {
  const forms = spans.map((span) => text.slice(span.start, span.end));
  const words = encodeWords(forms, (form) => model.lexicon.entry(form));
  const named = spans.map((span, index) => names.covers(span) && isCapitalised(forms[index] as string));
  const analysed = analyseWords(forms, named.includes(true) ? withNames(words, named, model) : words, { model, parsing });
  const tokens = spans.map(({ start, end }, index): Token => {
    const { form, lemma, upos, xpos, head, deprel } = analysed[index] as AnalysedWord;
    // Written out: an object that another is spread into takes half as much again.
    return { start, end, form: once(form), lemma: once(lemma), upos, xpos, head, deprel };
  });
  return { start: (spans[0] as Span).start, end: (spans.at(-1) as Span).end, tokens };
}

function isCapitalised(form: string): boolean {
  return /^[\p{Lu}\p{Lt}\p{N}]/u.test(form);
}

/** The same words with the named ones free to be parts of a name only. */
function withNames(words: EncodedWords, named: readonly boolean[], model: LanguageModel): EncodedWords {
  const nameTags = Uint8Array.from([...model.xpos.keys()].filter((tag) => /^NNPS?$/.test(model.xpos[tag] as string) && model.upos[tag] === "PROPN"));
  return {
    ...words,
    candidates: words.candidates.map((candidates, index) => (named[index] ? nameTags : candidates)),
    forced: named.map((isNamed) => (isNamed ? nameTags : null)),
  };
}

/** A token without its place in the text. */
export type AnalysedWord = Omit<Token, "start" | "end">;

/** Tags and tree of words that are given as such; forms are what the tokenizer would cut. */
export function analyseForms(forms: readonly string[], model: LanguageModel, parsing: Parsing = "accurate"): AnalysedWord[] {
  const words = encodeWords(forms, (form) => model.lexicon.entry(form));
  return analyseWords(forms, words, { model, parsing });
}

const isPast = (xpos: string | undefined): boolean => xpos === "VBD" || xpos === "VBN";

/** Irregular past forms that the lexicon does not hold ("froze", "overran") free to be past forms and participles only. */
function withPastForms(forms: readonly string[], words: EncodedWords, model: LanguageModel): EncodedWords {
  const isUnknownPast = forms.map(
    (form, index) =>
      words.forced?.[index] == null &&
      irregularBase(form.toLowerCase()) !== null &&
      model.lexicon.entry(form) == null &&
      model.lexicon.entry(form.toLowerCase()) == null,
  );
  if (!isUnknownPast.includes(true)) return words;
  const pastTags = Uint8Array.from([...model.xpos.keys()].filter((tag) => isPast(model.xpos[tag]) && model.upos[tag] === "VERB"));
  return {
    ...words,
    candidates: words.candidates.map((candidates, index) => (isUnknownPast[index] === true ? pastTags : candidates)),
    forced: forms.map((_, index) => (isUnknownPast[index] === true ? pastTags : (words.forced?.[index] ?? null))),
  };
}

function analyseWords(forms: readonly string[], given: EncodedWords, { model, parsing }: Pick<Reading, "model" | "parsing">): AnalysedWord[] {
  const words = withPastForms(forms, given, model);
  const firstTags = decideTags(words, guessTags(words, model.tagger), model.tagger);
  const { tags, heads, labels } = decodeSentence(words, firstTags, model.decoders[parsing]);
  return forms.map((form, index) => {
    const tag = tags[index] as number;
    return {
      form,
      lemma: (isPast(model.xpos[tag]) ? irregularBase(form.toLowerCase()) : null) ?? model.lemmatizer.lemma(form, tag),
      upos: model.upos[tag] as string,
      xpos: model.xpos[tag] as string,
      head: (heads[index + 1] as number) - 1,
      deprel: model.labels[labels[index] as number] as string,
    };
  });
}
