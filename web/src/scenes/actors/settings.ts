import { draftsQuery } from "../../figures/drafts-query.ts";
import { actorLevels, symmetrisationRules } from "@rapporteur/engines/relations";
import { choiceQuery, listQuery } from "../../hooks/use-query-state.ts";
import type { ActorLayoutRequest, ActorsRequest } from "@rapporteur/app/analysis/figures";

/** How the settings stand in the address. */
export const actorQuery = {
  level: choiceQuery(actorLevels, "state"),
  weighting: choiceQuery(["count", "weight"], "count"),
  rule: choiceQuery(symmetrisationRules, "sum-of-values"),
  drafts: draftsQuery,
  view: choiceQuery(["graph", "map", "alignment", "balance", "list"], "graph"),
  measure: choiceQuery(["scottPi", "cohenKappa", "signorinoRitterS"], "scottPi"),
  pair: listQuery,
  /** Actors that were put somewhere by hand. */
  pins: listQuery,
};
export type ActorQuery = { readonly [K in keyof typeof actorQuery]: ReturnType<(typeof actorQuery)[K]["read"]> };

export function requestOf({ level, weighting, rule, drafts }: ActorQuery): ActorsRequest {
  return { level, weighting, rule, countsDrafts: drafts };
}

/** Places do not depend on how a pair's sign is found. */
export function layoutRequestOf({ scope, level, weighting, countsDrafts }: ActorsRequest): ActorLayoutRequest {
  return { scope, level, weighting, countsDrafts };
}
