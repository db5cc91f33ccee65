import { useEffect } from "react";
import { keep, readKept } from "../data/browser-store.ts";
import type { QueryCodec } from "../hooks/use-query-state.ts";

/** Per project, as what one has reviewed another may not. */
function place(): string {
  const project = /^\/p\/([^/]+)/.exec(window.location.pathname)?.[1] ?? "";
  return `rapporteur.drafts.${project}`;
}

/** Whether drafts count: what the address says, else what was last chosen on any screen of the project. */
export const draftsQuery: QueryCodec<boolean> = {
  read: (text) => (text === null ? readKept(place()) === "1" : text === "1"),
  write: (value) => (value ? "1" : "0"),
};

/** Remembers the choice for the other screens, and keeps it in the address, so that a link shows to others what it shows here. */
export function useRememberedDrafts(drafts: boolean, change: (change: { readonly drafts: boolean }) => void): void {
  useEffect(() => {
    keep(place(), drafts ? "1" : "0");
    if (drafts && !new URLSearchParams(window.location.search).has("drafts")) change({ drafts });
  }, [drafts, change]);
}
