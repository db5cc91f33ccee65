import { useEffect } from "react";
import type { ScopeChoicesAnswer, ScopeCounts } from "@rapporteur/app/analysis/figures";
import { SharedValue } from "../hooks/shared-value.ts";

/** What the scope of the screen leaves, for the rail; null where the screen has no scope, or it is not known yet. */
export const scopeCounts = new SharedValue<ScopeCounts | null>(null);

/** Tells the rail while the screen is open. */
export function useScopeCounts(choices: ScopeChoicesAnswer | null): void {
  const counts = choices?.inScope ?? null;
  useEffect(() => {
    if (counts !== null) scopeCounts.set(counts);
  }, [counts]);
  useEffect(() => () => scopeCounts.set(null), []);
}
