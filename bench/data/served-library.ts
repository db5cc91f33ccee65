import { openApp } from "../../packages/app/src/application/open-app.ts";
import { readSettings } from "../../packages/app/src/settings/config.ts";
import { startServer } from "../../packages/app/src/http/ports/start-server.ts";
import { openStore } from "../../packages/app/src/store/open-store.ts";

/*
 * A server in a process of its own, for measuring: `fork(served-library.ts, [path])`. It says where it listens; asked for "use" it answers with its
 * resident size in bytes and the processor time it has had in milliseconds, and it ends when its parent does.
 */
const [path = ""] = process.argv.slice(2);
const started = performance.now();
const store = await openStore(path);
const openMs = performance.now() - started;
const opened = await openApp(store, { read: readSettings({ flags: { port: 0, logLevel: "silent", workers: 1 } }) });
const running = await startServer(opened);
process.send?.({ address: running.address, openMs });
process.on("message", (asked) => {
  const { user, system } = process.cpuUsage();
  if (asked === "use") process.send?.({ rss: process.memoryUsage().rss, cpuMs: (user + system) / 1000 });
});
process.on("disconnect", () => void running.close().then(() => process.exit(0)));
