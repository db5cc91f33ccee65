import { seededRandom } from "../packages/core/src/base/random.ts";
import { readDocument } from "../packages/reader/src/reading/read-document.ts";
import { corpusGold, type GoldRecord } from "./corpus/corpus-gold.ts";
import { type AuthorTally, scoreAuthors } from "./corpus/match-authors.ts";
import { scoreAnswers } from "./corpus/match-answers.ts";
import { scoreComparison } from "./corpus/match-comparison.ts";
import { readTwice } from "./corpus/second-annotator.ts";
import { type Judged, type MeasuredType, measuredTypes, type Scored, scoreReadout, type Tally } from "./corpus/match-readout.ts";
import type { Figure, Measure, MeasureOptions } from "./figure.ts";

/** What a reader must and should reach on documents that it has not seen: precision, recall. */
const targets: Partial<Record<MeasuredType, { readonly must: readonly [number, number]; readonly aim: readonly [number, number] }>> = {
  relation: { must: [0.72, 0.58], aim: [0.8, 0.72] },
  position: { must: [0.7, 0.52], aim: [0.8, 0.68] },
  cause: { must: [0.7, 0.62], aim: [0.8, 0.75] },
  forecast: { must: [0.82, 0.78], aim: [0.88, 0.88] },
  attribution: { must: [0.82, 0.8], aim: [0.9, 0.88] },
};

interface ScoredDocument extends Scored {
  readonly genre: string;
  readonly authors: AuthorTally;
  readonly answers: Tally;
  readonly comparison: Tally;
}

/**
 * The reader on the corpus: precision and recall of each type, with 90 % intervals over documents, calibration, and F1 by sub-genre with `--by genre`.
 * `--part test` reads the part that is kept for releases; development unless told. `--part agreement` scores the second, blind annotation of every tenth document
 * as if it were a reader's: what a careful person reaches by the same measure.
 */
export const measure: Measure = async (options) => {
  if (options.options["part"] === "agreement") return secondAnnotator();
  const part = partOf(options);
  const scored: ScoredDocument[] = [];
  for (const record of corpusGold(part)) {
    const readout = await readDocument({ bytes: new TextEncoder().encode(record.text), name: `${record.id}.txt` });
    if (readout.document.text === record.text)
      scored.push({
        ...scoreReadout(record, readout),
        genre: record.genre,
        authors: scoreAuthors(record, readout),
        answers: scoreAnswers(record, readout),
        comparison: scoreComparison(record, readout),
      });
  }
  const data = `corpus, ${part}, ${scored.length} documents`;
  const overall = [...authorFigures(scored, data), ...measuredTypes.flatMap((type) => typeFigures(type, scored, data))];
  overall.push(...pairFigures(scored, data));
  return options.options["by"] === "genre" ? [...overall, ...genreFigures(scored, part)] : [...overall, ...confidenceFigures(scored, data)];
};

/** Figures of a person who annotated without sight of what counts. */
function secondAnnotator(): Figure[] {
  const twice = readTwice();
  const scored = twice.map(({ record, readout }) => scoreReadout(record, readout));
  const data = `corpus, second annotator, ${twice.length} documents`;
  return measuredTypes.flatMap((type) => typeFigures(type, scored, data)).map((figure) => ({ ...figure, must: null, aim: null }));
}

/** Questions answered by contributions, and contributions compared with one another. */
function pairFigures(scored: readonly ScoredDocument[], data: string): Figure[] {
  const wanted = { answers: { must: 0.65, aim: 0.8 }, comparison: { must: 0.4, aim: 0.6 } } as const;
  return (["answers", "comparison"] as const).flatMap((name) => {
    const tallies = scored.map((document) => document[name]);
    const tally = added(tallies);
    const common = { unit: "", better: "higher", data } as const;
    const must = name === "comparison" ? 0.7 : null;
    return [
      { ...common, name: `${name} P`, value: precision(tally), must, aim: null, n: tally.found, comparison: interval(tallies, precision) },
      { ...common, name: `${name} R`, value: recall(tally), ...wanted[name], n: tally.gold, comparison: interval(tallies, recall) },
    ];
  });
}

/** Of the lines of text, the share whose author is right, or rightly nobody. */
function authorFigures(scored: readonly ScoredDocument[], data: string): Figure[] {
  const right = scored.reduce((sum, { authors }) => sum + authors.right, 0);
  const n = scored.reduce((sum, { authors }) => sum + authors.lines, 0);
  return [{ name: "lines with the right author", value: right / n, unit: "share", must: null, aim: null, better: "higher", n, data }];
}

function partOf({ options }: MeasureOptions): GoldRecord["split"] {
  const part = options["part"] ?? "development";
  if (part !== "development" && part !== "test" && part !== "train")
    throw new Error(`the corpus has no part ${part}; there are train, development, test and agreement`);
  return part;
}

function sum(documents: readonly Scored[], type: MeasuredType): Tally {
  return added(documents.map(({ tallies }) => tallies[type]));
}

