import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import chromium from "@sparticuz/chromium";
import { chromium as playwright, type Browser } from "playwright-core";

const cache = fileURLToPath(new URL("../../.cache/", import.meta.url));

// Not the package's own list of flags: that one runs everything in a single process, which dies with the first page, and
// switches web security off, which tests of a content policy need.
const browserFlags = [
  "--no-sandbox",
  "--disable-dev-shm-usage",
  "--font-render-hinting=none",
  "--use-gl=angle",
  "--use-angle=swiftshader",
  "--enable-unsafe-swiftshader",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

/** A real Chromium from the packages of this checkout; it unpacks itself into the ignored folder .cache once. */
export async function launchBrowser(): Promise<Browser> {
  mkdirSync(cache, { recursive: true });
  process.env["TMPDIR"] = cache;
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    args: browserFlags,
    headless: true,
  });
}

/** The widths the pages are looked at in: desk, small laptop, phone. */
export const widths = [1440, 1024, 390] as const;
export const themes = ["light", "dark"] as const;
