import type { Figure, MeasureOptions } from "./figure.ts";
import { f1Of } from "./gold-data.ts";
import { reliabilityFigures } from "./statements/reliability.ts";
import { emptyOutcome, type Outcome, scoreDocument } from "./statements/score-statements.ts";
import { type GoldDocument, readStatementsGold } from "./statements/statements-gold.ts";

const musts: Readonly<Record<string, readonly [number, number]>> = {
  attribution: [0.85, 0.8],
  relation: [0.7, 0.6],
  forecast: [0.85, 0.8],
  cause: [0.65, 0.55],
  position: [0.65, 0.5],
};

/**
 * Precision and recall of each type, side of 50 %, reliability of the confidences, on the invented development documents.
 * `--held-out` adds the documents whose mistakes nobody reads, `--show errors` lists what went wrong (never in those),
 * `--data FILE.jsonl` reads other documents.
 */
export async function measure(options: MeasureOptions): Promise<Figure[]> {
  const documents = readStatementsGold(options.data);
  const parts: [string, GoldDocument[]][] =
    options.data === undefined ? [["invented, development", documents.filter((document) => !document.isHeldOut)]] : [[options.data, documents]];
  if (options.data === undefined && options.options["held-out"] !== undefined)
    parts.push(["invented, held out", documents.filter((document) => document.isHeldOut)]);
  return parts.flatMap(([name, part]) => {
    const outcome = emptyOutcome();
    for (const document of part) scoreDocument(document, outcome);
    if (options.options["show"] === "errors" && name !== "invented, held out") process.stderr.write(`${outcome.remarks.join("\n")}\n`);
    return toFigures(name, outcome);
  });
}

interface Measured {
  readonly value: number;
  readonly n: number;
  readonly must?: number;
}

function figure(name: string, data: string, { value, n, must }: Measured): Figure {
  return { name, value: Math.round(value * 1000) / 1000, unit: "", must: must ?? null, aim: null, better: "higher", n, data };
}

function toFigures(data: string, outcome: Outcome): Figure[] {
  const figures = typeFigures(data, outcome);
  const share = ({ right, all }: { right: number; all: number }): number => (all === 0 ? 0 : right / all);
  figures.push(figure("forecast, right side of 50 %", data, { value: share(outcome.sides), n: outcome.sides.all, must: 0.95 }));
  figures.push(figure("cause, sign of the matched", data, { value: share(outcome.signs), n: outcome.signs.all }));
  figures.push(figure("speaker of matched forecasts and positions", data, { value: share(outcome.speakers), n: outcome.speakers.all }));
  figures.push(...reliabilityFigures(data, outcome.reliability));
  return figures;
}

/** Precision and recall of each type, with the bounds that stand for them; a share of nothing is no figure. */
export function typeFigures(data: string, { tallies }: Pick<Outcome, "tallies">): Figure[] {
  return [...tallies].flatMap(([type, tally]) => {
    const { precision, recall } = f1Of(tally);
    const [mustPrecision, mustRecall] = musts[type] ?? [];
    return [
      figure(`${type}, precision`, data, { value: precision, n: tally.found, ...(mustPrecision === undefined ? {} : { must: mustPrecision }) }),
      figure(`${type}, recall`, data, { value: recall, n: tally.gold, ...(mustRecall === undefined ? {} : { must: mustRecall }) }),
    ].filter(({ n }) => n > 0);
  });
}
