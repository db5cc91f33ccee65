import { useMemo } from "react";
import { useTheme } from "../frame/theme.ts";
import { useMedia } from "../hooks/use-media.ts";

/** Names of custom properties that hold colours, without their dashes. */
export type ColorName =
  | "paper"
  | "ink"
  | "soft"
  | "rule"
  | "edge"
  | "link"
  | "danger"
  | "good"
  | "position"
  | "relation"
  | "forecast"
  | "cause"
  | `group-${number}`;

export const groupCount = 8;

export type ColorOf = (name: ColorName) => string;

/** What the theme's colours are, for what styles do not reach: WebGL and pictures. Another function where the theme changes. */
export function useThemeColors(): ColorOf {
  const theme = useTheme();
  const isDark = useMedia("(prefers-color-scheme: dark)");
  // Neither is read, but both change what the page's colours are.
  return useMemo(() => readColors(), [theme, isDark]);
}

function readColors(): ColorOf {
  const known = new Map<string, string>();
  return (name) => {
    const found = known.get(name) ?? resolve(name);
    known.set(name, found);
    return found;
  };
}

/** A colour as rgb(), whatever functions it is made by. */
function resolve(name: string): string {
  const probe = document.createElement("span");
  probe.style.color = `var(--${name})`;
  probe.className = "hidden";
  document.body.append(probe);
  const color = getComputedStyle(probe).color;
  probe.remove();
  return color;
}
