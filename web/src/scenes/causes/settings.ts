import { draftsQuery } from "../../figures/drafts-query.ts";
import { choiceQuery, flagQuery, listQuery } from "../../hooks/use-query-state.ts";
import { scopeQuery } from "../../hooks/scope-query.ts";
import type { StatementScope } from "../../figures/scope/scope-types.ts";
import type { CausesRequest } from "@rapporteur/app/analysis/figures";

/** How the settings stand in the address. */
export const causeQuery = {
  drafts: draftsQuery,
  /** Of the scope; the list of experts at the left changes it too. */
  without: scopeQuery.without,
  contested: choiceQuery(["unknown", "majority"], "unknown"),
  view: choiceQuery(["map", "links", "loops", "whatif"], "map"),
  /** All links in the picture, not the strongest alone. */
  all: flagQuery(),
  pick: listQuery,
  push: listQuery,
  mode: choiceQuery(["clamp", "pulse", "driver"], "clamp"),
  loop: listQuery,
};
export type CauseQuery = { readonly [K in keyof typeof causeQuery]: ReturnType<(typeof causeQuery)[K]["read"]> };
export type Change = (change: Partial<CauseQuery>, options?: { readonly isStep?: boolean }) => void;

/** Who is left out is told to the engine, not to the scope, so that the list of experts still has them. */
export function requestOf({ drafts, without, contested }: CauseQuery, scope: StatementScope): CausesRequest {
  return { scope: { ...scope, without: [] }, countsDrafts: drafts, without, contested };
}

/** Pushes as the address holds them: "+concept:tolls", "-concept:trust". */
export function pushesOf(push: readonly string[]): { concept: string; value: number }[] {
  return push.flatMap((text) => (/^[+-]./.test(text) ? [{ concept: text.slice(1), value: text.startsWith("-") ? -1 : 1 }] : []));
}

/** A map opens on so many links: as many as one takes in at a glance. */
export const fewLinks = 20;
