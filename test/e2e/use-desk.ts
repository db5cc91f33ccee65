import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { startSite, type SiteServer } from "../support/published-site.ts";
import { buildWorkbench } from "../support/workbench.ts";
import { launchBrowser } from "./browser.ts";

/** A server with published pages and the workbench, and a browser. */
export interface Desk {
  readonly server: SiteServer;
  readonly browser: Browser;
}

/** Opens a desk before the tests of a file and closes it behind them. `take` is given it. */
export function useDesk(take: (desk: Desk) => void): void {
  const folder = mkdtempSync(join(tmpdir(), "desk-"));
  let server: SiteServer | undefined;
  let browser: Browser | undefined;
  beforeAll(async () => {
    await buildWorkbench(join(folder, "web"));
    server = await startSite({ webFolder: join(folder, "web") });
    browser = await launchBrowser();
    take({ server, browser });
  });
  afterAll(async () => {
    await browser?.close();
    await server?.end();
    rmSync(folder, { recursive: true, force: true });
  });
}
