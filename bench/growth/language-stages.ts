import { codeAnswers } from "../../packages/reader/src/coding/answers/code-answers.ts";
import { codeDocument, type DocumentInput } from "../../packages/reader/src/coding/code-document.ts";
import { codeComparison } from "../../packages/reader/src/coding/comparison/code-comparison.ts";
import { codeWithModel } from "../../packages/reader/src/coding/model/code-with-model.ts";
import { markTokens } from "../../packages/reader/src/coding/model/mark-tokens.ts";
import { PartyResolver } from "../../packages/reader/src/coding/model/party-resolver.ts";
import { assessText } from "../../packages/reader/src/language/text-quality.ts";
import { builtInGazetteer } from "../../packages/reader/src/language/entities/gazetteer/built-in-gazetteer.ts";
import { matchGazetteer } from "../../packages/reader/src/language/entities/gazetteer/match-gazetteer.ts";
import type { Reading, ReadingModel } from "../../packages/reader/src/language/heads/index.ts";
import { recogniseEntities } from "../../packages/reader/src/language/entities/recognise-entities.ts";
import { analyseSyntax } from "../../packages/reader/src/language/syntax/analyse-syntax.ts";
import { splitSentences } from "../../packages/reader/src/language/syntax/split-sentences.ts";
import { tokenize } from "../../packages/reader/src/language/syntax/tokenize.ts";
import { readGenre } from "../../packages/reader/src/pages/read-genre.ts";
import { languageModel } from "../../packages/reader/src/reading/language-model.ts";
import { readingModel } from "../../packages/reader/src/reading/reading-model.ts";
import { readText } from "../../packages/reader/src/sources/plain/read-text.ts";
import { defaultScale } from "../../packages/core/src/model/index.ts";
import { maskOutside } from "../../packages/core/src/text/index.ts";
import { timeOf } from "./fit.ts";

/** Times of every stage of the language pipeline over one text, each given what the stages before it made. */
export function timeLanguage(text: string): Record<string, number> {
  const times: Record<string, number> = {};
  const timed = <T>(stage: string, run: () => T): T => {
    let last: { readonly value: T } | null = null;
    times[stage] = timeOf(() => {
      last = { value: run() };
    });
    return (last ?? { value: run() }).value;
  };
  const input = analysed(text, timed);
  coded(input, timed);
  return times;
}

type Timed = <T>(stage: string, run: () => T) => T;

function analysed(text: string, timed: Timed): DocumentInput {
  const { document } = readText(text);
  const { blocks } = document;
  const words = maskOutside(document.text, blocks);
  const spans = timed("sentences", () => splitSentences(words, blocks));
  timed("tokens", () => spans.map((span) => tokenize(words, span)));
  const gazetteer = builtInGazetteer();
  const hits = timed("known names", () => matchGazetteer(words, gazetteer));
  const sections = readGenre(document).contributions.map(({ start, end }) => ({ start, end }));
  const sentences = timed("tags and tree", () => analyseSyntax(words, languageModel(), { blocks, parsing: "accurate" }));
  const found = timed("names", () => recogniseEntities(words, sentences, { gazetteer, hits, context: { sections } }));
  const analysis = { text: words, sentences, ...found };
  const genre = timed("pages with names", () => readGenre(document, analysis));
  return {
    text: document.text,
    analysis,
    contributions: genre.contributions,
    blocks,
    title: genre.title,
    documentDate: null,
    coder: "bench",
    questions: genre.questions,
    language: "en",
    asides: genre.asides,
    authors: genre.entities,
  };
}

function coded(input: DocumentInput, timed: Timed): void {
  const { model } = readingModel();
  timed("parties", () => resolveAll(input));
  const tokens = timed("marks of words", () => markTokens(input));
  const given = { scale: defaultScale, unread: [], tokens: () => tokens };
  const { heard, replayed } = listenTo(model);
  const { answerChance } = timed("model", () => codeWithModel(input, { ...given, model: heard }));
  const { statements, concepts, spokespeople } = timed("statements", () => codeWithModel(input, { ...given, model: replayed }));
  const { questions } = input;
  const answers = timed("answers", () => codeAnswers(input, questions, { statements, answerChance }));
  timed("comparison", () => codeComparison(input, { statements, concepts, questions, answers, spokespeople }));
  timed("quality", () => assessText(input.text));
  timed("coding without the model", () => codeDocument(input, { model: replayed }));
}

/** The model, and one that answers at once what the first one has read last: what comes after reading is too little beside it to be seen. */
function listenTo(model: ReadingModel): { heard: ReadingModel; replayed: ReadingModel } {
  let last: Reading[] = [];
  const withRead = (read: ReadingModel["read"]): ReadingModel =>
    new Proxy(model, { get: (target, key) => (key === "read" ? read : Reflect.get(target, key)) });
  const heard = withRead((...given) => (last = model.read(...given)));
  return { heard, replayed: withRead(() => last) };
}

/** Every mention as if a statement named it. */
function resolveAll(input: DocumentInput): number {
  const parties = new PartyResolver(input);
  let found = 0;
  for (const { start, end } of input.analysis.mentions) {
    found += parties.resolve({ span: { start, end }, anchor: null, chance: 1, antecedents: [] }, start).length;
  }
  return found;
}
