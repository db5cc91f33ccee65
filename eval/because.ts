import { codeCauses, findLinks } from "../packages/reader/src/coding/causes/code-causes.ts";
import type { CausalLink } from "../packages/reader/src/coding/causes/causal-link.ts";
import type { CodingContext } from "../packages/reader/src/coding/draft.ts";
import { createConceptRegistry } from "../packages/reader/src/coding/concepts/concept-registry.ts";
import { analyse } from "../packages/reader/src/language/analyse.ts";
import type { Figure, MeasureOptions } from "./figure.ts";
import { f1Of, readGold } from "./gold-data.ts";
import { languageModel } from "./language.ts";

type Pieces = readonly (readonly [number, number])[];

interface BecauseRelation {
  readonly type: string;
  readonly connective: Pieces;
  readonly degree: "Facilitate" | "Inhibit" | null;
  readonly cause?: readonly [number, number] | Pieces;
  readonly effect?: readonly [number, number] | Pieces;
}

interface BecauseGold {
  readonly relations: readonly BecauseRelation[];
}

const splitNames: Readonly<Record<string, string>> = { dev: "BECAUSE, dev (hearings)", test: "BECAUSE, test (news)" };

/**
 * Signed causal claims of the BECAUSE corpus. A connective is found where a link's connective shares a character with one of
 * its pieces; a link is right only where the corpus has a causal relation there (its "NonCausal" marks count as none). Signs
 * are compared over the connectives found: Facilitate is +1, Inhibit −1.
 */
export async function measure(options: MeasureOptions): Promise<Figure[]> {
  const items = readGold<BecauseGold>("because", options);
  if (items === null) return [];
  return [...new Set(items.map((item) => item.split))].sort().flatMap((split) => {
    const tally = { right: 0, found: 0, gold: 0, signs: 0, drafted: 0, draftedRight: 0 };
    for (const item of items)
      if (item.split === split) scoreDocument(item.text, item.gold.relations, tally, options.options["show"] === "errors" && split === "dev");
    return toFigures(tally, options.data ?? splitNames[split] ?? split, items.filter((item) => item.split === split).length);
  });
}

interface Tally {
  right: number;
  found: number;
  gold: number;
  signs: number;
  drafted: number;
  draftedRight: number;
}

function scoreDocument(text: string, relations: readonly BecauseRelation[], tally: Tally, show: boolean): void {
  const causal = relations.filter((relation) => relation.type !== "NonCausal");
  const analysis = analyse(text, { model: languageModel() });
  const context: CodingContext = {
    input: { text, analysis, contributions: [], title: null, documentDate: null, coder: "eval" },
    speakerAt: () => ({ speaker: null, organization: null, reportedBy: [] }),
  };
  const links = findLinks(context, createConceptRegistry(analysis));
  const drafted = codeCauses(context, createConceptRegistry(analysis));
  const used = new Set<number>();
  for (const link of links) {
    const at = causal.findIndex((relation, index) => !used.has(index) && touches(relation.connective, link.connective));
    if (at < 0) {
      if (show) process.stderr.write(`FALSE ${link.pattern} [${text.slice(link.connective.start, link.connective.end)}] ${around(text, link)}\n`);
      continue;
    }
    used.add(at);
    const sign = causal[at]?.degree === "Inhibit" ? -1 : 1;
    if (link.sign === sign) tally.signs++;
    else if (show) process.stderr.write(`SIGN ${link.sign} [${text.slice(link.connective.start, link.connective.end)}] ${around(text, link)}\n`);
  }
  if (show)
    for (const [index, { connective, type }] of causal.entries())
      if (!used.has(index))
        process.stderr.write(`MISSED ${type} [${connective.map(([from, to]) => text.slice(from, to)).join(" … ")}] ${clip(text, connective)}\n`);
  tally.right += used.size;
  tally.found += links.length;
  tally.gold += causal.length;
  tally.drafted += drafted.length;
  tally.draftedRight += drafted.filter((draft) =>
    causal.some((relation) => touches(relation.connective, { start: draft.connective[0], end: draft.connective[1] })),
  ).length;
}

function touches(pieces: Pieces, { start, end }: { start: number; end: number }): boolean {
  return pieces.some(([from, to]) => from < end && start < to);
}

function around(text: string, link: CausalLink): string {
  return text.slice(Math.max(0, link.connective.start - 70), link.connective.end + 70).replace(/\s+/g, " ");
}

function clip(text: string, pieces: Pieces): string {
  const [first] = pieces;
  return first === undefined ? "" : text.slice(Math.max(0, first[0] - 70), first[1] + 70).replace(/\s+/g, " ");
}

function toFigures(tally: Tally, data: string, documents: number): Figure[] {
  const { precision, recall, f1 } = f1Of(tally);
  const base = { unit: "", better: "higher" as const, data };
  const none = { must: null, aim: null };
  // The must is set on the development part; the five news texts are shown beside it.
  const isOwnTest = data === splitNames["test"];
  return [
    { ...base, name: "connective, F1", value: f1, must: isOwnTest ? null : 0.6, aim: 0.8, n: tally.gold },
    { ...base, name: "connective, precision", value: precision, ...none, n: tally.found },
    { ...base, name: "connective, recall", value: recall, ...none, n: tally.gold },
    {
      ...base,
      name: "sign of connectives found",
      value: tally.right === 0 ? 0 : tally.signs / tally.right,
      must: isOwnTest ? null : 0.9,
      aim: 0.97,
      n: tally.right,
    },
    {
      ...base,
      name: "drafted statements with a causal connective",
      value: tally.drafted === 0 ? 0 : tally.draftedRight / tally.drafted,
      ...none,
      n: tally.drafted,
    },
    { ...base, name: "documents", value: documents, ...none, n: documents },
  ];
}
