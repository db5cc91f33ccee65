import { parseArgs } from "node:util";
import { startServer } from "../../src/http/start-server.ts";
import { readSettings } from "../../src/service/config.ts";
import { ensureProject } from "../../src/service/library/create-project.ts";
import { openApp } from "../../src/service/open-app.ts";
import { openStore } from "../../src/store/open-store.ts";

/* A server in a process of its own, which a test can kill: node test/support/workbench-server.ts --library FILE --web FOLDER --port N --figures-in-browser N */

const { values } = parseArgs({
  options: { library: { type: "string" }, web: { type: "string" }, port: { type: "string", default: "0" }, "figures-in-browser": { type: "string" } },
});
const store = await openStore(values.library ?? "");
await ensureProject(store);
const read = readSettings({ flags: { port: Number(values.port), logLevel: "warn", figuresInBrowser: values["figures-in-browser"] } });
const { address } = await startServer(await openApp(store, { read, works: false }), { webFolder: values.web ?? "" });
process.stdout.write(`${address}\n`);
