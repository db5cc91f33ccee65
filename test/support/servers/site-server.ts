import { parseArgs } from "node:util";
import { registerSite } from "../../../packages/app/src/http/site/register-site.ts";
import { startServer } from "../../../packages/app/src/http/ports/start-server.ts";
import { readSettings } from "../../../packages/app/src/settings/config.ts";
import { openApp } from "../../../packages/app/src/application/open-app.ts";
import { openStore } from "../../../packages/app/src/store/open-store.ts";

/* A server with the public site in a process of its own, which a test can kill and a bench can load: node test/support/servers/site-server.ts --library FILE */

const { values } = parseArgs({ options: { library: { type: "string" } } });
const store = await openStore(values.library ?? "");
const read = readSettings({ flags: { port: 0, logLevel: "silent", workers: 1 } });
const { address } = await startServer(await openApp(store, { read, works: false, hasSite: true }), { plugins: [registerSite] });
process.stdout.write(`${address}\n`);
