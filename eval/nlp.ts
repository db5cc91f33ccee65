import { existsSync } from "node:fs";
import type { Span } from "../packages/core/src/model/span.ts";
import type { Parsing } from "../packages/reader/src/language/syntax/language-model.ts";
import { type AnalysedWord, analyseForms } from "../packages/reader/src/language/syntax/analyse-syntax.ts";
import { splitSentences } from "../packages/reader/src/language/syntax/split-sentences.ts";
import { tokenize } from "../packages/reader/src/language/syntax/tokenize.ts";
import { type GoldSentence, readTreebank } from "./treebank.ts";
import type { Figure, MeasureOptions } from "./figure.ts";
import { f1Of, goldFolder } from "./gold-data.ts";
import { languageModel } from "./reading/language.ts";

/** Sentences measured together, and the figures that are asked of them. */
interface Part {
  readonly name: string;
  readonly sentences: readonly GoldSentence[];
  /** Must and aim by figure name. */
  readonly asked: Readonly<Record<string, readonly [must: number, aim: number]>>;
}

const relations = ["nsubj", "nsubj:pass", "obj", "iobj", "obl", "nmod", "ccomp", "xcomp", "advcl", "acl:relcl", "conj", "appos", "parataxis", "root"];

const ewtAsked = { UPOS: [95.3, 96.5], UAS: [86.5, 90], LAS: [84, 87], "nsubj F1": [89, 92], "obj F1": [89, 92] } as const;
const newsAsked = { LAS: [82, 86], "nsubj F1": [89, 92], "obj F1": [89, 92] } as const;
const rawAsked = { "word F1": [98.5, 99.5], "sentence F1": [95, 98] } as const;

const comparisons: Readonly<Record<string, string>> = {
  UAS: "on EWT test: UDPipe 1.2 84.4 at 2,300 tokens/s; UDPipe 2 94.1 and spaCy transformer 91.9, on a GPU with pretrained transformers",
  LAS: "on EWT test: UDPipe 1.2 81.1; UDPipe 2 92.4; spaCy transformer 89.4",
};

function genreOf(sentence: GoldSentence): string {
  return /^GUM_([a-z]+)_/.exec(sentence.id)?.[1] ?? "";
}

function gumParts(name: string, sentences: readonly GoldSentence[]): Part[] {
  const near = new Set(["news", "interview", "speech"]);
  const genres = [...new Set(sentences.map(genreOf))].sort();
  return [
    { name: `${name} news, interview, speech`, sentences: sentences.filter((sentence) => near.has(genreOf(sentence))), asked: newsAsked },
    {
      name: `${name} news, interview`,
      sentences: sentences.filter((sentence) => ["news", "interview"].includes(genreOf(sentence))),
      asked: rawAsked,
    },
    ...genres.map((genre) => ({ name: `${name} ${genre}`, sentences: sentences.filter((sentence) => genreOf(sentence) === genre), asked: {} })),
  ];
}

function partsOf(options: MeasureOptions): Part[] {
  const folder = `${goldFolder()}/ud`;
  const paths = options.data === undefined ? [`${folder}/ewt-dev.conllu`, `${folder}/gum-dev.conllu`] : [options.data];
  return paths.flatMap((path) => {
    if (!existsSync(path)) {
      process.stderr.write(`nlp: skipped, ${path} is not there (set RAPPORTEUR_SHARED or give --data)\n`);
      return [];
    }
    const name = path.split(/[\\/]/).at(-1)?.replace(".conllu", "") ?? path;
    const sentences = readTreebank(path);
    return sentences.some((sentence) => genreOf(sentence) !== "") ? gumParts(name, sentences) : [{ name, sentences, asked: ewtAsked }];
  });
}

interface Tally {
  words: number;
  upos: number;
  xpos: number;
  lemma: number;
  uas: number;
  las: number;
  readonly relations: Map<string, { right: number; found: number; gold: number }>;
}

function relation(tally: Tally, name: string): { right: number; found: number; gold: number } {
  const known = tally.relations.get(name) ?? { right: 0, found: 0, gold: 0 };
  tally.relations.set(name, known);
  return known;
}

function tallyWord(tally: Tally, gold: GoldSentence, index: number, word: AnalysedWord): void {
  const deprel = gold.deprels[index] as string;
  const isAttached = word.head + 1 === gold.heads[index];
  tally.words++;
  if (word.upos === gold.upos[index]) tally.upos++;
  if (word.xpos === gold.xpos[index]) tally.xpos++;
  if (word.lemma === gold.lemmas[index]) tally.lemma++;
  if (isAttached) tally.uas++;
  relation(tally, deprel).gold++;
  relation(tally, word.deprel).found++;
  if (!isAttached || word.deprel !== deprel) return;
  tally.las++;
  relation(tally, deprel).right++;
}

