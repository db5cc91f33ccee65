/** The library's server, to be run from a program of one's own: what `import … from "rapporteur/server"` gives. */
export { createServer, type ServerOptions, type ServerPlugin } from "../http/create-server.ts";
export { startServer, type RunningServer } from "../http/start-server.ts";
export type { AppContext } from "../service/app-context.ts";
export { readSettings, type ReadSettings, type Settings, type SettingSources } from "../service/config.ts";
export { openApp, type AppOptions, type OpenApp } from "../service/open-app.ts";
export { openStore, type StoreOptions } from "../store/open-store.ts";
