import type { Block } from "../packages/core/src/model/document.ts";
import type { Quotation } from "../packages/core/src/model/quotation.ts";
import { codeDocument } from "../packages/reader/src/coding/index.ts";
import { analyse } from "../packages/reader/src/language/index.ts";
import { headOfSpan } from "../packages/reader/src/language/tree/tree.ts";
import { sentenceIndexAt } from "../packages/reader/src/language/tree/sentence-lookup.ts";
import type { Analysis } from "../packages/reader/src/language/mention.ts";
import { readingModel } from "../packages/reader/src/reading/reading-model.ts";
import type { Figure, MeasureOptions } from "./figure.ts";
import { f1Of, readGold, type GoldItem } from "./gold-data.ts";
import { languageModel } from "./reading/language.ts";

type GoldSpan = readonly [number, number, string];

interface Attribution {
  readonly id: string;
  readonly source: readonly GoldSpan[];
  readonly cue: readonly GoldSpan[];
  readonly content: readonly GoldSpan[];
}

interface PolnearGold {
  readonly attributions: readonly Attribution[];
}

type Part = "source" | "cue" | "content";
const parts: readonly Part[] = ["source", "cue", "content"];

interface Read {
  readonly analysis: Analysis;
  readonly quotations: readonly Quotation[];
}

/** What the coder finds in an article. It drafts no attitudes and intentions, which the corpus counts too. */
function readArticle(text: string): Read {
  const paragraphs = text.matchAll(/\S(?:.*\S)?/g);
  const blocks = Array.from(paragraphs, ({ 0: words, index }): Block => ({ start: index, end: index + words.length, kind: "paragraph", level: 0 }));
  const analysis = analyse(text, { model: languageModel(), blocks });
  const input = { text, analysis, contributions: [], blocks, title: null, documentDate: null, coder: "eval", questions: [] };
  return { analysis, quotations: codeDocument(input, { model: readingModel().model }).quotations };
}

function keyOf(start: number, end: number): string {
  return `${start}-${end}`;
}

/** Distinct unbroken spans of a part; a source shared by two attributions counts once, as in sequence labelling. */
function goldSpans(gold: PolnearGold, part: Part): Set<string> {
  return new Set(gold.attributions.flatMap((attribution) => attribution[part].map(([start, end]) => keyOf(start, end))));
}

/**
 * Spans with the corpus's punctuation: a cue takes the colon behind it, a source with an apposition the comma that closes
 * it (in its training part 246 of 270 and 1,056 of 1,179 times).
 */
function foundSpans(text: string, quotations: readonly Quotation[], part: Part): Set<string> {
  const spans = quotations.map((quotation): readonly [number, number] | null => {
    if (part === "content") return [quotation.start, quotation.end];
    if (part === "cue")
      return text.charAt(quotation.cue[1]) === ":" && quotation.cue[0] < quotation.cue[1] ? [quotation.cue[0], quotation.cue[1] + 1] : quotation.cue;
    if (!quotation.speakerSpan) return null;
    const [start, end] = quotation.speakerSpan;
    return text.charAt(end) === "," && quotation.speakerText.includes(", ") ? [start, end + 1] : [start, end];
  });
  return new Set(spans.filter((span) => span !== null).map(([start, end]) => keyOf(start, end)));
}

/** Gold contents that are a quotation from mark to mark, with the source they are given to. */
function directSpeakers(item: GoldItem<PolnearGold>): { content: GoldSpan; source: GoldSpan }[] {
  return item.gold.attributions.flatMap((attribution) => {
    const source = attribution.source[0];
    if (!source) return [];
    return attribution.content.filter(([, , text]) => /^["“]/u.test(text) && /["”][,.]?$/u.test(text)).map((content) => ({ content, source }));
  });
}

function speakerIsRight(read: Read, pair: { content: GoldSpan; source: GoldSpan }): boolean {
  const [start, end] = pair.content;
  const quotation = read.quotations.find((candidate) => candidate.start <= start + 1 && candidate.end >= end - 2 && candidate.speakerSpan !== null);
  if (!quotation?.speakerSpan) return false;
  return headAt(read.analysis, pair.source) === headAt(read.analysis, quotation.speakerSpan);
}

/** Offset of the token that heads a span: two spans name the same speaker where their heads agree. */
function headAt(analysis: Analysis, [start, end]: readonly [number, number, ...string[]]): number {
  const sentence = analysis.sentences[sentenceIndexAt(analysis.sentences, start)];
  const head = sentence ? headOfSpan(sentence, { start, end }) : -1;
  return sentence?.tokens[head]?.start ?? start;
}

const musts: Readonly<Record<Part, readonly [number, number]>> = { source: [45, 62], cue: [50, 64], content: [28, 45] };
const known: Readonly<Record<Part, string>> = {
  source: "rules 10.7, CRF 50.6, BERT-CRF 82.2",
  cue: "rules 22.8, CRF 53.4, BERT-CRF 74.9",
  content: "rules 5.6, CRF 28.6, BERT-CRF 71.0",
};

/** Attribution in political news against PolNeAR; measured only, nothing is fitted to it. `--split train` reads another part. */
export async function measure(options: MeasureOptions): Promise<Figure[]> {
  const items = readGold<PolnearGold>("polnear", options);
  if (!items) return [];
  const split = options.options["split"] ?? (options.data ? null : "dev");
  const limit = Number(options.options["limit"] ?? Infinity);
  const chosen = items.filter((item) => split === null || item.split === split).slice(0, limit);
  const counts = { source: { right: 0, found: 0, gold: 0 }, cue: { right: 0, found: 0, gold: 0 }, content: { right: 0, found: 0, gold: 0 } };
  const speakers = { right: 0, n: 0 };
  for (const item of chosen) {
    const read = readArticle(item.text);
    for (const part of parts) {
      const gold = goldSpans(item.gold, part);
      const found = foundSpans(item.text, read.quotations, part);
      counts[part].right += [...found].filter((key) => gold.has(key)).length;
      counts[part].found += found.size;
      counts[part].gold += gold.size;
    }
    for (const pair of directSpeakers(item)) {
      speakers.n++;
      if (speakerIsRight(read, pair)) speakers.right++;
    }
  }
  const data = options.data ?? `PolNeAR ${split}`;
  return [...parts.flatMap((part) => partFigures(part, counts[part], data)), speakerFigure(speakers, data)];
}

function partFigures(part: Part, counts: { right: number; found: number; gold: number }, data: string): Figure[] {
  const { precision, recall, f1 } = f1Of(counts);
  const [must, aim] = musts[part];
  const one = (name: string, value: number, goal: { must: number | null; aim: number | null }): Figure => ({
    name,
    value: 100 * value,
    unit: "%",
    better: "higher",
    n: counts.gold,
    data,
    ...goal,
  });
  return [
    { ...one(`${part} exact-span F1`, f1, { must, aim }), comparison: known[part] },
    one(`${part} precision`, precision, { must: null, aim: null }),
    one(`${part} recall`, recall, { must: null, aim: null }),
  ];
}

function speakerFigure({ right, n }: { right: number; n: number }, data: string): Figure {
  return {
    name: "speaker of direct quotes, head-word match",
    value: n === 0 ? 0 : (100 * right) / n,
    unit: "%",
    must: 85,
    aim: 95,
    better: "higher",
    n,
    data,
  };
}