function tallyPart(sentences: readonly GoldSentence[], parsing: Parsing): Tally {
  const model = languageModel();
  const tally: Tally = { words: 0, upos: 0, xpos: 0, lemma: 0, uas: 0, las: 0, relations: new Map() };
  for (const gold of sentences) for (const [index, word] of analyseForms(gold.forms, model, parsing).entries()) tallyWord(tally, gold, index, word);
  return tally;
}

/** Raw text of treebank sentences, with the spans of its sentences and words: paragraphs stand apart by a blank line. */
function rawText(sentences: readonly GoldSentence[]): { text: string; sentences: Span[]; words: Span[] } {
  let text = "";
  const spans: Span[] = [];
  const words: Span[] = [];
  for (const sentence of sentences) {
    if (sentence.startsParagraph && text !== "") text = `${text.trimEnd()}\n\n`;
    let at = text.length;
    spans.push({ start: at, end: at + sentence.text.length });
    text += sentence.text;
    for (const form of sentence.forms) {
      const start = text.indexOf(form, at);
      if (start < 0) continue;
      words.push({ start, end: start + form.length });
      at = start + form.length;
    }
    if (sentence.spaceAfter) text += " ";
  }
  return { text, sentences: spans, words };
}

function spanF1(gold: readonly Span[], found: readonly Span[]): number {
  const known = new Set(gold.map((span) => `${span.start}-${span.end}`));
  const right = found.filter((span) => known.has(`${span.start}-${span.end}`)).length;
  return 100 * f1Of({ right, found: found.length, gold: gold.length }).f1;
}

function measurePart(part: Part): Figure[] {
  const figure = (name: string, value: number, unit: string, n: number): Figure => ({
    name,
    value,
    unit,
    must: part.asked[name]?.[0] ?? null,
    aim: part.asked[name]?.[1] ?? null,
    better: "higher",
    n,
    data: part.name,
    ...(comparisons[name] === undefined || !part.name.startsWith("ewt") ? {} : { comparison: comparisons[name] }),
  });
  const tally = tallyPart(part.sentences, "accurate");
  const share = (name: string, count: number): Figure => figure(name, (100 * count) / tally.words, "%", tally.words);
  const raw = rawText(part.sentences);
  const found = splitSentences(raw.text);
  const words = found.flatMap((sentence) => tokenize(raw.text, sentence));
  return [
    share("UPOS", tally.upos),
    share("XPOS", tally.xpos),
    share("lemmas", tally.lemma),
    share("UAS", tally.uas),
    share("LAS", tally.las),
    ...relations.map((name) => figure(`${name} F1`, 100 * f1Of(relation(tally, name)).f1, "%", relation(tally, name).gold)),
    figure("word F1", spanF1(raw.words, words), "%", raw.words.length),
    figure("sentence F1", spanF1(raw.sentences, found), "%", raw.sentences.length),
    ...(Object.keys(part.asked).includes("LAS") ? measureFast(part) : []),
  ];
}

/** The most telling figures of the fast setting; what is asked is asked of the accurate one. */
function measureFast(part: Part): Figure[] {
  const tally = tallyPart(part.sentences, "fast");
  const shared = { unit: "%", must: null, aim: null, better: "higher", data: `${part.name}, fast` } as const;
  const share = (name: string, count: number): Figure => ({ ...shared, name, value: (100 * count) / tally.words, n: tally.words });
  const f1 = (name: string): Figure => ({
    ...shared,
    name: `${name} F1`,
    value: 100 * f1Of(relation(tally, name)).f1,
    n: relation(tally, name).gold,
  });
  return [share("UPOS", tally.upos), share("UAS", tally.uas), share("LAS", tally.las), f1("nsubj"), f1("obj")];
}

/**
 * The language layer against treebanks: tags, lemmas and trees on gold tokens with predicted tags, by the accurate and, in short, by the fast setting; words and
 * sentences from raw text.
 *
 * `--data FILE.conllu` measures another file; GUM files are also split by genre. Reference figures: the CoNLL 2018 evaluation counts all words, punctuation included,
 * and labels with their subtypes; so do these.
 */
export async function measure(options: MeasureOptions): Promise<Figure[]> {
  return partsOf(options).flatMap(measurePart);
}
