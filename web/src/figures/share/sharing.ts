import { createContext, useContext } from "react";
import type { FigureTasks } from "@rapporteur/app/analysis/figures";
import type { ScreenKey } from "../../frame/screens.ts";

/** How the statements behind a figure are found. */
export type Behind =
  /** Gathered when a figure is shared: on a large project that takes longer than the figure. */
  | { readonly task: "ids"; readonly ids: () => readonly string[] }
  | { readonly task: "networkIds"; readonly request: FigureTasks["networkIds"]["request"] }
  | { readonly task: "actorIds"; readonly request: FigureTasks["actorIds"]["request"] }
  | { readonly task: "statementIds"; readonly request: FigureTasks["statementIds"]["request"] };

/** What the figures of a screen have in common when one of them is shared. */
export interface Sharing {
  readonly screen: ScreenKey & ("networks" | "actors" | "causes" | "forecasts" | "answers");
  readonly behind: Behind;
  /** As the screen shows them, in its own words. */
  readonly settings: readonly { readonly label: string; readonly value: string }[];
}

/** Null where figures cannot be shared. */
export const SharingContext = createContext<Sharing | null>(null);
export const useSharing = (): Sharing | null => useContext(SharingContext);
