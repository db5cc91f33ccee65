import type { ActorGraph } from "@rapporteur/engines/relations";
import type { LayoutTies } from "../layout/place-network.ts";

/** What draws actors together in a picture: the balance of what each pair does to each other. */
export function actorTies(arcs: ActorGraph["arcs"]): LayoutTies {
  return {
    from: arcs.map(({ source }) => source),
    to: arcs.map(({ target }) => target),
    // A little even where there is conflict, so that who has to do with one another does not drift out of sight.
    values: arcs.map(({ cooperation, conflict }) => Math.max(0.15, cooperation - conflict)),
  };
}
