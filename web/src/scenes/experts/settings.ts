import { draftsQuery } from "../../figures/drafts-query.ts";
import { choiceQuery, listQuery, textQuery } from "../../hooks/use-query-state.ts";

export const profileRoles = ["speaker", "actor", "concept"] as const;

/** So many are laid side by side at most. */
export const mostCompared = 6;

/** How the settings stand in the address. */
export const expertQuery = {
  kind: choiceQuery(profileRoles, "speaker"),
  who: listQuery,
  drafts: draftsQuery,
  find: textQuery(),
};
export type ExpertQuery = { readonly [K in keyof typeof expertQuery]: ReturnType<(typeof expertQuery)[K]["read"]> };
export type Change = (change: Partial<ExpertQuery>, options?: { readonly isStep?: boolean }) => void;
