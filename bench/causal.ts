import type { Figure, Measure } from "../eval/figure.ts";
import { seededRandom } from "../packages/core/src/base/random.ts";
import { buildCausalMap } from "../packages/engines/src/causal/build-causal-map.ts";
import type { CausalLink } from "../packages/engines/src/causal/causal-link.ts";
import { whatIf } from "../packages/engines/src/causal/fcm/what-if.ts";
import { findLoops } from "../packages/engines/src/causal/find-loops.ts";
import { mapFigures } from "../packages/engines/src/causal/map-figures.ts";

/** Causal maps of a size no expert reaches: 200 concepts, 2,000 links. Each time is the median of three runs, the first, unwarmed one included. */
export const measure: Measure = async () => {
  const links = randomLinks({ concepts: 200, links: 2_000 });
  const map = buildCausalMap(links);
  const data = `random: ${map.concepts.length} concepts, ${map.links.length} links`;
  const answer = timed(() => whatIf(map, [{ concept: "c0", value: 1 }]));
  const loops = timed(() => findLoops(map, { limit: 100_000 }));
  const built = timed(() => mapFigures(buildCausalMap(links)));
  const configurations = `${answer.result.configurations.length} configurations`;
  const figures: Figure[] = [
    figure("what-if by all rules, four transfer functions and three λ, with paths", {
      value: answer.ms,
      must: 200,
      data: `${data}; ${configurations}`,
    }),
    figure("feedback loops up to 100,000, shortest first", { value: loops.ms, must: 1_000, data: `${data}; ${loops.result.loops.length} loops` }),
    figure("merged map and its figures", { value: built.ms, must: null, data }),
  ];
  return Promise.resolve(figures);
};

function figure(name: string, run: { value: number; must: number | null; data: string }): Figure {
  return { name, value: run.value, unit: "ms", must: run.must, aim: null, better: "lower", n: 3, data: run.data };
}

function timed<T>(run: () => T): { result: T; ms: number } {
  const runs = [1, 2, 3].map(() => {
    const start = performance.now();
    const result = run();
    return { result, ms: performance.now() - start };
  });
  return runs.sort((x, y) => x.ms - y.ms)[1] as { result: T; ms: number };
}

function randomLinks(size: { concepts: number; links: number }): CausalLink[] {
  const random = seededRandom(1);
  const pairs = new Map<string, CausalLink>();
  while (pairs.size < size.links) {
    const [cause, effect] = [`c${Math.floor(random() * size.concepts)}`, `c${Math.floor(random() * size.concepts)}`];
    if (cause === effect) continue;
    const [sign, strength] = [random() < 0.5 ? 1 : -1, 0.05 + random() * 0.9] as const;
    const fields = { sign, strength, speaker: null, isDenied: false, document: null, reviewedByPerson: true };
    pairs.set(`${cause} ${effect}`, { id: `s${pairs.size}`, cause, effect, ...fields });
  }
  return [...pairs.values()];
}
