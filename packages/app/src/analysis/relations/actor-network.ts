import type { WrittenNetwork } from "../../exchange/networks/written-network.ts";
import type { ActorGraph } from "@rapporteur/engines/relations";
import { actorTies } from "../figures/actors/actor-ties.ts";
import { dayOf } from "../figures/day-of.ts";
import { placesForFile } from "../figures/layout/places-for-file.ts";
import type { Gathered } from "../input/opened-statements.ts";

/**
 * The actor graph as file writers need it: directed, one tie an ordered pair that has acts, weighed by cooperation less conflict (which may be 0), with
 * the number of acts, both sums, and the first and last dated act.
 *
 * Cost: O(actors² + acts), and a force-directed drawing.
 */
export function actorNetwork(graph: ActorGraph, { entities, names }: Pick<Gathered, "entities" | "names">): WrittenNetwork {
  const { actors, arcs } = graph;
  const labels = actors.map((id) => names.get(id) ?? id);
  const arcOf = new Map(arcs.map((arc) => [arc.source * actors.length + arc.target, arc]));
  const values = new Float64Array(actors.length ** 2);
  for (const [cell, { cooperation, conflict }] of arcOf) values[cell] = cooperation - conflict;
  const known = new Map(entities.map((entity) => [entity.id, entity]));
  const nameOf = (id: string | null | undefined): string | null => (id === null || id === undefined ? null : (names.get(id) ?? id));
  const positions = placesForFile(actors.length, actorTies(arcs), null);
  return {
    rows: labels,
    columns: labels,
    values,
    isTwoMode: false,
    isDirected: true,
    rowVariable: "actor",
    columnVariable: "actor",
    hasTie: (row, column) => arcOf.has(row * actors.length + column),
    attributes: {
      entity: actors,
      type: actors.map((id) => known.get(id)?.type ?? null),
      country: actors.map((id) => nameOf(known.get(id)?.country)),
      actsFor: actors.map((id) => nameOf(known.get(id)?.actsFor)),
      actsOut: countActs(graph, "source"),
      actsIn: countActs(graph, "target"),
    },
    // Arcs are sorted by source, then target, as ties are written.
    tieAttributes: {
      acts: arcs.map((arc) => arc.acts.length),
      cooperation: arcs.map((arc) => arc.cooperation),
      conflict: arcs.map((arc) => arc.conflict),
      first: arcs.map(({ first }) => dayOf(first)),
      last: arcs.map(({ last }) => dayOf(last)),
    },
    ...(positions === null ? {} : { positions }),
  };
}

/** Acts of each actor on one side of the arcs. */
function countActs({ actors, arcs }: ActorGraph, side: "source" | "target"): number[] {
  const counts = actors.map(() => 0);
  for (const arc of arcs) counts[arc[side]] = (counts[arc[side]] ?? 0) + arc.acts.length;
  return counts;
}
