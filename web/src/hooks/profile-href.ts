import { listQuery } from "./use-query-state.ts";

export type ProfileRole = "speaker" | "actor" | "concept";

/** The kind of page that an entity of a type has. */
export function roleOfType(type: string): ProfileRole {
  if (type === "person") return "speaker";
  return type === "concept" ? "concept" : "actor";
}

/**
 * The address of the page of an expert, an actor or a concept, or of several side by side.
 *
 * @param search a part of the address that is kept ("?in=d1"), or nothing
 */
export function profileHref(role: ProfileRole, keys: readonly string[], search = ""): string {
  const query = new URLSearchParams(search);
  if (role !== "speaker") query.set("kind", role);
  const who = listQuery.write(keys);
  if (who !== null) query.set("who", who);
  return query.size === 0 ? "/experts" : `/experts?${query}`;
}
