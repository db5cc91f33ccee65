import { corpusGold } from "../eval/corpus/corpus-gold.ts";
import type { Figure, MeasureOptions } from "../eval/figure.ts";
import { readWhole } from "../packages/reader/src/reading/read-whole.ts";

const words = 700;
const documents = 10_000;
const processors = 2;

/**
 * Seconds of a processor that coding takes: documents of the corpus, one after the other in one process, models loaded and code compiled before the clock starts. Of the processor and not of the
 * clock, since other programs may share the machine; the best of three of each document, as they only ever make it slower. `--count N` documents.
 */
export async function measure({ options }: MeasureOptions): Promise<Figure[]> {
  const all = corpusGold("development");
  const step = Math.max(1, Math.floor(all.length / Number(options["count"] ?? 20)));
  const texts = all.flatMap(({ text }, index) => (index % step === 0 ? [text] : []));
  for (const text of texts) await secondsOf(text);
  let [seconds, length] = [0, 0];
  for (const text of texts) {
    seconds += Math.min(await secondsOf(text), await secondsOf(text), await secondsOf(text));
    length += text.split(/\s+/).length;
  }
  const each = (seconds / length) * words;
  const base = { n: texts.length, data: `corpus, development, ${length} words`, better: "lower" } as const;
  return [
    { ...base, name: `coding ${words} words, of the processor`, value: each, unit: "s", must: 0.48, aim: 0.24 },
    {
      ...base,
      name: `${documents} documents of ${words} words, ${processors} processors`,
      value: (each * documents) / processors / 60,
      unit: "min",
      must: 40,
      aim: 20,
    },
  ];
}

async function secondsOf(text: string): Promise<number> {
  const begin = process.cpuUsage();
  await readWhole({ bytes: new TextEncoder().encode(text), name: "document.txt" }, { codes: true });
  const { user, system } = process.cpuUsage(begin);
  return (user + system) / 1e6;
}
