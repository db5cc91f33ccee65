import { draftsQuery } from "../../figures/drafts-query.ts";
import { choiceQuery, listQuery } from "../../hooks/use-query-state.ts";
import type { CausesRequest } from "@rapporteur/app/analysis/figures";

/** How the settings stand in the address. */
export const causeQuery = {
  drafts: draftsQuery,
  without: listQuery,
  contested: choiceQuery(["unknown", "majority"], "unknown"),
  view: choiceQuery(["map", "links", "loops", "whatif"], "map"),
  pick: listQuery,
  push: listQuery,
  mode: choiceQuery(["clamp", "pulse", "driver"], "clamp"),
  loop: listQuery,
};
export type CauseQuery = { readonly [K in keyof typeof causeQuery]: ReturnType<(typeof causeQuery)[K]["read"]> };
export type Change = (change: Partial<CauseQuery>, options?: { readonly isStep?: boolean }) => void;

/** "Nobody named" needs a word of its own in the address: an empty one would be lost. */
export const nobody = "(nobody)";

export function requestOf({ drafts, without, contested }: CauseQuery): CausesRequest {
  return { countsDrafts: drafts, without: without.map((speaker) => (speaker === nobody ? "" : speaker)), contested };
}

/** Pushes as the address holds them: "+concept:tolls", "-concept:trust". */
export function pushesOf(push: readonly string[]): { concept: string; value: number }[] {
  return push.flatMap((text) => (/^[+-]./.test(text) ? [{ concept: text.slice(1), value: text.startsWith("-") ? -1 : 1 }] : []));
}
