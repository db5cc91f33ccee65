import { listQuery, textQuery, type QueryCodec } from "./use-query-state.ts";

/** "Nobody named" needs a word of its own in the address: an empty one would be lost. */
export const nobody = "(nobody)";
const keysQuery: QueryCodec<readonly string[]> = {
  read: (text) => listQuery.read(text).map((key) => (key === nobody ? "" : key)),
  write: (keys) => listQuery.write(keys.map((key) => (key === "" ? nobody : key))),
};

/** How the scope of the analyses stands in the address, the same on every screen. */
export const scopeQuery = {
  in: listQuery,
  tags: listQuery,
  authors: keysQuery,
  by: keysQuery,
  without: keysQuery,
  types: listQuery,
  from: textQuery(),
  to: textQuery(),
};
export type ScopeQuery = { readonly [K in keyof typeof scopeQuery]: ReturnType<(typeof scopeQuery)[K]["read"]> };

export const emptyScope: ScopeQuery = { in: [], tags: [], authors: [], by: [], without: [], types: [], from: "", to: "" };

/** The part of an address that another screen is to keep: "?in=d1", or nothing. */
export function scopeSearch(search: string): string {
  const [before, after] = [new URLSearchParams(search), new URLSearchParams()];
  for (const name of Object.keys(scopeQuery)) {
    const text = before.get(name);
    if (text !== null && text !== "") after.set(name, text);
  }
  return after.size === 0 ? "" : `?${after}`;
}

/** The same for a scope that is made, as of one document. */
export function searchOfScope(scope: Partial<ScopeQuery>): string {
  const after = new URLSearchParams();
  for (const [name, value] of Object.entries(scope)) {
    const text = (scopeQuery[name as keyof ScopeQuery] as QueryCodec<unknown>).write(value);
    if (text !== null) after.set(name, text);
  }
  return after.size === 0 ? "" : `?${after}`;
}
