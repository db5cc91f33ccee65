import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import chromium from "@sparticuz/chromium";
import { chromium as playwright, type Browser } from "playwright-core";

const cache = fileURLToPath(new URL("../../.cache/", import.meta.url));

/** A real Chromium from the packages of this checkout; it unpacks itself into the ignored folder .cache once. */
export async function launchBrowser(): Promise<Browser> {
  mkdirSync(cache, { recursive: true });
  process.env["TMPDIR"] = cache;
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    args: [...chromium.args, "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"],
    headless: true,
  });
}

/** The widths the pages are looked at in: desk, small laptop, phone. */
export const widths = [1440, 1024, 390] as const;
export const themes = ["light", "dark"] as const;
