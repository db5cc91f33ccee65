import { plainSvg } from "../export-picture.ts";

export interface InThemes {
  readonly light: string;
  readonly dark: string;
}

/** A picture in both themes, whichever is on: the page takes the other for a moment, in which nothing is painted. */
export function captureThemes(svg: SVGSVGElement): InThemes {
  const root = document.documentElement;
  const { theme } = root.dataset;
  const as = (wanted: string): string => {
    root.dataset["theme"] = wanted;
    return plainSvg(svg);
  };
  try {
    return { light: as("light"), dark: as("dark") };
  } finally {
    if (theme === undefined) delete root.dataset["theme"];
    else root.dataset["theme"] = theme;
  }
}
