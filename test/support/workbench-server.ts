import { parseArgs } from "node:util";
import { startServer } from "../../packages/app/src/http/start-server.ts";
import { readSettings } from "../../packages/app/src/settings/config.ts";
import { ensureProject } from "../../packages/app/src/library/create-project.ts";
import { openApp } from "../../packages/app/src/application/open-app.ts";
import { openStore } from "../../packages/app/src/store/open-store.ts";

/* A server in a process of its own, which a test can kill: node test/support/workbench-server.ts --library FILE --web FOLDER --port N --figures-in-browser N */

const { values } = parseArgs({
  options: { library: { type: "string" }, web: { type: "string" }, port: { type: "string", default: "0" }, "figures-in-browser": { type: "string" } },
});
const store = await openStore(values.library ?? "");
await ensureProject(store);
const read = readSettings({ flags: { port: Number(values.port), logLevel: "warn", figuresInBrowser: values["figures-in-browser"] } });
const { address } = await startServer(await openApp(store, { read, works: false }), { webFolder: values.web ?? "" });
process.stdout.write(`${address}\n`);
