import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { openReadingPool } from "../packages/app/src/jobs/reading-pool.ts";
import type { Figure } from "../eval/figure.ts";

const examples = ["oped.md", "summit-roundup.html", "communique.txt", "second-roundup.txt"];
const rounds = 10;

/**
 * How much faster two processes code documents than one, and what is lost where twice as many run as there are processors; models loaded and code compiled before the
 * clock starts. The processors must be free for the figures to mean anything.
 */
export async function measure(): Promise<Figure[]> {
  const texts = examples.map((name) => ({ name, bytes: readFileSync(new URL(`../examples/${name}`, import.meta.url)) }));
  const work = Array.from({ length: rounds }, () => texts).flat();
  const processors = availableParallelism();
  const [one, two] = [await codeAll(work, 1), await codeAll(work, 2)];
  const [all, crowded] = [processors === 2 ? two : await codeAll(work, processors), await codeAll(work, 2 * processors)];
  const data = `${work.length} codings of the ${examples.length} examples; ${processors} processors`;
  const base = { n: work.length, data, aim: null } as const;
  return [
    { ...base, name: "coding, one process", value: round(work.length / one), unit: "documents/s", must: null, better: "higher" },
    { ...base, name: "coding, two processes", value: round(work.length / two), unit: "documents/s", must: null, better: "higher" },
    { ...base, name: "two processes against one", value: round(one / two), unit: "×", must: processors > 1 ? 1.8 : null, better: "higher" },
    { ...base, name: "twice the processors against as many", value: round(all / crowded), unit: "×", must: 0.95, better: "higher" },
  ];
}

/** Seconds that the work takes. */
async function codeAll(work: readonly { readonly name: string; readonly bytes: Uint8Array }[], threads: number): Promise<number> {
  const pool = openReadingPool(threads);
  try {
    const code = (source: (typeof work)[number]): Promise<unknown> => pool.run({ kind: "read", source, codes: true });
    await Promise.all(work.slice(0, threads * 8).map(code));
    const start = performance.now();
    await Promise.all(work.map(code));
    return (performance.now() - start) / 1000;
  } finally {
    await pool.close();
  }
}

const round = (value: number): number => Math.round(value * 100) / 100;
