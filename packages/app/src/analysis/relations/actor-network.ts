import type { WrittenNetwork } from "../../exchange/networks/written-network.ts";
import type { ActorGraph, Arc } from "@rapporteur/engines/relations";
import { placeNodesAtOnce } from "../figures/place-nodes.ts";
import type { Gathered } from "../input/open-statements.ts";

/** Actors above which a picture takes too long to lay out; they stand on a circle then. */
const maximumDrawn = 1500;

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
      actsOut: actors.map((_, at) => countActs(arcs.filter(({ source }) => source === at))),
      actsIn: actors.map((_, at) => countActs(arcs.filter(({ target }) => target === at))),
    },
    // Arcs are sorted by source, then target, as ties are written.
    tieAttributes: {
      acts: arcs.map((arc) => arc.acts.length),
      cooperation: arcs.map((arc) => arc.cooperation),
      conflict: arcs.map((arc) => arc.conflict),
      first: arcs.map(({ first }) => dayOf(first)),
      last: arcs.map(({ last }) => dayOf(last)),
    },
    ...placesOf(graph),
  };
}

function countActs(arcs: readonly Arc[]): number {
  return arcs.reduce((sum, { acts }) => sum + acts.length, 0);
}

function dayOf(time: number | null): string | null {
  return time === null ? null : new Date(time).toISOString().slice(0, 10);
}

function placesOf({ actors, arcs }: ActorGraph): Pick<WrittenNetwork, "positions"> {
  if (actors.length > maximumDrawn) return {};
  const ties = { from: arcs.map(({ source }) => source), to: arcs.map(({ target }) => target), values: arcs.map(({ acts }) => acts.length) };
  const { x, y } = placeNodesAtOnce(actors.length, ties);
  const extent = [...x, ...y].reduce((most, value) => Math.max(most, Math.abs(value)), 0) || 1;
  const scale = (value = 0): number => Math.round((1000 * value) / extent) + 0;
  return { positions: actors.map((_, at) => ({ x: scale(x[at]), y: scale(y[at]) })) };
}
