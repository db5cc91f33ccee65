import type { Figure, Measure } from "../eval/figure.ts";
import { groupAlike } from "../packages/app/src/documents/duplicates/near-duplicates.ts";
import { changeWords, inventText } from "../packages/app/src/documents/duplicates/testing/invent-texts.ts";
import { sketchText } from "../packages/app/src/documents/duplicates/text-sketch.ts";

/** Words of a text: an op-ed. */
const words = 700;
/** In ten texts one story on two sites, in which an editor changed so many words. */
const changed = [0.01, 0.05, 0.1] as const;

/** Near-duplicates among invented texts: seconds of one core, how that grows with their number, and how many are found. */
export const measure: Measure = async () => {
  const [small, large] = [run(2_500), run(10_000)];
  const data = `10,000 invented texts of ${words} words, 1,000 of them copies in which 1, 5 or 10 % of the words were changed`;
  return Promise.resolve([
    figure("near-duplicates among 10,000 documents", { value: large.seconds, unit: "s", must: 20, better: "lower" }, data),
    figure(
      "the same for 10,000 by the same for 2,500, by document",
      { value: large.seconds / small.seconds / 4, unit: "×", must: 1.5, better: "lower" },
      data,
    ),
    figure("copies that are found", { value: large.found, unit: "%", must: 95, better: "higher" }, data),
    figure("documents suggested that are no copies", { value: large.wrong, unit: "", must: 0, better: "lower" }, data),
  ]);
};

type Said = Pick<Figure, "value" | "unit" | "must" | "better">;

function figure(name: string, said: Said, data: string): Figure {
  return { name, ...said, aim: null, n: 1, data };
}

function run(count: number): { seconds: number; found: number; wrong: number } {
  const texts = Array.from({ length: count }, (_, at) =>
    at % 10 === 9 ? changeWords(inventText(at - 1, words), -at, changed[Math.floor(at / 10) % 3] ?? 0) : inventText(at, words),
  );
  const before = process.cpuUsage();
  const sketched = texts.flatMap((text, at) => {
    const sketch = sketchText(text);
    return sketch === null ? [] : [{ id: String(at), sketch }];
  });
  const groups = groupAlike(sketched);
  const { user } = process.cpuUsage(before);
  const isCopy = ([one = 0, other = 0]: readonly number[]): boolean => other - one === 1 && other % 10 === 9;
  const right = groups.filter((group) => group.length === 2 && isCopy(group)).length;
  const suggested = groups.reduce((sum, group) => sum + group.length, 0);
  return { seconds: user / 1e6, found: (100 * right) / (count / 10), wrong: suggested - 2 * right };
}
