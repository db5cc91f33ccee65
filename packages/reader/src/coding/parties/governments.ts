import type { Entity } from "@rapporteur/core/model";
import { builtInGazetteer } from "../../language/entities/gazetteer/built-in-gazetteer.ts";
import { selfGoverning } from "../../language/entities/gazetteer/agent-nouns.ts";

/** Seats of governments that are capitals too stand for whom the world calls by them. */
const seats: ReadonlyMap<string, string> = new Map([["place:brussels", "org:EU"]]);

/** What a place stands for: its state, or the body that sits there. */
export interface Government {
  readonly entity: string;
  /** The government has its seat there, so that what it does can be told of the place. */
  readonly isSeat: boolean;
}

/** What places stand for where they act or are acted on. Those that govern themselves stand for themselves. */
export function governmentsOf(entities: readonly Entity[]): ReadonlyMap<string, Government> {
  return new Map(
    entities.flatMap(({ id, type, country, name }): [string, Government][] => {
      const seat = seats.get(id);
      if (seat !== undefined) return [[id, { entity: seat, isSeat: true }]];
      return type !== "place" || country === null || selfGoverning.has(id) ? [] : [[id, { entity: country, isSeat: isSeat(name, country) }]];
    }),
  );
}

function isSeat(name: string, state: string): boolean {
  const [first = ""] = name.split(" ");
  const forms = builtInGazetteer().forms.get(first.toUpperCase()) ?? [];
  return forms.some(({ use, entry, words }) => use === "seat" && entry === state && words.join(" ") === name);
}
