import type { DrawnGraph } from "../../figures/graph-types.ts";
import type { ActorArc, ActorsAnswer } from "../../worker/actor-types.ts";

export const arcKey = ({ source, target }: Pick<ActorArc, "source" | "target">): string => `${source}\u0000${target}`;

const [smallest, largest] = [5, 18];

/** The actor graph as a picture, with places by who cooperates with whom. */
export function drawnActors(answer: ActorsAnswer, nameOf: (key: string) => string): DrawnGraph {
  const most = Math.max(1, ...answer.actors.map(({ acts }) => acts));
  const busiest = Math.max(1, ...answer.arcs.map(({ count }) => count));
  const sides = answer.balance?.frustration.sides ?? [[], []];
  const nodes = answer.actors.map(({ key, acts }, at) => ({
    key,
    label: nameOf(key),
    x: answer.x[at] ?? 0,
    y: answer.y[at] ?? 0,
    size: smallest + (largest - smallest) * Math.sqrt(acts / most),
    group: sides[1].includes(key) ? 1 : 0,
  }));
  const ties = answer.arcs.map((arc) => ({
    key: arcKey(arc),
    from: arc.source,
    to: arc.target,
    value: arc.cooperation - arc.conflict,
    width: 1 + 4 * (arc.count / busiest),
    isDirected: true,
  }));
  return { nodes, ties };
}
