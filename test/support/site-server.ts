import { parseArgs } from "node:util";
import { registerSite } from "../../src/http/site/register-site.ts";
import { startServer } from "../../src/http/start-server.ts";
import { readSettings } from "../../src/service/config.ts";
import { openApp } from "../../src/service/open-app.ts";
import { openStore } from "../../src/store/open-store.ts";

/* A server with the public site in a process of its own, which a test can kill and a bench can load: node test/support/site-server.ts --library FILE */

const { values } = parseArgs({ options: { library: { type: "string" } } });
const store = await openStore(values.library ?? "");
const read = readSettings({ flags: { port: 0, logLevel: "silent", workers: 1 } });
const { address } = await startServer(await openApp(store, { read, works: false, hasSite: true }), { plugins: [registerSite] });
process.stdout.write(`${address}\n`);
