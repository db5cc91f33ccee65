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
  return playwright.launch({ executablePath: await unpacked(), args: browserFlags, headless: true });
}

/** The package unpacks into the folder for what is temporary, or finds itself there. */
async function unpacked(): Promise<string> {
  mkdirSync(cache, { recursive: true });
  const { TMPDIR: before } = process.env;
  process.env["TMPDIR"] = cache;
  try {
    return await chromium.executablePath();
  } finally {
    if (before === undefined) Reflect.deleteProperty(process.env, "TMPDIR");
    else process.env["TMPDIR"] = before;
  }
}

export const themes = ["light", "dark"] as const;
