import { isUncertain } from "../packages/reader/src/coding/forecasts/is-uncertain.ts";
import { analyseSyntax } from "../packages/reader/src/language/syntax/analyse-syntax.ts";
import type { Figure, MeasureOptions } from "./figure.ts";
import { f1Of, readGold } from "./gold-data.ts";
import { languageModel } from "./language.ts";

interface HedgeGold {
  readonly uncertain: 0 | 1;
}

/** Uncertain sentences of the Szeged uncertainty corpus, development half. `--show errors` lists misses and false alarms. */
export async function measure(options: MeasureOptions): Promise<Figure[]> {
  const items = readGold<HedgeGold>("hedge_szeged", options);
  if (items === null) return [];
  const counts = { right: 0, found: 0, gold: 0 };
  for (const { text, gold } of items) {
    const sentences = analyseSyntax(text, languageModel(), { sentences: [{ start: 0, end: text.length }] });
    const found = sentences.some(isUncertain);
    if (gold.uncertain === 1) counts.gold++;
    if (found) counts.found++;
    if (found && gold.uncertain === 1) counts.right++;
    if (options.options["show"] === "errors" && found !== (gold.uncertain === 1)) process.stderr.write(`${found ? "FALSE" : "MISSED"} ${text}\n`);
  }
  const { precision, recall, f1 } = f1Of(counts);
  const base = { unit: "", better: "higher" as const, n: items.length, data: options.data ?? "Szeged uncertainty, dev half" };
  return [
    { ...base, name: "uncertain sentence, F1", value: f1, must: 0.8, aim: 0.9, comparison: "BERT macro .89" },
    { ...base, name: "uncertain sentence, precision", value: precision, must: null, aim: null },
    { ...base, name: "uncertain sentence, recall", value: recall, must: null, aim: null },
  ];
}
