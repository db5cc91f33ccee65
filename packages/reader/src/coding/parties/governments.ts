import type { Entity } from "@rapporteur/core/model";
import { selfGoverning } from "./agent-nouns.ts";

/** A seat that is also a capital stands for whom the world calls by it. */
const seats: ReadonlyMap<string, string> = new Map([["place:brussels", "org:EU"]]);

/** What places stand for where they act or are acted on: their state, or the body that sits there. Those that govern themselves stand for themselves. */
export function governmentsOf(entities: readonly Entity[]): ReadonlyMap<string, string> {
  return new Map(
    entities.flatMap(({ id, type, country }): [string, string][] => {
      const government = seats.get(id) ?? country;
      return type !== "place" || government === null || selfGoverning.has(id) ? [] : [[id, government]];
    }),
  );
}
