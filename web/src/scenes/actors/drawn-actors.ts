import type { DrawnGraph } from "../../figures/graph/graph-types.ts";
import { drawnNote } from "../../figures/drawn-exports.ts";
import { text } from "./strings.ts";
import type { ActorArc, ActorLayoutAnswer, ActorsAnswer, Camps, DrawnNetworkFile } from "@rapporteur/app/analysis/figures";

export const arcKey = ({ source, target }: Pick<ActorArc, "source" | "target">): string => `${source}\u0000${target}`;

const [smallest, largest] = [5, 18];

export interface DrawnParts {
  readonly answer: ActorsAnswer;
  readonly layout: ActorLayoutAnswer;
  /** Empty until they are known: nobody is coloured before. */
  readonly camps: readonly Camps[];
}

/** The actor graph as a picture, with places by who cooperates with whom. Actors without a place yet wait in the middle. */
export function drawnActors({ answer, layout, camps }: DrawnParts, nameOf: (key: string) => string): DrawnGraph {
  const places = new Map(layout.keys.map((key, at) => [key, at]));
  const most = Math.max(1, ...answer.actors.map(({ acts }) => acts));
  const busiest = Math.max(1, ...answer.arcs.map(({ count }) => count));
  const groups = groupsOf(camps);
  const nodes = answer.actors.map(({ key, acts }) => ({
    key,
    label: nameOf(key),
    x: layout.x[places.get(key) ?? -1] ?? 0,
    y: layout.y[places.get(key) ?? -1] ?? 0,
    size: smallest + (largest - smallest) * Math.sqrt(acts / most),
    group: groups.get(key) ?? null,
    about: () => text.aboutActor(nameOf(key), acts),
  }));
  const ties = answer.arcs.map((arc) => ({
    key: arcKey(arc),
    from: arc.source,
    to: arc.target,
    value: arc.cooperation - arc.conflict,
    width: 1 + 4 * (arc.count / busiest),
    isDirected: true,
    about: () => text.aboutArc(nameOf(arc.source), nameOf(arc.target), arc.count, arc.conflict),
  }));
  return { nodes, ties };
}

/** A group for each side of each part that has two; the sides of different parts are not to look alike. */
function groupsOf(camps: readonly Camps[]): Map<string, number> {
  const divided = camps.filter(({ sides }) => sides.every(({ length }) => length > 0));
  return new Map(divided.flatMap(({ sides }, at) => sides.flatMap((side, which) => side.map((key) => [key, 2 * at + which] as const))));
}

/** What the screen shows, for a file: the same actors, arcs and places, with what is known of each arc. */
export function drawnFile({ actors, arcs }: ActorsAnswer, graph: DrawnGraph): DrawnNetworkFile {
  const numbers = new Map(graph.nodes.map(({ key }, at) => [key, at]));
  const acts = new Map(actors.map((actor) => [actor.key, actor.acts]));
  const numberOf = (key: string): number => numbers.get(key) ?? -1;
  return {
    nodes: graph.nodes.map(({ key, label, x, y, size, group }) => ({ label, x, y, size, community: group, mode: 1, statements: acts.get(key) ?? 0 })),
    ties: arcs.map(({ source, target, count, cooperation, conflict }) => ({
      from: numberOf(source),
      to: numberOf(target),
      value: cooperation - conflict,
      said: { acts: count, cooperation, conflict },
    })),
    isDirected: true,
    rowVariable: "actor",
    columnVariable: "actor",
    description: drawnNote(text.figureTitle),
  };
}
