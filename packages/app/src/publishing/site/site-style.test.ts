import { expect, test } from "vitest";
import { siteFontFaces, siteFonts, siteStyle } from "./site-style.ts";

test("each font of the site is declared with the family, weight and style that its file has, and used by that name", () => {
  const families: Readonly<Record<string, string>> = { "source-serif-4": "Source Serif 4", "source-sans-3": "Source Sans 3" };
  const expected = siteFonts.map(({ file }) => {
    const [, family = "", weight = "", style = ""] = /^(.*)-latin-(\d+)-(\w+)\.woff2$/.exec(file) ?? [];
    return `@font-face{font-family:"${families[family]}";font-weight:${weight};font-style:${style};font-display:swap;src:url(${file}) format("woff2")}`;
  });
  expect(siteFontFaces.split("\n")).toEqual(expected);
  for (const { family } of siteFonts) expect(siteStyle.replaceAll(siteFontFaces, "")).toContain(`"${family}"`);
});
