import { RapporteurError } from "@rapporteur/core/base";
import type { Entity } from "@rapporteur/core/model";
import type { Act } from "./act.ts";

/** Whose acts: persons as the text names them, the bodies they act for, or the states those act for. */
export const actorLevels = ["person", "body", "state"] as const;
export type ActorLevel = (typeof actorLevels)[number];

/** What rolling up needs to know of an entity. `country` is not a part of it: where somebody belongs is not whom they act for. */
export type ActorEntity = Pick<Entity, "id" | "type" | "actsFor">;

export interface RollUp {
  readonly acts: readonly Act[];
  /** Acts that fell inside one actor (a minister towards the own government) and left the graph; their ids. */
  readonly internal: readonly string[];
  /** Actors that reach no entity of the level and stand for themselves: an opposition leader, a scholar, an alliance. */
  readonly unattached: readonly string[];
}

/**
 * Moves every act from the person or body the text names to whom they act for: `person → actsFor → …` until the level is
 * reached. Actors who act for nobody at the level keep their acts under their own name (or their body's).
 *
 * @throws RAP_RELATIONS_ACTS_FOR_CYCLE where a chain of `actsFor` comes back to its start
 * Cost: O(acts + entities).
 */
export function rollUp(acts: readonly Act[], entities: readonly ActorEntity[], level: ActorLevel): RollUp {
  if (level === "person") return { acts, internal: [], unattached: [] };
  const resolve = actorResolver(entities, level);
  const rolled: Act[] = [];
  const internal: string[] = [];
  const unattached = new Set<string>();
  for (const act of acts) {
    const [source, target] = [resolve(act.source), resolve(act.target)];
    if (source.id === target.id) {
      internal.push(act.id);
      continue;
    }
    for (const end of [source, target]) if (!end.isAtLevel) unattached.add(end.id);
    rolled.push({ ...act, source: source.id, target: target.id });
  }
  return { acts: rolled, internal, unattached: [...unattached].sort() };
}

interface ResolvedActor {
  readonly id: string;
  readonly isAtLevel: boolean;
}

function actorResolver(entities: readonly ActorEntity[], level: "body" | "state"): (id: string) => ResolvedActor {
  const byId = new Map(entities.map((entity) => [entity.id, entity]));
  const known = new Map<string, ResolvedActor>();
  return function resolve(id) {
    let resolved = known.get(id);
    if (resolved === undefined) {
      resolved = climb(id, byId, level);
      known.set(id, resolved);
    }
    return resolved;
  };
}

function climb(id: string, byId: ReadonlyMap<string, ActorEntity>, level: "body" | "state"): ResolvedActor {
  const seen = new Set<string>();
  let current = id;
  for (;;) {
    if (seen.has(current)) throw new RapporteurError("RAP_RELATIONS_ACTS_FOR_CYCLE", { chain: [...seen, current].join(" → ") });
    seen.add(current);
    const entity = byId.get(current);
    if (entity !== undefined && isAtLevel(entity, level)) return { id: current, isAtLevel: true };
    if (entity === undefined || entity.actsFor === null) return { id: current, isAtLevel: false };
    current = entity.actsFor;
  }
}

function isAtLevel(entity: ActorEntity, level: "body" | "state"): boolean {
  return level === "state" ? entity.type === "state" : entity.type !== "person";
}
