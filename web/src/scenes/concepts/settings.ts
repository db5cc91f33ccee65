import { entityTypes } from "@rapporteur/core/model";
import { draftsQuery } from "../../figures/drafts-query.ts";
import { choiceQuery } from "../../hooks/use-query-state.ts";

/** How the settings stand in the address. */
export const conceptQuery = {
  view: choiceQuery(["merges", "tree"], "merges"),
  kind: choiceQuery(entityTypes, "concept"),
  drafts: draftsQuery,
};
