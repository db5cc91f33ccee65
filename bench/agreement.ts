import { seededRandom } from "../packages/core/src/base/random.ts";
import type { CodedSpan } from "../packages/engines/src/agreement/coded-span.ts";
import { gammaAgreement } from "../packages/engines/src/agreement/gamma/gamma.ts";
import { krippendorffAlpha } from "../packages/engines/src/agreement/krippendorff-alpha.ts";
import { unitizingAlpha } from "../packages/engines/src/agreement/unitizing-alpha.ts";
import type { Figure } from "../eval/figure.ts";

const coderCount = 10;
const documentCount = 200;
const spanCount = 50;
const documentLength = 6_000;

/** Agreement of ten coders on 200 documents with 50 passages each. Best of three runs. */
export async function measure(): Promise<Figure[]> {
  const { spans, documents, coders } = makeCodings();
  const random = seededRandom(11);
  const values = Array.from({ length: 10_000 }, () => {
    const truth = random();
    return coders.map(() => (random() < 0.1 ? null : Math.round(10 * (random() < 0.7 ? truth : random()))));
  });
  const pair = coders.slice(0, 2).map((coder) => spans.filter((span) => span.coder === coder && span.document === "d0"));
  const data = `${coderCount} coders × ${documentCount} documents × ${spanCount} passages, generated`;
  const base = { unit: "ms", aim: null, better: "lower" } as const;
  return [
    { ...base, name: "unitizing alpha", value: best(() => unitizingAlpha({ spans, documents, coders })), must: 2_000, n: spans.length, data },
    {
      ...base,
      name: "Krippendorff's alpha, ordinal",
      value: best(() => krippendorffAlpha(values, { metric: "ordinal" })),
      must: null,
      n: values.length,
      data: `${values.length} units × ${coderCount} coders, one value in ten missing`,
    },
    {
      ...base,
      name: "gamma, 30 samples",
      value: best(() => gammaAgreement(pair, { random: seededRandom(1), precision: null })),
      must: null,
      n: spanCount * 2,
      data: `2 coders × ${spanCount} passages, generated`,
    },
  ];
}

function best(run: () => unknown): number {
  let least = Number.POSITIVE_INFINITY;
  for (let repeat = 0; repeat < 3; repeat++) {
    const start = performance.now();
    run();
    least = Math.min(least, performance.now() - start);
  }
  return Math.round(least * 10) / 10;
}

/** Every coder marks the same places, a little off. */
function makeCodings(): { spans: CodedSpan[]; documents: { id: string; length: number }[]; coders: string[] } {
  const random = seededRandom(7);
  const coders = Array.from({ length: coderCount }, (_, index) => `coder ${index}`);
  const documents = Array.from({ length: documentCount }, (_, index) => ({ id: `d${index}`, length: documentLength }));
  const categories = ["position", "relation", "forecast", "cause"];
  const spans: CodedSpan[] = [];
  for (const { id } of documents) {
    for (let place = 0; place < spanCount; place++) {
      const middle = (place + 0.5) * (documentLength / spanCount);
      const category = categories[Math.floor(random() * categories.length)] ?? "position";
      for (const coder of coders) {
        const start = Math.round(middle - 40 + 20 * random());
        spans.push({ coder, document: id, category, start, end: start + 40 + Math.round(30 * random()) });
      }
    }
  }
  return { spans, documents, coders };
}
