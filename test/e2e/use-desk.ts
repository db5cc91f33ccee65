import type { Browser } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { startSite, type SiteServer } from "../support/published-site.ts";
import { builtWorkbench, openPages, type OpenPages } from "../support/workbench.ts";
import { launchBrowser } from "./browser.ts";

/** A server with published pages and the workbench, and a browser. */
export interface Desk {
  readonly server: SiteServer;
  readonly browser: Browser;
  /** Opens a page of the workbench, or of the site; closed, it is lent to the next that asks. */
  readonly open: OpenPages["open"];
}

/** Opens a desk before the tests of a file and closes it behind them. `take` is given it. */
export function useDesk(take: (desk: Desk) => void): void {
  let server: SiteServer | undefined;
  let browser: Browser | undefined;
  let pages: OpenPages | undefined;
  beforeAll(async () => {
    server = await startSite({ webFolder: await builtWorkbench() });
    browser = await launchBrowser();
    pages = openPages(browser, server.address);
    take({ server, browser, open: pages.open });
  });
  afterAll(async () => {
    await pages?.close();
    await browser?.close();
    await server?.end();
  });
}
