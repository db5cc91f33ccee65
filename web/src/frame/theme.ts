import { keep, readKept } from "../data/browser-store.ts";
import { SharedValue, useShared } from "../hooks/shared-value.ts";

export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

const place = "rapporteur.theme";
const chosen = new SharedValue<Theme>("system");

function apply(theme: Theme): void {
  chosen.set(theme);
  if (theme === "system") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = theme;
}

function applyKept(): void {
  const kept = readKept(place);
  apply(themes.find((theme) => theme === kept) ?? "system");
}

/** Puts the theme on the page, and follows what another page of the browser chooses; to be called before anything is drawn. */
export function startTheme(): void {
  applyKept();
  window.addEventListener("storage", (event) => {
    if (event.key === place) applyKept();
  });
}

/** Chooses a theme for every page of this browser. */
export function setTheme(theme: Theme): void {
  keep(place, theme);
  apply(theme);
}

/** The theme that was chosen. */
export function useTheme(): Theme {
  return useShared(chosen);
}
