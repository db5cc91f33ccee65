import { registerSite } from "../../../packages/app/src/http/site/register-site.ts";
import { startServer, type RunningServer } from "../../../packages/app/src/http/ports/start-server.ts";
import { readSettings } from "../../../packages/app/src/settings/config.ts";
import { ensureProject } from "../../../packages/app/src/library/create-project.ts";
import { openApp } from "../../../packages/app/src/application/open-app.ts";
import { openStore } from "../../../packages/app/src/store/open-store.ts";

export interface WorkbenchOptions {
  readonly library: string;
  readonly web: string;
  readonly port: string;
  readonly "figures-in-browser"?: string | undefined;
  /** Does jobs and has the public site, as `rapporteur serve`. */
  readonly whole?: boolean;
}

/** Serves a library with the workbench in this process. */
export async function serveWorkbench(options: WorkbenchOptions): Promise<RunningServer> {
  const { library, web, port, whole = false } = options;
  const store = await openStore(library);
  await ensureProject(store);
  const read = readSettings({ flags: { port: Number(port), logLevel: "warn", figuresInBrowser: options["figures-in-browser"] } });
  const opened = await openApp(store, { read, works: whole, ...(whole ? { hasSite: true } : {}) });
  return startServer(opened, { webFolder: web, plugins: whole ? [registerSite] : [] });
}
