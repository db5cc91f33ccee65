import { useSyncExternalStore } from "react";

export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

const place = "rapporteur.theme";
const listeners = new Set<() => void>();

function chosen(): Theme {
  const kept = localStorage.getItem(place);
  return themes.find((theme) => theme === kept) ?? "system";
}

function apply(): void {
  const theme = chosen();
  if (theme === "system") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = theme;
}

/** Puts the theme on the page; to be called before anything is drawn. */
export function startTheme(): void {
  apply();
  window.addEventListener("storage", (event) => {
    if (event.key !== place) return;
    apply();
    for (const listener of listeners) listener();
  });
}

export function setTheme(theme: Theme): void {
  localStorage.setItem(place, theme);
  apply();
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useTheme(): Theme {
  return useSyncExternalStore(subscribe, chosen);
}
