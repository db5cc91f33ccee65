import { useCallback } from "react";
import { textQuery, useQueryState } from "./use-query-state.ts";

const entityQuery = textQuery();

/** The entity whose details are open, by the address (`?entity=`), and how another is opened on any screen; the empty string closes them. */
export function useEntityQuery(): [id: string, open: (id: string) => void] {
  const [id, setId] = useQueryState("entity", entityQuery);
  const open = useCallback((next: string) => setId(next, { isStep: next !== "" }), [setId]);
  return [id, open];
}