function added(tallies: readonly Tally[]): Tally {
  const total = (of: (tally: Tally) => number): number => tallies.reduce((all, tally) => all + of(tally), 0);
  return { right: total(({ right }) => right), found: total(({ found }) => found), gold: total(({ gold }) => gold) };
}

const precision = ({ right, found }: Tally): number => (found === 0 ? Number.NaN : right / found);
const recall = ({ right, gold }: Tally): number => (gold === 0 ? Number.NaN : right / gold);
const f1 = ({ right, found, gold }: Tally): number => (found + gold === 0 ? Number.NaN : (2 * right) / (found + gold));

function typeFigures(type: MeasuredType, scored: readonly Scored[], data: string): Figure[] {
  const tally = sum(scored, type);
  const target = targets[type];
  const figure = (name: string, of: (tally: Tally) => number, { n, at }: { n: number; at: 0 | 1 | null }): Figure => ({
    name: `${type} ${name}`,
    value: of(tally),
    unit: "",
    must: at === null ? null : (target?.must[at] ?? null),
    aim: at === null ? null : (target?.aim[at] ?? null),
    better: "higher",
    n,
    data,
    comparison: interval(
      scored.map(({ tallies }) => tallies[type]),
      of,
    ),
  });
  return [
    figure("P", precision, { n: tally.found, at: 0 }),
    figure("R", recall, { n: tally.gold, at: 1 }),
    figure("F1", f1, { n: tally.gold, at: null }),
  ];
}

const resamples = 400;

/** 90 % interval of a figure when documents are drawn again, with a fixed seed. */
function interval(tallies: readonly Tally[], of: (tally: Tally) => number): string {
  const random = seededRandom(7);
  const values = Array.from({ length: resamples }, () =>
    of(added(Array.from(tallies, () => tallies[Math.floor(random() * tallies.length)] as Tally))),
  )
    .filter((value) => !Number.isNaN(value))
    .toSorted((a, b) => a - b);
  const at = (share: number): string => (values[Math.floor(share * (values.length - 1))] ?? Number.NaN).toFixed(2);
  return `90 % interval ${at(0.05)}–${at(0.95)}`;
}

function genreFigures(scored: readonly ScoredDocument[], part: string): Figure[] {
  return [...new Set(scored.map(({ genre }) => genre))].sort().flatMap((genre) => {
    const own = scored.filter((document) => document.genre === genre);
    return (["relation", "position", "forecast", "cause", "attribution"] as const).map((type): Figure => {
      const tally = sum(own, type);
      return {
        name: `${type} F1`,
        value: f1(tally),
        unit: "",
        must: null,
        aim: null,
        better: "higher",
        n: tally.gold,
        data: `${genre}, ${part}, ${own.length} documents`,
      };
    });
  });
}

/** How far the confidence that is shown can be believed. */
function confidenceFigures(scored: readonly ScoredDocument[], data: string): Figure[] {
  const shown = new Set<MeasuredType>(["relation", "position", "forecast", "cause"]);
  const judged = scored.flatMap((document) => document.judged.filter(({ type }) => shown.has(type)));
  return [
    { name: "calibration error", value: calibrationError(judged), unit: "", must: 0.06, aim: 0.04, better: "lower", n: judged.length, data },
    { name: "area under the curve", value: areaUnderCurve(judged), unit: "", must: 0.72, aim: 0.8, better: "higher", n: judged.length, data },
  ];
}

/** Mean gap between confidence and the share that is right, over ten equal parts by confidence. */
function calibrationError(judged: readonly Judged[]): number {
  const ordered = judged.toSorted((a, b) => a.confidence - b.confidence);
  const size = Math.ceil(ordered.length / 10);
  let error = 0;
  for (let at = 0; at < ordered.length; at += size) {
    const bin = ordered.slice(at, at + size);
    const claimed = bin.reduce((all, { confidence }) => all + confidence, 0) / bin.length;
    const right = bin.filter(({ isRight }) => isRight).length / bin.length;
    error += (bin.length / ordered.length) * Math.abs(claimed - right);
  }
  return error;
}

/** Chance that a right draft is surer than a wrong one. Cost: O(n log n). */
function areaUnderCurve(judged: readonly Judged[]): number {
  const ordered = judged.toSorted((a, b) => a.confidence - b.confidence);
  let wrongBelow = 0;
  let area = 0;
  for (let at = 0; at < ordered.length;) {
    let end = at + 1;
    while (ordered[end]?.confidence === ordered[at]?.confidence) end++;
    const equal = ordered.slice(at, end);
    const wrong = equal.filter(({ isRight }) => !isRight).length;
    area += (equal.length - wrong) * (wrongBelow + wrong / 2);
    wrongBelow += wrong;
    at += equal.length;
  }
  const right = judged.length - wrongBelow;
  return right === 0 || wrongBelow === 0 ? Number.NaN : area / (right * wrongBelow);
}
