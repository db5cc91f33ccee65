import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Readout } from "@rapporteur/reader/readout";
import { presentHtml, type HtmlOptions } from "../present/html/present-html.ts";
import { presentIndex } from "../present/html/present-index.ts";
import type { PageFonts } from "../present/html/page-style.ts";

const resolve = createRequire(import.meta.url).resolve;
const font = (family: string, face: string): string =>
  readFileSync(resolve(`@fontsource/${family}/files/${family}-latin-${face}.woff2`)).toString("base64");

let fonts: PageFonts | undefined;

function loadFonts(): PageFonts {
  fonts ??= {
    serif: font("source-serif-4", "400-normal"),
    serifItalic: font("source-serif-4", "400-italic"),
    serifBold: font("source-serif-4", "600-normal"),
    sans: font("source-sans-3", "400-normal"),
    sansBold: font("source-sans-3", "600-normal"),
  };
  return fonts;
}

/** Base64 SHA-256 of a text, as a content security policy names an inline style. */
function digestBase64(text: string): string {
  return createHash("sha256").update(text).digest("base64");
}

const htmlOptions = (): HtmlOptions => ({ fonts: loadFonts(), digest: digestBase64 });

/** The list of readouts that a server offers, in the same type as their pages. */
export function presentIndexPage(entries: Parameters<typeof presentIndex>[0]): string {
  return presentIndex(entries, htmlOptions());
}

/** The readout as one self-contained HTML page with its fonts inside. */
export function presentPage(readout: Readout): string {
  return presentHtml(readout, htmlOptions());
}
