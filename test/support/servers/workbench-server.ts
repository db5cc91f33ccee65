import { parseArgs } from "node:util";
import { serveWorkbench } from "./serve-workbench.ts";

/*
 * A server in a process of its own, which a test can kill: node test/support/servers/workbench-server.ts --library FILE --web FOLDER --port N --figures-in-browser N.
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
const { library = "", web = "" } = values;
const { address } = await serveWorkbench({ ...values, library, web });
process.stdout.write(`${address}\n`);
