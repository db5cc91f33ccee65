import { ConceptNames } from "../packages/reader/src/coding/model/concepts.ts";
import { sentenceIndexAt } from "../packages/reader/src/language/tree/sentence-lookup.ts";
import { headOfSpan, lemmaAt } from "../packages/reader/src/language/tree/tree.ts";
import { bCubed } from "./concepts/b-cubed.ts";
import { codeText } from "./reading/code-text.ts";
import { type ConceptDocument, readConceptGold } from "./concepts/concept-gold.ts";
import type { Figure, MeasureOptions } from "./figure.ts";

/** Clusters of one mention: by the coder's label and by two trivial ones. */
interface Labelled {
  readonly gold: string;
  readonly label: string;
  readonly words: string;
  readonly lemma: string;
}

/**
 * Whether the same concept gets the same label across sentences and documents: B³ of the clusters that the coder's labels make
 * of mentions a person clustered, beside two trivial ways (the words in lower case; the lemma of the head). A
 * mention without a label is a cluster of its own. `--held-out` adds the held-out documents, `--show errors` lists the
 * development clusters that are split or mixed.
 */
export async function measure(options: MeasureOptions): Promise<Figure[]> {
  const parts = options.options["held-out"] === undefined ? (["development"] as const) : (["development", "held-out"] as const);
  return parts.flatMap((part) => {
    const documents = readConceptGold(part);
    const labelled = documents.flatMap((document) => labelsOf(document));
    if (part === "development" && options.options["show"] === "errors") process.stderr.write(`${remarks(labelled).join("\n")}\n`);
    return toFigures(part, documents.length, labelled);
  });
}

function labelsOf(document: ConceptDocument): Labelled[] {
  const { input } = codeText(new TextEncoder().encode(document.text), document.name.endsWith(".md") ? "page.md" : "page.txt");
  const isSameText = input.text === document.text;
  const names = new ConceptNames(input.analysis);
  const { sentences } = input.analysis;
  return document.mentions.map((mention, index) => {
    const words = document.text.slice(mention.start, mention.end);
    const start = isSameText ? mention.start : input.text.indexOf(words);
    const span = { start, end: start + words.length };
    const sentence = sentences[sentenceIndexAt(sentences, span.start)];
    const head = sentence === undefined ? -1 : headOfSpan(sentence, span);
    return {
      gold: mention.concept,
      label: names.nameOf(span) ?? `alone ${document.name} ${index}`,
      words: words.toLowerCase(),
      lemma: sentence === undefined || head < 0 ? words : lemmaAt(sentence, head),
    };
  });
}

function toFigures(part: string, documentCount: number, labelled: readonly Labelled[]): Figure[] {
  const gold = labelled.map((mention) => mention.gold);
  const data = `concepts, ${part}: ${documentCount} documents, ${labelled.length} mentions, ${new Set(gold).size} concepts`;
  const figure = (name: string, value: number, { n = labelled.length, must = null }: { n?: number; must?: number | null } = {}): Figure => ({
    name,
    value: Math.round(value * 1000) / 1000,
    unit: "",
    must,
    aim: null,
    better: "higher",
    n,
    data,
  });
  const coder = bCubed(
    gold,
    labelled.map((mention) => mention.label),
  );
  const words = bCubed(
    gold,
    labelled.map((mention) => mention.words),
  );
  const lemma = bCubed(
    gold,
    labelled.map((mention) => mention.lemma),
  );
  const recurring = labelled.filter((mention) => gold.indexOf(mention.gold) !== gold.lastIndexOf(mention.gold));
  const again = bCubed(
    recurring.map((mention) => mention.gold),
    recurring.map((mention) => mention.label),
  );
  return [
    figure("concepts, B³ precision", coder.precision),
    figure("concepts, B³ recall", coder.recall),
    figure("concepts, B³ F1", coder.f1, { must: 0.65 }),
    figure("concepts, B³ F1 over those met more than once", again.f1, { n: recurring.length }),
    figure("concepts, B³ F1 of the words in lower case", words.f1),
    figure("concepts, B³ F1 of the head's lemma", lemma.f1),
  ];
}

/** Gold concepts with more than one label, labels with more than one gold concept. */
function remarks(labelled: readonly Labelled[]): string[] {
  const lines: string[] = [];
  for (const concept of new Set(labelled.map(({ gold }) => gold))) {
    const labels = new Set(labelled.filter(({ gold }) => gold === concept).map(({ label }) => label));
    if (labels.size > 1) lines.push(`SPLIT ${concept}: ${[...labels].join(", ")}`);
  }
  for (const label of new Set(labelled.map((mention) => mention.label))) {
    const concepts = new Set(labelled.filter((mention) => mention.label === label).map(({ gold }) => gold));
    if (concepts.size > 1) lines.push(`MIXED ${label}: ${[...concepts].join(", ")}`);
  }
  return lines;
}
