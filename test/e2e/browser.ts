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
  // WebGL alone needs the emulated graphics card; pages drawn without it cost a third.
  "--disable-gpu-compositing",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

let running: Promise<Browser> | undefined;

/**
 * A real Chromium from the packages of this checkout; it unpacks itself into the ignored folder .cache once. All tests of a process share one, which ends with
 * the process: closing what is returned closes its pages, with all that they have stored.
 */
export async function launchBrowser(): Promise<Browser> {
  const shared = await (running ??= start());
  const close = async (): Promise<void> => {
    await Promise.all(shared.contexts().map((context) => context.close()));
  };
  return Object.assign(Object.create(shared) as Browser, { close });
}

async function start(): Promise<Browser> {
  mkdirSync(cache, { recursive: true });
  process.env["TMPDIR"] = cache;
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    args: browserFlags,
    headless: true,
  });
}

export const themes = ["light", "dark"] as const;
