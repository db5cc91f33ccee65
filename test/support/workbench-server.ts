import { parseArgs } from "node:util";
import { registerSite } from "../../packages/app/src/http/site/register-site.ts";
import { startServer } from "../../packages/app/src/http/start-server.ts";
import { readSettings } from "../../packages/app/src/settings/config.ts";
import { ensureProject } from "../../packages/app/src/library/create-project.ts";
import { openApp } from "../../packages/app/src/application/open-app.ts";
import { openStore } from "../../packages/app/src/store/open-store.ts";

/*
 * A server in a process of its own, which a test can kill: node test/support/workbench-server.ts --library FILE --web FOLDER --port N --figures-in-browser N.
 * With --whole it does jobs and has the public site, as `rapporteur serve` has.
 */

const { values } = parseArgs({
  options: {
    library: { type: "string" },
    web: { type: "string" },
    port: { type: "string", default: "0" },
    "figures-in-browser": { type: "string" },
    whole: { type: "boolean", default: false },
  },
});
const store = await openStore(values.library ?? "");
await ensureProject(store);
const read = readSettings({ flags: { port: Number(values.port), logLevel: "warn", figuresInBrowser: values["figures-in-browser"] } });
const opened = await openApp(store, { read, works: values.whole, ...(values.whole ? { hasSite: true } : {}) });
const { address } = await startServer(opened, { webFolder: values.web ?? "", plugins: values.whole ? [registerSite] : [] });
process.stdout.write(`${address}\n`);
