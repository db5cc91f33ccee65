import type { ScopeCounts } from "@rapporteur/app/analysis/figures";
import type { ScreenKey } from "./screens.ts";

/** What is counted beside the name of a screen. */
export type Counted = "drafts" | "speakers" | "documents" | "statements" | "positions" | "relations" | "causes" | "forecasts";

const types: Readonly<Partial<Record<ScreenKey, readonly [type: string, what: Counted]>>> = {
  networks: ["position", "positions"],
  actors: ["relation", "relations"],
  causes: ["cause", "causes"],
  forecasts: ["forecast", "forecasts"],
};

/** How much there is for a screen in a scope, drafts and accepted; null where nothing is counted for it. */
export function countOf(
  screen: ScreenKey,
  { documents, speakers, types: found }: ScopeCounts,
): { readonly what: Counted; readonly count: number } | null {
  const sum = (of: readonly ScopeCounts["types"][number][]): number => of.reduce((all, { accepted, drafts }) => all + accepted + drafts, 0);
  if (screen === "review") return { what: "drafts", count: found.reduce((all, { drafts }) => all + drafts, 0) };
  if (screen === "experts") return { what: "speakers", count: speakers };
  if (screen === "answers") return { what: "documents", count: documents };
  if (screen === "statements") return { what: "statements", count: sum(found) };
  const own = types[screen];
  return own === undefined ? null : { what: own[1], count: sum(found.filter(({ type }) => type === own[0])) };
}
